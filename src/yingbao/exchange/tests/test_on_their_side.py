"""Tables laid on their side, forms of one entry, and several entries of one person across a row."""

from decimal import Decimal
from typing import Any

from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(8)]


def test_a_summary_with_the_townships_across_is_read_column_by_column(desk: Any) -> None:
    sheet = [
        ["各乡镇临时救助备用金", "", "", ""],
        ["项目", "龙港镇", "中村镇", "端氏镇"],
        ["核定额度", 20000, 20000, 20000],
        ["已拨付", 20000, 0, 20000],
        ["已使用", 500, 0, 800],
    ]
    rows = desk({"临时救助/备用金.xlsx": {"2020": sheet}}).rows("reserve_fund")
    told = {r["township"]: (int(r["approved"]), int(r["received"]), int(r["spent"])) for r in rows}
    assert told == {
        "龙港镇": (20000, 20000, 500),
        "中村镇": (20000, 0, 0),
        "端氏镇": (20000, 20000, 800),
    }
    assert [r["row_ref"].split("|")[1:] for r in rows] == [
        ["2020（按列读，行号是第几列）", str(column)] for column in (2, 3, 4)
    ]


def test_people_across_a_roll_are_each_a_person(desk: Any) -> None:
    sheet = [
        ["姓名", "张三", "李四"],
        ["身份证号", P[0], P[1]],
        ["供养方式", "集中", "分散"],
        ["生活自理能力", "全自理", "半护理"],
        ["基本生活费", 600, 600],
        ["供养意愿", "集中", "集中"],
    ]
    taken = desk({"特困人员名册.xlsx": {"2020年4月": sheet}})
    rows = {r["person_id"]: (r["support_mode"], r["wish_mode"]) for r in taken.rows("tekun_member")}
    assert rows == {taken.who(P[0]): ("集中", "集中"), taken.who(P[1]): ("分散", "集中")}


def test_a_signed_form_is_one_row(desk: Any) -> None:
    form = [
        ["特困人员供养方式意愿书"],
        ["姓名", "张三", "性别", "男"],
        ["身份证号", P[0], "村（社区）", "梁庄村"],
        ["供养意愿", "集中供养", "签订日期", "2020年1月3日"],
        ["民政办（盖章）：", "", "", ""],
    ]
    taken = desk({"意愿书/张三.xlsx": form})
    (row,) = taken.rows("support_wish")
    assert (row["person_id"], row["wish_mode"], str(row["signed_on"])) == (taken.who(P[0]), "集中", "2020-01-03")  # fmt: skip


def test_a_sheet_with_its_headers_in_a_row_is_never_turned(desk: Any) -> None:
    sheet = [
        ["2020年社会救助保障标准一览（单位：元/月）"],
        ["项目", "农村", "城市"],
        ["低保标准", 595, 795],
        ["特困基本生活标准", 774, 980],
    ]
    taken = desk({"社会救助标准.xlsx": {"2020": sheet}})
    assert {(r["programme"], r["area_kind"]) for r in taken.rows("benefit_standard")} == {
        (what, where) for what in ("低保", "特困基本生活") for where in ("农村", "城市")
    }


def test_labels_beside_words_alone_are_no_table(desk: Any) -> None:
    sheet = [["姓名", "职务", "电话"], ["值班", "日期", "备注"]]
    assert not desk({"值班表.xlsx": sheet, "名册.xlsx": {"2020年4月特困人员": [["姓名", "身份证号"], ["张三", P[0]]]}}).table_of("值班表.xlsx")  # fmt: skip


def test_each_grant_across_a_row_is_a_grant(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "乡镇", "第一次救助时间", "第一次救助金额", "第二次救助时间", "第二次救助金额", "备注"],
        ["张三", P[0], "龙港镇", "2020-01-05", 800, "2020-03-02", 900, ""],
        ["李四", P[1], "中村镇", "2020-02-05", 700, "", "", "子女上学"],
    ]  # fmt: skip
    taken = desk({"临时救助.xlsx": sheet})
    grants = {(r["person_id"], str(r["paid_on"]), r["amount"], r["township"]) for r in taken.rows("linshi_grant")}  # fmt: skip
    assert grants == {
        (taken.who(P[0]), "2020-01-05", Decimal(800), "龙港镇"),
        (taken.who(P[0]), "2020-03-02", Decimal(900), "龙港镇"),
        (taken.who(P[1]), "2020-02-05", Decimal(700), "中村镇"),
    }


def test_grants_under_one_merged_head_are_told_apart_by_their_order(desk: Any) -> None:
    sheet = [
        ["序号", "申请人", "身份证号", "村", "救助情况", "", "", "", "", ""],
        ["", "", "", "", "时间", "事由", "金额", "时间", "事由", "金额"],
        [1, "王五", P[2], "梁庄村", "2020-01-05", "住院", 800, "2020-03-02", "火灾", 900],
        [2, "赵六", P[3], "梁庄村", "2020-02-05", "学费", 700, "", "", ""],
    ]
    rows = desk({"2020年临时救助.xlsx": sheet}).rows("linshi_grant")
    assert {(r["reason"], int(r["amount"])) for r in rows} == {("住院", 800), ("火灾", 900), ("学费", 700)}  # fmt: skip


def test_members_across_a_row_stay_members(desk: Any) -> None:
    sheet = [
        ["户主姓名", "户主身份证号", "家庭人口", "合计", "成员姓名1", "成员身份证号1", "成员姓名2", "成员身份证号2"],
        ["张三", P[0], 3, 900, "李四", P[1], "张小三", P[2]],
    ]  # fmt: skip
    taken = desk({"2020年4月城市低保.xlsx": sheet})
    assert {r["person_id"] for r in taken.rows("dibao_member")} == {taken.who(p) for p in P[:3]}
    assert len(taken.rows("dibao_household")) == 1


def test_members_across_a_row_of_aid_leave_the_applicant_the_applicant(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "成员姓名", "成员身份证", "与户主关系", "成员姓名", "成员身份证", "与户主关系", "救助金额", "审批日期"],
        ["赵六", P[4], "钱七", P[5], "配偶", "赵小六", P[6], "子", 500, "2020-01-02"],
    ]  # fmt: skip
    taken = desk({"2020年临时救助发放表.xlsx": sheet})
    assert [r["person_id"] for r in taken.rows("linshi_grant")] == [taken.who(P[4])]
