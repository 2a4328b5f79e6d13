"""The bureau's own ledgers, headed as other offices head them, find their tables and take no others'."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(6)]


def test_sums_of_seven_digits_are_money_and_no_telephone(desk: Any) -> None:
    sheet = [
        ["资金名称", "统计截止日期", "账面结余", "全年支出"],
        ["农村低保资金", "2020-03-31", 2450000, 3600000],
        ["城市低保资金", "2020-03-31", 3780000, 5200000],
    ]
    rows = desk({"救助资金结余.xlsx": sheet}).rows("fund_balance")
    assert [(int(r["balance"]), int(r["year_expense"])) for r in rows] == [
        (2450000, 3600000),
        (3780000, 5200000),
    ]


def test_a_ledger_of_problems_in_another_offices_words(desk: Any) -> None:
    heads = ["台账编号", "线索来源", "所在乡镇", "行政村", "涉及对象", "涉及对象身份证号", "交办日期",
             "整改期限", "核实人", "核实情况", "是否属实", "整改措施", "整改状态", "销号时间"]  # fmt: skip
    body = [
        [f"WT{i}", "群众反映", "龙港镇", "梁庄村", f"王小{i}", P[i], "2020.02.03", "2020.03.31", "韩某某",
         f"老人独居，第{i}次入户见到本人", "查否", "清退", "已办结", f"2020.03.1{i}"]
        for i in range(6)
    ]  # fmt: skip
    rows = desk({"问题整改销号台账.xlsx": [heads, *body]}).rows("problem_ledger")
    assert {(r["source"], r["outcome"], r["result"], r["state"]) for r in rows} == {
        ("信访", "不属实", "停发", "已销号")
    }
    assert len({r["finding"] for r in rows}) == 6


def test_visits_keep_the_hour(desk: Any) -> None:
    heads = [
        "走访小组",
        "走访人",
        "走访对象",
        "走访对象身份证号",
        "走访日期",
        "到达时间",
        "离开时间",
        "乡镇",
        "村",
    ]
    body = [
        ["一组", "韩某某", f"王小{i}", P[i], "2020-03-10", f"{9 + i}:05", f"{9 + i}:40", "龙港镇", "梁庄村"]
        for i in range(6)
    ]  # fmt: skip
    rows = desk({"入户走访记录.xlsx": [heads, *body]}).rows("visit_record")
    assert [r["arrived_at"] for r in rows] == [f"{9 + i}:05" for i in range(6)]


def test_a_roll_and_a_payment_list_stay_what_they_are(desk: Any) -> None:
    paid = [
        ["户名", "银行账号", "身份证号", "补贴项目", "金额", "发放日期", "状态"],
        *[[f"王小{i}", f"62170000{i:08d}", P[i], "农村低保金", 450, "2020-04-09", "成功"] for i in range(6)],
    ]  # fmt: skip
    deaths = [
        ["姓名", "身份证号", "死亡日期", "注销日期"],
        *[[f"王小{i}", P[i], "2020-01-03", "2020-02-04"] for i in range(6)],
    ]
    taken = desk({"代发明细.xlsx": paid, "死亡注销人员.xlsx": deaths})
    assert (len(taken.rows("payment")), len(taken.rows("death_record"))) == (6, 6)


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("农村低保金发放审批汇总表", ["乡镇", "所属月份", "资金类别", "审批户数", "审批人数", "审批金额（元）"]),
        ("各镇（乡）低保金请款核准表", ["填报镇", "资金月份", "资金种类", "核准户", "核准人口", "核准金额（元）"]),
        ("8月农村低保资金拨付审批表", ["乡镇", "期别", "项目", "户", "人", "金额(元)"]),
    ],
)  # fmt: skip
def test_what_was_approved_for_a_township_is_no_transfer_and_no_roll(
    desk: Any, title: str, head: list[str]
) -> None:
    rows = [[title], head, ["龙港镇", "2020年4月", "农村低保", "31", "46", "14000.00"]]
    (row,) = desk({"表.xlsx": rows}).rows("payment_approval")
    assert (row["township"], row["period"]) == ("龙港镇", date(2020, 4, 1))
    assert (row["homes"], row["people"], row["amount"]) == (31, 46, Decimal("14000"))
