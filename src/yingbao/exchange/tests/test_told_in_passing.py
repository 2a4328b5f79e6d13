"""What ledgers tell in passing: a day beside the hour, a month above the rows, a deed in a remark, parents by number."""

from datetime import date
from typing import Any

import pytest

from yingbao.exchange.normalise.places import township_in, township_named
from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(8)]


@pytest.mark.parametrize(
    ("name", "township"),
    [
        ("户籍人口信息(涉救助乡镇)", None),
        ("各镇街备用金使用情况", None),
        ("有关乡镇月报", None),
        ("龙港镇低保名册", "龙港镇"),
        ("沁水县土沃乡名册", "土沃乡"),
    ],
)
def test_townships_in_general_are_no_township(name: str, township: str | None) -> None:
    assert township_named(name) == township


def test_a_township_in_an_address_stays_one() -> None:
    assert township_in("土沃乡南阳村3组") == "土沃乡"


def test_people_of_a_file_about_several_townships_live_where_their_addresses_say(desk: Any) -> None:
    heads = ["户号", "姓名", "公民身份号码", "户主姓名", "与户主关系", "户籍地址"]
    body = [[f"{i}", f"王小{i}", P[i], f"王小{i}", "户主", "土沃乡南阳村3组"] for i in range(4)]
    rows = desk({"公安局/户籍人口信息(涉救助乡镇).csv": [heads, *body]}).rows("hukou_person")
    assert {r["township"] for r in rows} == {"土沃乡"}


def test_parents_whom_the_register_names_are_known_by_their_numbers(desk: Any) -> None:
    sheet = [
        ["户号", "姓名", "公民身份号码", "与户主关系", "父亲公民身份号码", "母亲身份证号"],
        ["1", "王一", P[0], "户主", "", ""],
        ["2", "王小", P[1], "户主", P[0], P[2]],
    ]
    taken = desk({"户籍人口.xlsx": sheet})
    child = taken.rows("hukou_person")[1]
    assert child["father_person_id"] == taken.who(P[0])
    assert child["mother_person_id"] == taken.who(P[2])


def test_a_bill_without_a_day_of_leaving_is_of_the_day_of_coming(desk: Any) -> None:
    heads = ["姓名", "身份证号", "结算日期", "入院日期", "出院日期", "诊断", "个人自付"]
    body = [
        ["王一", P[0], "2020-3-9", "2020-3-1", "2020-3-9", "肺炎", 900],
        ["王二", P[1], "", "2020-4-2", "", "肺炎", 800],
    ]
    rows = desk({"医保结算明细.xlsx": [heads, *body]}).rows("medical_bill")
    assert [r["visited_on"] for r in rows] == [date(2020, 3, 9), date(2020, 4, 2)]


@pytest.mark.parametrize(
    ("said", "harm"),
    [
        ("住房火灾（全烧）", "房屋毁损"),
        ("山体滑坡致房屋倒塌", "房屋毁损"),
        ("火灾", None),
        ("交通事故死亡1人", "死亡"),
    ],
)
def test_an_event_says_that_the_home_is_lost(desk: Any, said: str, harm: str | None) -> None:
    sheet = [["姓名", "身份证号", "灾害类型", "发生日期"], ["王一", P[0], said, "2020年3月9日"]]
    (row,) = desk({"应急局/火灾受灾户.xlsx": sheet}).rows("shock_event")
    assert row["harm"] == harm


def test_the_remark_of_an_event_tells_the_compensation(desk: Any) -> None:
    heads = ["姓名", "身份证号", "灾害类型", "发生日期", "备注"]
    body = [["王一", P[0], "住房火灾", "2020年3月9日", "保险已全额理赔"]]
    (row,) = desk({"应急局/火灾受灾户.xlsx": [heads, *body]}).rows("shock_event")
    assert row["compensation_note"] == "保险已全额理赔"


def test_the_hour_of_a_visit_tells_its_day(desk: Any) -> None:
    sheet = [
        ["核查小组", "到户时间", "村", "户主", "户主身份证"],
        ["第一组", "2020-03-08 10:05", "南阳村", "王一", P[0]],
    ]
    (row,) = desk({"入户核查记录.xlsx": sheet}).rows("visit_record")
    assert row["visited_on"] == date(2020, 3, 8)


def test_a_report_is_of_the_month_above_its_rows(desk: Any) -> None:
    sheet = [
        ["专项治理工作月报汇总（2020年3月）"],
        ["乡镇", "上报时间", "发现问题数", "整改问题数"],
        ["龙港镇", "2020.3.28", 0, 0],
        ["土沃乡", "2020.3.27", 3, 2],
    ]
    rows = desk({"各乡镇月报.xlsx": sheet}).rows("progress_report")
    assert {(r["period_from"], r["period_to"]) for r in rows} == {
        (date(2020, 3, 1), date(2020, 3, 31))
    }


def test_one_column_tells_who_signed_and_whether_there_is_a_picture(desk: Any) -> None:
    heads = ["姓名", "身份证号", "救助类型", "救助金额", "发放方式", "发放日期", "签字及影像"]
    body = [
        ["王一", P[0], "急难型", 900, "现金", "2020-3-1", "经办2人签字、有照片"],
        ["王二", P[1], "急难型", 800, "现金", "2020-3-2", ""],
        ["王三", P[2], "急难型", 700, "现金", "2020-3-3", "已签字，无照片"],
        ["王四", P[3], "急难型", 600, "现金", "2020-3-4", "未签字"],
    ]
    rows = desk({"临时救助台账.xlsx": [heads, *body]}).rows("linshi_grant")
    told = {r["person_id"]: (r["signers"], r["has_photo"]) for r in rows}
    assert list(told.values()) == [(2, True), (0, False), (1, False), (0, False)]


@pytest.mark.parametrize(
    ("state", "remark", "month"),
    [
        ("正常", "", date(2020, 4, 1)),
        ("停发", "2020年1月起停发（转特困）", date(2019, 12, 1)),
        ("停发", "", date(2020, 3, 1)),
    ],
)
def test_an_allowance_that_ended_was_last_paid_the_month_before(
    desk: Any, state: str, remark: str, month: date
) -> None:
    heads = ["姓名", "身份证号", "补贴种类", "月标准", "起发时间", "发放状态", "备注"]
    body = [["王一", P[0], "困难残疾人生活补贴", 70, "2018.1", state, remark]]
    (row,) = desk({"两项补贴发放(2020.4).xlsx": [heads, *body]}).rows("disability_allowance")
    assert row["period"] == month


def test_a_case_number_may_begin_with_a_word(desk: Any) -> None:
    heads = ["工单编号", "来电时间", "诉求人", "诉求内容", "备注"]
    body = [["LC20200410", "2020-04-10", "王一", "反映低保未批", "与信2020-005重复，并案"]]
    (row,) = desk({"12345热线工单.xlsx": [heads, *body]}).rows("complaint")
    assert row["merged_into"] == "信2020-005"


def test_a_register_of_ended_tekun_is_of_stops(desk: Any) -> None:
    heads = ["乡镇", "村", "姓名", "身份证号", "终止原因", "决定日期", "停发起始", "经办"]
    body = [
        ["土沃乡", "南阳村", "王一", P[0], "年满16周岁", "2020.3.25", "2020.4.1", "救助股"],
        ["土沃乡", "南阳村", "王二", P[1], "死亡", "2020.3.26", "2020.4.1", "救助股"],
    ]
    rows = desk({"特困终止台账2020.xlsx": [heads, *body]}).rows("stop_decision")
    assert {(r["programme"], r["effective_month"]) for r in rows} == {("特困", date(2020, 4, 1))}


def test_what_neighbours_are_is_no_village(desk: Any) -> None:
    heads = ["协议编号", "乡镇村", "特困人员", "身份证", "受托照料人", "照料人身份证", "与特困人员关系", "签订时间", "到期时间"]  # fmt: skip
    body = [[f"协{i}", "土沃乡南阳村", f"王小{i}", P[i], "李四", P[7], "邻居", "2019.7.1", "2021.6.30"] for i in range(4)]  # fmt: skip
    rows = desk({"委托照料服务协议登记.xlsx": [heads, *body]}).rows("care_agreement")
    assert {(r["village"], r["carer_relation"]) for r in rows} == {("南阳村", "邻居")}


ITEMS = ["进食", "穿衣", "上下床", "上厕所", "室内走动", "洗澡"]


def roll_with_items(marks: str, assessed: str = "2019年10月16日") -> list[list[str]]:
    heads = ["乡镇", "村", "姓名", "身份证号", "集中/分散", "所在机构", *ITEMS, "自理能力等级", "评估日期", "基本生活标准", "护理补助", "月合计", "社保卡号", "照护人"]  # fmt: skip
    return [heads, ["土沃乡", "南阳村", "王一", P[0], "分散", "", *marks, "半护理", assessed, "780", "340", "1120", "6217000010001234567", "李四"]]  # fmt: skip


def test_a_roll_with_the_six_items_tells_the_assessment_too(desk: Any) -> None:
    taken = desk({"2020年4月特困供养花名册.xlsx": roll_with_items("√×××××")})
    (row,) = taken.rows("ability_assessment")
    assert [row[f"can_{item}"] for item in ("eat", "dress", "wash")] == ["能", "不能", "不能"]
    assert (row["care_ability"], row["assessed_on"]) == ("半护理", date(2019, 10, 16))
    assert row["person_id"] == taken.who(P[0]) == taken.rows("tekun_member")[0]["person_id"]


def test_who_was_never_assessed_has_no_assessment(desk: Any) -> None:
    taken = desk({"2020年4月特困供养花名册.xlsx": roll_with_items("√×××××", "")})
    assert not taken.rows("ability_assessment") and not taken.rejects


def test_five_items_are_no_assessment(desk: Any) -> None:
    sheet = [[*row[:11], *row[12:]] for row in roll_with_items("√×××××")]
    assert not desk({"2020年4月特困供养花名册.xlsx": sheet}).rows("ability_assessment")


def test_a_stay_begins_on_the_day_of_coming_under_any_header(desk: Any) -> None:
    heads = ["参保人", "证件号", "就医类型", "入院(就诊)日期", "出院日期", "主要诊断", "个人负担"]
    body = [
        ["王一", P[0], "住院", "2020-4-3", "2020-4-19", "肺炎", 900],
        ["王二", P[1], "门诊", "2020-4-5", "", "感冒", 50],
    ]
    rows = desk({"医疗费用结算.csv": [heads, *body]}).rows("medical_bill")
    told = [(r["visited_on"], r["admitted_on"], r["discharged_on"]) for r in rows]
    assert told[0] == (date(2020, 4, 3), date(2020, 4, 3), date(2020, 4, 19))
    assert told[1] == (date(2020, 4, 5), None, None)


def test_in_a_list_of_stops_and_cuts_the_reason_says_which(desk: Any) -> None:
    heads = [
        "乡镇村",
        "户主",
        "身份证号",
        "停发(核减)月份",
        "停发(核减)原因",
        "审批日期",
        "告知情况",
    ]
    body = [
        ["土沃乡南阳村", "王一", P[0], "2020年3月", "收入超标", "2020年2月22日", "已书面告知"],
        [
            "土沃乡南阳村",
            "王二",
            P[1],
            "2020年3月",
            "母亲死亡，核减1人",
            "2020年2月20日",
            "已书面告知",
        ],
    ]
    rows = desk({"2020年低保停发核减审批情况.xlsx": [heads, *body]}).rows("stop_decision")
    assert [r["decision_kind"] for r in rows] == ["停保", "减发"]


def test_a_letter_from_another_county_names_it_and_says_who_ended(desk: Any) -> None:
    title = ["临河县民政局关于协查低保人员重复享受情况的函"]
    heads = ["姓名", "身份证号码", "我县享受起始", "目前状态", "月补助金额(元)"]
    body = [
        ["王一", P[0], "2018年3月", "在享", 455],
        ["王二", P[1], "2017年5月", "2019年11月已停发（户口迁出）", 0],
    ]
    rows = desk({"邻县来函/协查函.xlsx": [title, heads, *body]}).rows("other_county_roll")
    assert {r["county"] for r in rows} == {"临河县"}
    assert [r["end_month"] for r in rows] == [None, date(2019, 10, 1)]
