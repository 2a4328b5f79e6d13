"""Headers in other words, and what stands beside them: another county's clerks write otherwise."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yingbao.canon import load_tables
from yingbao.exchange.mapping.kindred import kin, kin_index
from yingbao.exchange.normalise.leaving import month_of
from yingbao.exchange.tests.desk import Taken, person

P = [person(i) for i in range(12)]


def one(taken: Taken, table: str) -> dict[str, Any]:
    (row,) = taken.rows(table)
    return row


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("给付日", "发放日期"),
        ("不予确认缘由", "不予审批原因"),
        ("受益人证件号", "救助对象身份证号"),
        ("享保人口", "保障人数"),
        ("公示首日", "公示开始日期"),
        ("在保与否", "是否享受"),
        ("户头姓名", "户名"),
        ("入账额", "发放金额"),
    ],
)
def test_words_that_clerks_use_for_one_another_meet(said: str, known: str) -> None:
    assert kin(said) == kin(known)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("余额", "金额"),
        ("应发金额", "实发金额"),
        ("低保证件号", "身份证号"),
        ("残疾人证号", "身份证号"),
        ("公示起", "公示止"),
        ("监护人证号", "照护人证号"),
        ("是否低保", "是否享受"),
    ],
)
def test_words_that_mean_another_thing_stay_apart(said: str, known: str) -> None:
    assert kin(said) != kin(known)


def test_a_header_whose_kin_are_two_columns_is_left_open() -> None:
    assert kin_index({"a": ("保障类型",), "b": ("保障类别",), "c": ("给付日",)}) == {
        "发放日期": "c"
    }


def test_no_known_header_means_another_column_by_its_kin() -> None:
    for table in load_tables().values():
        headers = {column.name: column.headers for column in table.columns}
        index = kin_index(headers)
        for name, known in headers.items():
            assert {index.get(kin(header), name) for header in known} == {name}, (table.name, name)


def test_a_bank_list_in_other_words_is_read(desk: Any) -> None:
    head = "批号|资金种类|所属镇|所属村|受益人|受益人证件号|入账户名|入账卡号|应付额|入账额|记账日|返回信息|附言".split(
        "|"
    )
    rows = [
        head,
        ["1", "农村低保金", "甲镇", "乙村", "张三", P[0], "张三", "6217000000000000018", "300", "300", "20200408", "记账成功", "2020年4月低保"],
        ["1", "农村低保金", "甲镇", "乙村", "李四", P[1], "李四", "6217000000000000026", "310", "310", "20200408", "账号户名不符", "2020年4月低保"],
    ]  # fmt: skip
    taken = desk({"回盘202004.csv": rows})
    paid, failed = taken.rows("payment")
    assert (paid["pay_status"], paid["amount"], paid["paid_on"]) == (
        "成功",
        Decimal("300"),
        date(2020, 4, 8),
    )
    assert paid["period"] == date(2020, 4, 1)
    assert (failed["pay_status"], failed["failure_reason"]) == ("失败", "账号户名不符")
    assert paid["failure_reason"] is None


def test_a_register_of_stops_in_other_words_is_read(desk: Any) -> None:
    rows = [
        ["某县社会救助停（减）发登记册"],
        ["登记号", "镇别", "村委会", "被停发人", "居民身份证号", "办理事项", "自何月起", "事由", "文书字号", "作出决定日", "文书送达日"],
        ["1", "甲镇", "乙村", "张三", P[0], "低保停发", "2020.04", "收入超标准", "停〔2020〕1号", "2020.03.26", "2020.03.27"],
    ]  # fmt: skip
    row = one(desk({"登记.xlsx": rows}), "stop_decision")
    assert (row["reason"], row["effective_month"]) == ("收入超标准", date(2020, 4, 1))
    assert (row["decided_on"], row["notified_on"]) == (date(2020, 3, 26), date(2020, 3, 27))
    assert row["programme"] == "低保"


def test_an_application_s_steps_in_other_words_are_read(desk: Any) -> None:
    rows = [
        ["社会救助受理审核确认登记簿"],
        ["申请者", "申请者证号", "村委会", "申请事项", "递交申请", "正式受理", "公示首日", "公示末日", "县级确认日", "确认意见", "不予确认缘由", "书面文书送达日"],
        ["张三", P[0], "乙村", "农村低保", "2020.2.1", "2020.2.3", "2020.2.20", "2020.2.27", "2020.3.5", "不予确认", "收入超标准", "2020.3.6"],
    ]  # fmt: skip
    row = one(desk({"登记簿.xlsx": rows}), "application")
    assert (row["applied_on"], row["accepted_on"]) == (date(2020, 2, 1), date(2020, 2, 3))
    assert (row["publicity_from"], row["publicity_to"]) == (date(2020, 2, 20), date(2020, 2, 27))
    assert (row["decision"], row["reasons"]) == ("不予批准", "收入超标准")
    assert (row["decided_on"], row["notified_on"]) == (date(2020, 3, 5), date(2020, 3, 6))


def test_a_carer_s_number_is_the_carer_s_and_no_certificate(desk: Any) -> None:
    rows = [
        ["镇别", "村委会", "供养对象", "公民身份证号", "失能程度", "供养金", "护理费", "照护责任人", "责任人证号"],
        ["甲镇", "乙村", "张三", P[0], "半失能", "600", "245", "李四", P[1]],
    ]  # fmt: skip
    taken = desk({"分散供养特困人员4月.xlsx": rows})
    row = one(taken, "tekun_member")
    assert row["carer_person_id"] == taken.who(P[1])
    assert row["certificate_no"] is None


def test_an_owner_s_number_is_no_number_of_the_title(desk: Any) -> None:
    rows = [
        ["所有权人", "所有权人证号", "座落", "房屋用途", "面积"],
        ["张三、李四", f"{P[0]}、{P[1]}", "县城江滨路1号", "成套住宅", "98"],
    ]
    taken = desk({"不动产登记.xlsx": rows})
    assert {row["person_id"] for row in taken.rows("property_right")} == {
        taken.who(P[0]),
        taken.who(P[1]),
    }


def test_members_numbered_in_two_levels_belong_to_the_household_s_row(desk: Any) -> None:
    top = [
        "序",
        "村委会",
        "户主",
        "",
        "",
        "户内总人数",
        "纳入人数",
        "月发合计",
        "成员二",
        "",
        "",
        "",
        "成员三",
        "",
        "",
        "",
    ]
    low = [
        "",
        "",
        "姓 名",
        "居民身份证号",
        "性别",
        "",
        "",
        "",
        *["姓 名", "居民身份证号", "与户主", "是否纳入"] * 2,
    ]
    rows = [
        ["甲镇2020年4月农村低保在保家庭台账"], top, low,
        ["1", "乙村", "张三", P[0], "女", "3", "2", "600", "李四", P[1], "妻", "是", "张五", P[2], "长子", "否"],
    ]  # fmt: skip
    taken = desk({"低保台账.xlsx": rows})
    home = one(taken, "dibao_household")
    assert (home["family_size"], home["covered_size"], home["total_amount"]) == (
        3,
        2,
        Decimal("600"),
    )
    people = {row["person_id"]: row for row in taken.rows("dibao_member")}
    assert [people[taken.who(p)]["relation"] for p in P[:3]] == ["户主", "配偶", "子女"]
    assert [people[taken.who(p)]["is_covered"] for p in P[1:3]] == [True, False]
    assert people[taken.who(P[0])]["sex"] == "女"


def test_a_deadline_is_not_the_day_of_release(desk: Any) -> None:
    rows = [
        ["月份", "每人补贴（元）", "发放期限"],
        ["2020年3月", "30", "2020.4.30"],
    ]
    row = one(desk({"价格补贴联动机制启动情况.xlsx": rows}), "price_subsidy_month")
    assert (row["amount"], row["released_on"]) == (Decimal("30"), None)


def test_the_side_that_a_header_says_settles_which_date_it_is(desk: Any) -> None:
    rows = [
        ["类别", "标准", "计量单位", "起执行月"],
        ["农村低保", "460", "元/人·月", "2020年1月"],
    ]
    assert one(desk({"低保标准表.xlsx": rows}), "benefit_standard")["valid_from"] == date(
        2020, 1, 1
    )


def test_a_grade_told_with_its_class_is_read_off_the_card_and_complained_about_by_nobody(
    desk: Any,
) -> None:
    rows = [["残疾人", "残疾证编号", "残别级别"], ["张三", P[0] + "42", "肢体二级"]]
    taken = desk({"持证残疾人.xlsx": rows})
    row = one(taken, "disability_certificate")
    assert (row["disability_class"], row["disability_level"]) == ("肢体", 2)
    assert taken.rejects == []


def test_a_review_that_changed_a_sum_is_a_change_and_no_refused_row(desk: Any) -> None:
    rows = [["户主", "身份证号", "核查结论", "核查日期"], ["张三", P[0], "调整金额", "2020.3.1"]]
    assert one(desk({"定期核查.xlsx": rows}), "review_record")["result"] == "调整"


@pytest.mark.parametrize(
    ("said", "days"),
    [("经批准延期30日并告知", (30, True)), ("延期30日", (30, None)), ("未延期", (None, None))],
)
def test_an_extension_told_in_words_counts_its_days(
    desk: Any, said: str, days: tuple[int | None, bool | None]
) -> None:
    rows = [
        ["受理号", "信访人", "主要诉求", "登记日", "办结日", "延期情况"],
        ["X1", "张三", "反映低保", "2020.1.1", "2020.3.20", said],
    ]
    row = one(desk({"来信来访.xlsx": rows}), "complaint")
    assert (row["extended_days"], row["extension_approved"]) == days


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("渐退期，2022年2月起", "2022-2"),
        ("2022.03起渐退", "2022-03"),
        ("渐退期（2022年2月—2022年7月）", "2022-2"),
        ("渐退期至2022年8月", None),
        ("2022年8月复核", None),
        (None, None),
    ],
)
def test_a_remark_says_since_when_a_household_is_leaving(
    said: str | None, month: str | None
) -> None:
    assert month_of(said) == month
