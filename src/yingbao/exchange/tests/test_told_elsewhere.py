"""What a sheet tells under another header than its own, and lists that only look like a roll."""

from typing import Any

import pytest

from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(8)]


def test_a_banks_list_of_tekun_people_is_no_roll(desk: Any) -> None:
    heads = [
        "姓名",
        "身份证号",
        "收款账号",
        "基本生活费",
        "照料护理费",
        "金额合计",
        "发放日期",
        "发放状态",
    ]
    body = [
        [f"王小{i}", P[i], f"6217000000000000{i:03d}", 572, 80, 652, "2020-04-08", "成功"]
        for i in range(6)
    ]
    taken = desk({"农商行/特困4月发放清册.xlsx": [heads, *body]})
    assert taken.table_of("农商行/特困4月发放清册.xlsx") == "payment"
    assert {int(r["amount"]) for r in taken.rows("payment")} == {652}
    assert all("特困" in r["item"] for r in taken.rows("payment"))


def test_a_roll_stays_a_roll_though_it_says_how_the_money_went(desk: Any) -> None:
    heads = [
        "户主姓名",
        "身份证号",
        "家庭人口",
        "保障人口",
        "月保障金额",
        "银行账号",
        "发放日期",
        "发放状态",
    ]
    body = [
        [f"王小{i}", P[i], 3, 2, 400 + i, f"6217000000000000{i:03d}", "2020-04-08", "成功"]
        for i in range(6)
    ]
    taken = desk({"2020年4月农村低保发放花名册.xlsx": [heads, *body]})
    assert taken.table_of("2020年4月农村低保发放花名册.xlsx") == "dibao_household"


def test_returned_payments_are_payments_that_failed(desk: Any) -> None:
    heads = ["退票日期", "姓名", "身份证号", "账号", "金额", "退票原因", "重新发放日期"]
    body = [["2020.3.8", f"王小{i}", P[i], f"6217000000000000{i:03d}", 300 + i, "户名不符", ""] for i in range(4)]  # fmt: skip
    taken = desk({"低保金退票登记簿.xlsx": [heads, *body]})
    assert {r["pay_status"] for r in taken.rows("payment")} == {"失败"}
    assert not taken.rows("dibao_member") and not taken.rows("dibao_household")


def test_the_number_of_the_accounts_holder_stands_beside_the_receivers(desk: Any) -> None:
    heads = ["补贴项目", "享受对象", "享受对象证件号", "户名", "户名证件号", "账号", "应发金额", "代扣原因", "实发金额", "入账日期"]  # fmt: skip
    body = [
        ["农村低保", f"王小{i}", P[i], "赵干部", P[7], f"6217000000000000{i:03d}", 400, "代扣医保费" if i else "", 300, "20200408"]
        for i in range(5)
    ]  # fmt: skip
    taken = desk({"代发明细.csv": [heads, *body]})
    rows = taken.rows("payment")
    assert {r["holder_person_id"] for r in rows} == {taken.who(P[7])}
    assert {r["person_id"] for r in rows} == {taken.who(P[i]) for i in range(5)}
    assert [r["deduction_reason"] for r in rows] == [None, *["代扣医保费"] * 4]


def test_a_list_that_knows_the_holder_only_is_about_the_holder(desk: Any) -> None:
    heads = ["补贴项目", "户名", "户名身份证号", "账号", "金额", "发放日期"]
    body = [["农村低保", f"王小{i}", P[i], f"6217000000000000{i:03d}", 300, "20200408"] for i in range(4)]  # fmt: skip
    taken = desk({"代发明细.xlsx": [heads, *body]})
    assert {r["person_id"] for r in taken.rows("payment")} == {taken.who(P[i]) for i in range(4)}


def test_one_date_is_of_leaving_or_of_splitting_as_the_kind_says(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "变动类别", "变动日期", "迁往地"],
        ["王一", P[0], "分户", "2019.12.20", ""],
        ["王二", P[1], "迁出", "2019.11.02", "江苏省昆山市"],
    ]
    rows = desk({"户籍变动.xlsx": sheet}).rows("hukou_person")
    told = {(str(r["split_on"]), str(r["moved_out_on"]), r["hukou_status"]) for r in rows}
    assert told == {("2019-12-20", "None", None), ("None", "2019-11-02", "迁出")}


def test_who_has_a_reason_in_a_register_of_refusals_was_refused(desk: Any) -> None:
    sheet = [
        ["日期", "来访人", "身份证号", "困难情形", "不予受理原因"],
        ["2020年3月2日", "王一", P[0], "务工途中患病", "非本县户籍"],
        ["2020年3月3日", "王二", P[1], "房屋漏雨", ""],
    ]
    taken = desk({"临时救助咨询及不予受理登记簿.xlsx": sheet})
    assert [r["outcome"] for r in taken.rows("aid_enquiry")] == ["不予受理"]
    assert [r["row"] for r in taken.rejects] == [3]  # what became of the other, nobody says


def test_a_stop_says_of_which_aid_it_is(desk: Any) -> None:
    heads = ["姓名", "身份证号", "决定类型", "停发月份", "停发原因", "决定日期"]
    body = [
        ["王一", P[0], "特困终止", "2020年4月", "死亡", "2020年3月25日"],
        ["王二", P[1], "停发", "2020年4月", "家庭收入超过标准", "2020年3月25日"],
    ]
    rows = desk({"停保及特困终止决定台账.xlsx": [heads, *body]}).rows("stop_decision")
    assert [r["programme"] for r in rows] == ["特困", None]


def test_a_house_named_in_the_title_only(desk: Any) -> None:
    sheet = [
        ["东山县中心敬老院2020年4月在院供养人员名册"],
        ["床位号", "姓名", "身份证号", "入院时间", "在院情况"],
        *[[f"10{i}", f"王小{i}", P[i], "2018年5月", "在院"] for i in range(4)],
    ]
    rows = desk({"在院老人名册.xlsx": sheet}).rows("institution_resident")
    assert {r["institution"] for r in rows} == {"东山县中心敬老院"}


def test_untrue_is_a_verdict_and_a_closing_and_the_hour_stands_beside_the_day(desk: Any) -> None:
    heads = ["问题编号", "问题来源", "乡镇", "对象姓名", "身份证号", "问题描述", "发现日期", "状态", "销号日期", "销号时间"]  # fmt: skip
    body = [
        [f"T{i}", "数据比对", "龙港镇", f"王小{i}", P[i], "疑似有车", "2020年2月3日", "不属实" if i else "已销号", "2020年4月20日", f"2020-04-20 16:2{i}:00"]
        for i in range(4)
    ]  # fmt: skip
    taken = desk({"问题整改台账.xlsx": [heads, *body]})
    rows = taken.rows("problem_ledger")
    assert [r["outcome"] for r in rows] == [None, "不属实", "不属实", "不属实"]
    assert {r["state"] for r in rows} == {"已销号"} and not taken.remarks
    assert [r["closed_time"][11:16] for r in rows] == [f"16:2{i}" for i in range(4)]


def test_a_monthly_report_has_the_days_of_its_month(desk: Any) -> None:
    sheet = [
        ["农村低保专项治理进展月报汇总"],
        ["乡镇", "月份", "本月线索数", "已核查", "已整改", "报送日期"],
        ["龙港镇", "2020年3月", 6, 5, 4, "2020-4-4"],
        ["中村镇", "2020年2月", 0, 0, 0, "2020-3-4"],
    ]
    rows = desk({"乡镇治理月报.xlsx": sheet}).rows("progress_report")
    days = [(str(r["period_from"]), str(r["period_to"]), r["problem_count"]) for r in rows]
    assert days == [("2020-03-01", "2020-03-31", 6), ("2020-02-01", "2020-02-29", 0)]


def test_the_balance_of_a_year_is_of_its_last_day(desk: Any) -> None:
    sheet = [
        ["2019年度困难群众救助资金收支结余情况表"],
        ["资金名称", "上年结转", "本年收入", "本年支出", "年末结余"],
        ["农村低保资金", 5200000, 3000000, 2600000, 5600000],
        ["临时救助资金", 120000, 900000, 930000, 90000],
    ]
    rows = desk({"资金结余情况.xlsx": sheet}).rows("fund_balance")
    assert {str(r["as_of"]) for r in rows} == {"2019-12-31"}


def test_headers_cut_short_are_read_where_the_cells_prove_them(desk: Any) -> None:
    heads = [
        "台账号",
        "来源",
        "乡镇",
        "涉及对象",
        "证件号",
        "问题",
        "发现",
        "时限",
        "办理状态",
        "销号时间",
        "退回",
    ]
    body = [
        [f"T{i}", "数据比对", "龙港镇", f"王小{i}", P[i], "疑似有车", f"20.2.{3 + i}", "20.4.20", "已销号", f"2020-04-1{i} 16:2{i}:00", i]
        for i in range(6)
    ]  # fmt: skip
    rows = desk({"问题台账.xlsx": [heads, *body]}).rows("problem_ledger")
    assert [(str(r["found_on"]), str(r["due_on"]), r["return_count"]) for r in rows] == [
        (f"2020-02-0{3 + i}", "2020-04-20", i) for i in range(6)
    ]
    assert rows[1]["closed_time"].endswith("16:21:00")


def test_a_header_cut_short_over_words_is_no_date(desk: Any) -> None:
    sheet = [
        ["申请人", "身份证号", "申请类别", "受理日期", "审批", "审批结果"],
        *[[f"王小{i}", P[i], "低保", "2020-3-2", "段某某", "批准"] for i in range(4)],
    ]
    rows = desk({"社会救助申请台账.xlsx": sheet}).rows("application")
    assert {(r["decided_on"], r["decision"]) for r in rows} == {(None, "批准")}


def test_a_sum_is_no_reason(desk: Any) -> None:
    heads = ["补贴项目", "姓名", "身份证号", "卡号", "应补(元)", "扣款(元)", "实补(元)", "到账时间"]
    body = [
        ["农村低保", f"王小{i}", P[i], f"6217000000000000{i:03d}", 400, 180, 220, "2020-4-8"]
        for i in range(5)
    ]
    rows = desk({"惠民惠农资金发放.xlsx": [heads, *body]}).rows("payment")
    assert {(int(r["amount"]), r["deduction_reason"]) for r in rows} == {(220, None)}


def test_the_end_of_an_agreement_is_no_breaking_off(desk: Any) -> None:
    sheet = [
        ["分散供养特困人员委托照料服务协议一览"],
        ["特困人员", "特困人员证件号", "被委托人", "被委托人证件号", "关系", "协议号", "起", "止"],
        *[[f"王小{i}", P[i], f"赵小{i}", P[7 - i], "邻居", f"X{i}", "2020-1-1", "2020-12-31"] for i in range(3)],
    ]  # fmt: skip
    rows = desk({"委托照料协议.xlsx": sheet}).rows("care_agreement")
    told = {(str(r["signed_on"]), str(r["expires_on"]), r["ended_on"]) for r in rows}
    assert told == {("2020-01-01", "2020-12-31", None)}


def test_a_remark_may_say_that_only_the_difference_is_paid(desk: Any) -> None:
    sheet = [
        ["儿童姓名", "身份证号", "儿童类别", "月发放金额", "备注"],
        ["王一", P[0], "孤儿", 1000, "全额"],
        ["王二", P[1], "事实无人抚养儿童", 700, "差额补足"],
        ["王三", P[2], "事实无人抚养儿童", 700, "监护人已变更"],
    ]
    taken = desk({"儿童基本生活费.xlsx": sheet})
    rows = taken.rows("child_allowance")
    assert [r["is_difference"] for r in rows] == [False, True, None] and not taken.remarks


def test_an_accident_says_its_harm_beside_its_kind_or_not_at_all(desk: Any) -> None:
    sheet = [
        ["姓名", "身份证号", "事故类别", "发生时间", "损失（元）", "保险理赔情况"],
        ["王一", P[0], "家庭火灾", "2020年1月20日", 82000, "无"],
        ["王二", P[1], "交通事故（重伤）", "2020年1月21日", 60000, "保险已全额赔付"],
    ]
    taken = desk({"火灾及交通事故.xlsx": sheet})
    told = [(r["event_kind"], r["harm"], int(r["loss"])) for r in taken.rows("shock_event")]
    assert told == [("火灾", None, 82000), ("交通事故", "重伤", 60000)]
    assert taken.rows("shock_event")[1]["compensation_note"] == "保险已全额赔付"


@pytest.mark.parametrize(
    ("finding", "result"),
    [
        ("已核实死亡，低保金已停发。", "停发"),
        ("经核实，该户已于次月停发低保金。", "停发"),
        ("拟停发，待民主评议", None),
        ("不予停发，符合条件", None),
        ("已停发并已追回多领资金", "停发"),
    ],
)
def test_a_finding_says_what_was_done_where_no_column_does(
    desk: Any, finding: str, result: str | None
) -> None:
    rows = [
        [
            "问题编号",
            "涉及对象",
            "身份证号",
            "问题描述",
            "发现日期",
            "核查说明",
            "状态",
            "销号日期",
        ],
        ["T1", "张三", person(1), "死亡未停保", "2020.2.1", finding, "已销号", "2020.3.1"],
    ]
    (row,) = desk({"问题台账.xlsx": rows}).rows("problem_ledger")
    assert row["result"] == result


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["取现时间"], ["2020-04-12 16:03:30"]),
        (["交易日期", "交易时间"], ["20200412", "16:03:30"]),
        (["取款日期", "取款时刻"], ["2020.4.12", "16:03"]),
    ],
)
def test_the_minute_of_a_withdrawal_is_told_by_the_hour(
    desk: Any, head: list[str], cells: list[str]
) -> None:
    rows = [
        ["卡号", "持卡人", *head, "取现金额", "终端号"],
        ["6217000000000000018", "张三", *cells, "300", "A1"],
    ]
    (row,) = desk({"惠农卡取款流水.csv": rows}).rows("card_withdrawal")
    assert (row["minute"], row["withdrawn_at"].isoformat()) == (963, "2020-04-12")
