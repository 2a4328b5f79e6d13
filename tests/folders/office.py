"""One folder as an office that nobody here knows would send it, with what is true and what only looks so.

Each register has a header or a remark that no list of ours holds word for word; each guard is told
somewhere else than where the sample tells it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.folders.books import Sheet, gbk_csv, html_xls, xlsx
from tests.folders.people import HOMES, Household, Person, couple, person

AS_OF = "2024-03-31"
MONTHS = ("2024年2月", "2024年3月")


@dataclass
class Folder:
    """`truths`: rule and number → a row that must stand in the evidence, as file|sheet|row."""

    path: Path
    homes: list[Household] = field(default_factory=list)
    truths: dict[tuple[str, str], str] = field(default_factory=dict)

    def enrol(self, home: Household | None = None) -> Household:
        self.homes.append(home or couple())
        return self.homes[-1]

    def true(self, rule: str, who: Person, file: str, sheet: str, row: int) -> None:
        self.truths[rule, who.number] = f"{file}|{sheet}|{row}"


def write(path: Path, planted: bool = True) -> Folder:
    folder = Folder(path)
    for _ in range(20):
        folder.enrol()
    if planted:
        for fill in (_deaths, _custody, _vehicles, _payroll, _keepers):
            fill(folder)
    refused, missed = person("男", 1979), person("女", 1981)
    _cards(folder, [refused, missed] if planted else [refused])
    _refusals(folder, refused)
    kept = [person("男", 1948, home=place) for place in (0, 2, 3)]
    with_mothers = [[who, _mother(who)] for who in (refused, missed)]
    _people(folder, [*with_mothers, *([who] for who in kept)])
    _rolls(folder)
    _kept(folder, kept)
    _payments(folder)
    _duty(folder)
    return folder


# -- registers, each with its true one and its false alarm -----------------------------------------


def _deaths(folder: Folder) -> None:
    """The day of death and the day of cancelling stand apart; 备注 says of one that it was a mistake."""
    dead, alive = folder.enrol().members[1], folder.enrol().members[1]
    sheet = Sheet("2023年")
    sheet.add("死亡人员注销户口登记")
    sheet.add("姓名", "身份证号码", "死亡时间", "注销户口时间", "备注")
    row = sheet.add(dead.name, dead.number, "2023.08.14", "2024.01.09", "")
    sheet.add(alive.name, alive.number, "2023.05.02", "2023.06.11", "误注销，户口已恢复")
    xlsx(folder.path / "公安局" / "销户.xlsx", sheet)
    folder.true("212", dead, "公安局/销户.xlsx", "2023年", row)
    folder.true("710", dead, "公安局/销户.xlsx", "2023年", row)


def _custody(folder: Folder) -> None:
    inside, bailed, probation = (folder.enrol().head for _ in range(3))
    sheet = Sheet("-")
    sheet.add("序号", "姓名", "身份证", "人员类别", "收押日期", "释放日期", "刑罚", "情况说明")
    row = sheet.add(1, inside.name, inside.number, "监狱服刑", "20230316", "", "有期徒刑四年", "")
    sheet.add(2, bailed.name, bailed.number, "看守所", "20231107", "", "", "已取保候审")
    sheet.add(3, probation.name, probation.number, "监狱服刑", "20230902", "", "缓刑二年", "")
    gbk_csv(folder.path / "监所在押.csv", sheet)
    folder.true("213", inside, "监所在押.csv", "-", row)


def _vehicles(folder: Folder) -> None:
    owner, disabled, sold = folder.enrol().members[1], folder.enrol().head, folder.enrol().head
    sheet = Sheet("Sheet1")
    sheet.add("车辆登记情况")
    sheet.add("车主名称", "身份证号码", "车号", "机动车种类", "初登时间", "车辆现状", "备注")
    row = sheet.add(owner.name, owner.number, "晋H12345", "小型轿车", "2021年6月8日", "正常", "")
    sheet.add(
        disabled.name,
        disabled.number,
        "晋H22345",
        "小型轿车",
        "2021年6月8日",
        "正常",
        "残疾人专用车辆",
    )
    sheet.add(sold.name, sold.number, "晋H32345", "小型轿车", "2019年6月8日", "转出", "")
    sheet.hidden.append(row)
    xlsx(folder.path / "车管所.xlsx", sheet)
    folder.true("219", owner, "车管所.xlsx", "Sheet1", row)


def _payroll(folder: Folder) -> None:
    teacher, cleaner, left = folder.enrol().members[1], folder.enrol().head, folder.enrol().head
    sheet = Sheet("Sheet1")
    sheet.add(
        "所在单位",
        "姓名",
        "身份证",
        "人员性质",
        "职务/岗位",
        "月应发工资",
        "入职日期",
        "离职日期",
        "说明",
    )
    row = sheet.add(
        "红土中学", teacher.name, teacher.number, "事业", "教师", 4600, "2011-9-1", "", ""
    )
    sheet.add(
        "县人社局", cleaner.name, cleaner.number, "长聘", "保洁", 1500, "2022-3-1", "", "公益性岗位"
    )
    sheet.add("县水利局", left.name, left.number, "事业", "工人", 4100, "2009-3-1", "2023-6-30", "")
    xlsx(folder.path / "工资统发.xlsx", sheet)
    folder.true("222", teacher, "工资统发.xlsx", "Sheet1", row)


def _keepers(folder: Folder) -> None:
    """Three households on a keeper's card, told to the county under 代管卡号."""
    keeper = person("女", 1965)
    sheet = Sheet("Sheet1")
    sheet.add("监护人代管银行卡备案表")
    sheet.add(
        "被代管人", "被代管人身份证号", "代管卡号", "代管人", "代管人证件号", "原因", "代管起始"
    )
    for _ in range(3):
        home = folder.enrol()
        home.more["card"], home.more["holder"] = keeper.card, keeper.name
        who = home.head
        sheet.add(
            who.name,
            who.number,
            keeper.card,
            keeper.name,
            keeper.number,
            "无民事行为能力",
            "2022-5-1",
        )
    xlsx(folder.path / "代管备案.xlsx", sheet)


def _cards(folder: Folder, severe: list[Person]) -> None:
    """The number alone tells the person, the kind and the degree; beside it stands a relative's number."""
    sheet = Sheet("持证")
    sheet.add("残疾人姓名", "残疾人证号", "状态", "证件到期日", "家属联系人", "家属身份证号码")
    kin = person("男", 1950)
    for who in severe:
        row = sheet.add(who.name, who.number + "42", "正常", "20301231", kin.name, kin.number)
    xlsx(folder.path / "残联报送.xlsx", sheet)
    if len(severe) > 1:
        folder.true("203", severe[1], "残联报送.xlsx", "持证", row)


def _refusals(folder: Folder, refused: Person) -> None:
    sheet = Sheet("Sheet1")
    sheet.add("停保人员")
    sheet.add("姓名", "身份证号", "停保原因", "停保日期", "停发月份")
    gone = person("男", 1968)
    sheet.add(gone.name, gone.number, "收入超标准", "2023-11-20", "2023-12")
    for _ in range(2):
        sheet.add()
    sheet.add("低保申请审批情况")
    sheet.add(
        "申请人",
        "身份证号",
        "申请事项",
        "申请受理时间",
        "决定时间",
        "审批意见",
        "未批准原因",
        "告知书送达时间",
    )
    sheet.add(
        refused.name,
        refused.number,
        "低保",
        "2023-9-4",
        "2023-9-25",
        "不予批准",
        "收入超标准",
        "2023-9-26",
    )
    xlsx(folder.path / "民政台账.xlsx", sheet)


def _mother(who: Person) -> Person:
    """In the same house: who lives alone is another rule's matter."""
    return person("女", 1955, "母亲", [town for town, _ in HOMES].index(who.town))


def _people(folder: Folder, others: list[list[Person]]) -> None:
    """The household books: people, relations, places and no money. Once taken for a roll of aid."""
    sheet = Sheet("Sheet1")
    sheet.add("人口信息表")
    sheet.add(
        "序号",
        "户籍号",
        "户主名",
        "人员姓名",
        "证件号码",
        "与户主之关系",
        "性别",
        "生日",
        "镇",
        "村",
        "户口状态",
    )
    for book, members in enumerate([*(h.members for h in folder.homes), *others], 1):
        for who in members:
            sheet.add(book, f"{book:06}", members[0].name, who.name, who.number, who.relation, who.sex,
                      who.birth, who.town, who.village, "正常")  # fmt: skip
    xlsx(folder.path / "人口信息表.xlsx", sheet)


# -- rolls and money ------------------------------------------------------------------------------


def _rolls(folder: Folder) -> None:
    """Households of the first half two-levelled and merged, by month; of the second as a page named .xls,
    the same bytes twice under two months' names."""
    half = len(folder.homes) // 2
    for month in MONTHS:
        _merged_roll(folder, month, folder.homes[:half])
    page = Sheet("-")
    page.add("户主姓名", "户主身份证号", "家庭人口数", "保障人口数", "家庭年总收入（元）", "户月保障金额（元）", "合计（元）",
             "所属街道", "所属社区", "最初享受月份", "银行账户名称", "银行帐号", "家庭成员姓名", "家庭成员身份证号")  # fmt: skip
    for home in folder.homes[half:]:
        who, size = home.head, len(home.members)
        page.add(who.name, who.number, size, size, home.income * 12 * size, home.amount, home.amount, who.town, who.village,
                 "2021-05", _holder(home), _card(home), "、".join(m.name for m in home.members), "、".join(m.number for m in home.members))  # fmt: skip
    for month in ("202402", "202403"):
        html_xls(folder.path / "民政局" / f"农村低保家庭查询_{month}.xls", page)


def _kept(folder: Folder, kept: list[Person]) -> None:
    """Those kept by the state, a sheet a month: without them nobody may be said to be on no roll."""
    sheets = []
    for month in MONTHS:
        sheet = Sheet(month.removeprefix("2024年"))
        sheet.add(f"丹岭县{month}特困供养人员发放名册")
        sheet.add(
            "序号",
            "镇",
            "村",
            "五保对象",
            "证件号码",
            "供养形式",
            "自理情况",
            "享受起始时间",
            "月供养金合计",
        )
        for number, who in enumerate(kept, 1):
            sheet.add(number, who.town, who.village, who.name, who.number, "分散供养", "全自理", "2019.06", 760)  # fmt: skip
        sheets.append(sheet)
    xlsx(folder.path / "民政局" / "特困.xlsx", *sheets)


def _merged_roll(folder: Folder, month: str, homes: list[Household]) -> None:
    sheet = Sheet("名册")
    sheet.add(f"丹岭县{month}农村低保发放表")
    sheet.add("单位：元", *[""] * 12, "填表日期：2024年3月31日")
    sheet.add("序号", "家庭基本情况", *[""] * 10, "家庭成员情况", *[""] * 3)
    sheet.add("", "镇", "村", "户主名", "户主身份证号码", "家庭人数", "低保人数", "月人均收入", "月补差", "月发放合计",
              "享受起始时间", "卡号", "成员姓名", "身份证", "关系", "持卡人")  # fmt: skip
    for number, home in enumerate(homes, 1):
        first = len(sheet.rows) + 1
        who, size = home.head, len(home.members)
        head = [number, who.town, who.village, who.name, who.number, size, size, home.income, home.amount, home.amount, "2020.05", _card(home)]  # fmt: skip
        for place, member in enumerate(home.members):
            lead = head if place == 0 else [""] * len(head)
            sheet.add(
                *lead,
                member.name,
                member.number,
                member.relation,
                _holder(home) if place == 0 else "",
            )
        sheet.merged += [(first, len(sheet.rows), column) for column in range(len(head))]
    sheet.add("合计", *[""] * 8, sum(home.amount for home in homes))
    sheet.add("审核：", *[""] * 10, "制表：")
    xlsx(folder.path / "民政局" / f"农保{month}.xlsx", sheet)


def _payments(folder: Folder) -> None:
    """A sheet a month, two lists side by side: two payments share a row."""
    sheets = []
    for month in MONTHS:
        sheet = Sheet(month.removeprefix("2024年"))
        sheet.add(f"一卡通代发明细（{month}）")
        header = ["户名", "账号", "身份证号", "发放项目", "金额", "到账时间", "处理状态"]
        sheet.add(*header, "", *header)
        paid = [_payment(home, month) for home in folder.homes]
        half = (len(paid) + 1) // 2
        for place in range(half):
            right = paid[half + place] if half + place < len(paid) else []
            sheet.add(*paid[place], "", *right)
        sheets.append(sheet)
    xlsx(folder.path / "银行" / "一卡通发放2024.xlsx", *sheets)


def _payment(home: Household, month: str) -> list[object]:
    day = f"2024-{2 if '2月' in month else 3:02}-08"
    return [_holder(home), _card(home), home.head.number, "农村低保金", home.amount, day, "成功"]


def _card(home: Household) -> str:
    return home.more.get("card", home.head.card)


def _holder(home: Household) -> str:
    return home.more.get("holder", home.head.name)


def _duty(folder: Folder) -> None:
    sheet = Sheet("值班表")
    sheet.add("清明节值班安排")
    sheet.add("日期", "带班领导", "值班人员", "电话")
    sheet.add("4月4日", "郝建国", "乔爱红", "0350-6012345")
    xlsx(folder.path / "值班.xlsx", sheet)
