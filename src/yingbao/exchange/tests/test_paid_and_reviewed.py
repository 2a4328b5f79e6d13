"""Lists of the price subsidy and of the parts of the tekun money; registers of reviews; mandates of keepers."""

from datetime import date
from typing import Any

import pytest

from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(10)]
GOT = [["张三", P[0], 2, 60], ["李四", P[1], 1, 30], ["王五", P[2], 3, 90]]
HEADS = ["姓名", "身份证号", "人数", "补贴金额"]


@pytest.mark.parametrize(
    ("file", "sheet"),
    [
        ("物价补贴202003.xlsx", {"Sheet1": [HEADS, *GOT]}),
        ("价格补贴.xlsx", {"2020年3月": [HEADS, *GOT]}),
        ("价格补贴.xlsx", {"Sheet1": [["2020年3月份价格临时补贴发放表"], HEADS, *GOT]}),
        ("价格临时补贴发放花名册（2020年3月）.xlsx", {"Sheet1": [HEADS, *GOT]}),
    ],
)
def test_the_month_of_a_price_subsidy_stands_in_a_name(desk: Any, file: str, sheet: Any) -> None:
    taken = desk({file: sheet})
    rows = taken.rows("payment")
    assert {(r["person_id"], int(r["amount"]), r["period"]) for r in rows} == {
        (taken.who(number), paid, date(2020, 3, 1)) for _, number, _, paid in GOT
    }
    assert all("补贴" in r["item"] for r in rows)
    assert not taken.rows("dibao_household") and not taken.rows("dibao_member")


def test_a_price_subsidy_is_of_the_month_in_its_title_though_paid_later(desk: Any) -> None:
    sheet = [[*HEADS, "发放日期"], *[[*row, "2020-04-15"] for row in GOT]]
    rows = desk({"2020年3月价格临时补贴发放表.xlsx": sheet}).rows("payment")
    assert {(r["period"], r["paid_on"]) for r in rows} == {(date(2020, 3, 1), date(2020, 4, 15))}


def _items(desk: Any, title: str, kinds: list[str]) -> list[str]:
    heads = ["对象类别", *HEADS, "发放日期"]
    lines = [[kind, *got[:4], "2020-04-15"] for kind, got in zip(kinds, [*GOT, *GOT], strict=False)]
    return sorted(r["item"] for r in desk({f"{title}.xlsx": [heads, *lines]}).rows("payment"))


@pytest.mark.parametrize("title", ["2020年3月价格临时补贴发放表", "2020年3月价补发放明细"])
def test_on_a_list_of_a_price_subsidy_the_class_of_a_person_is_not_the_kind_of_money(
    desk: Any, title: str
) -> None:
    items = _items(desk, title, ["低保", "低保", "特困"])
    assert items == ["价格临时补贴(低保)", "价格临时补贴(低保)", "价格临时补贴(特困)"]


def test_where_a_list_holds_several_kinds_of_money_each_row_says_its_own(desk: Any) -> None:
    both = ["低保金", "低保金", "价格临时补贴"]
    assert _items(desk, "2020年3月低保金及价格补贴代发明细", both) == sorted(both)
    assert _items(desk, "2020年3月价格补贴代发明细", both) == sorted(both)


def test_any_other_dated_payment_is_of_the_month_it_was_paid_in(desk: Any) -> None:
    heads = ["补贴项目", "户名", "身份证号", "账号", "金额", "发放日期"]
    body = [["农村低保", n, p, f"621700000000000000{k}", 300, "2020-03-09"] for k, (n, p, *_) in enumerate(GOT)]  # fmt: skip
    rows = desk({"2020年4月报送的代发明细.xlsx": [heads, *body]}).rows("payment")
    assert {r["period"] for r in rows} == {date(2020, 3, 1)}


def test_the_parts_of_the_tekun_money_are_a_payment_and_no_roll(desk: Any) -> None:
    heads = ["姓名", "身份证号码", "基本生活", "照料护理", "月份"]
    sheet = [heads, ["张三", P[3], 600, 90, "202003"], ["李四", P[4], 600, "", "202003"]]
    taken = desk({"特困分项发放202003.xlsx": sheet})
    assert {(r["person_id"], int(r["amount"])) for r in taken.rows("payment")} == {
        (taken.who(P[3]), 690),
        (taken.who(P[4]), 600),
    }
    assert not taken.rows("tekun_member")


def test_a_tekun_roll_that_speaks_of_paying_stays_the_roll(desk: Any) -> None:
    heads = ["姓名", "身份证号码", "基本生活费", "照料护理费", "合计"]
    sheet = [heads, ["张三", P[3], 600, 90, 690], ["李四", P[4], 600, 80, 680]]
    taken = desk({"特困供养金发放花名册202003.xlsx": sheet})
    assert len(taken.rows("tekun_member")) == 2 and not taken.rows("payment")


def test_the_round_of_a_review_says_its_day_and_the_sums_say_what_changed(desk: Any) -> None:
    heads = ["户主", "身份证", "乡镇", "复核周期", "复核前金额", "复核后金额", "复核结果"]
    body = [
        ["张三", P[0], "龙港镇", "2019年上半年", 300, 300, "维持"],
        ["李四", P[1], "龙港镇", "2019年四季度", 300, 345, "调整"],
        ["王五", P[2], "龙港镇", "2020年上半年", 300, 0, "调整"],
    ]
    rows = desk({"复核情况登记表.xlsx": [heads, *body]}).rows("review_record")
    assert [(str(r["reviewed_on"]), r["result"]) for r in rows] == [
        ("2019-06-30", "不变"),
        ("2019-12-31", "增发"),
        ("2020-04-30", "停保"),  # a round that is not over: at most the day judged
    ]


def test_a_review_dated_by_its_title_only(desk: Any) -> None:
    sheet = [["户主姓名", "身份证号", "乡镇", "复核结果"], ["张三", P[0], "龙港镇", "调整"], ["李四", P[1], "龙港镇", "维持"]]  # fmt: skip
    rows = desk({"2019年下半年低保复核登记表.xlsx": sheet}).rows("review_record")
    assert {(str(r["reviewed_on"]), r["result"]) for r in rows} == {("2019-12-31", "调整"), ("2019-12-31", "不变")}  # fmt: skip


def test_a_review_of_no_year_has_no_day(desk: Any) -> None:
    heads = ["姓名", "身份证号", "乡镇", "轮次", "核前金额", "核后金额", "结论"]
    body = [[f"王小{'一二三四'[i]}", P[i], "龙港镇", "第一轮", 300, 300, "维持"] for i in range(4)]
    rows = desk({"上下半年复核.xlsx": [heads, *body]}).rows("review_record")
    assert [(r["reviewed_on"], r["result"]) for r in rows] == [(None, "不变")] * 4


def test_a_ledger_that_tells_in_words_what_was_done(desk: Any) -> None:
    heads = ["问题编号", "对象姓名", "身份证号", "问题描述", "发现日期", "核查情况说明", "状态", "销号日期"]  # fmt: skip
    findings = ["经核实，该户已于次月停发低保金。", "经核查不应停发，维持。", "已补发1至3月低保金"]
    body = [[f"T{i}", "张三", P[i], "死亡后仍在册", "2020-01-02", text, "已销号", "2020-02-03"] for i, text in enumerate(findings)]  # fmt: skip
    rows = desk({"问题整改台账.xlsx": [heads, *body]}).rows("problem_ledger")
    assert [r["result"] for r in rows] == ["停发", None, "补发"]


def test_a_column_of_results_in_sentences_is_read_too(desk: Any) -> None:
    heads = ["问题编号", "对象姓名", "身份证号", "问题描述", "发现日期", "整改结果", "状态"]
    results = ["停发", "经乡镇研究，自2020年3月起停发该户低保金", "调整金额", "继续核查，视情况处理，待县局研究后再定"]  # fmt: skip
    body = [[f"T{i}", "张三", P[i], "有车", "2020-01-02", text, "已销号"] for i, text in enumerate(results)]  # fmt: skip
    taken = desk({"问题整改台账.xlsx": [heads, *body]})
    assert [r["result"] for r in taken.rows("problem_ledger")] == ["停发", "停发", "调整", None]
    assert not taken.rejects


def test_a_register_of_keepers_tells_of_the_mandate_and_a_clue_can_name_the_keeper(
    desk: Any,
) -> None:
    heads = ["困难群众", "身份证号", "存折（卡）号", "代管人", "代管人身份证号", "两人关系", "登记时间", "依据"]  # fmt: skip
    row = ["张三", P[3], "6217000000000000001", "赵干部", P[9], "村干部", "2019-02-03", "无委托"]
    taken = desk({"代管.xlsx": [heads, row]})
    assert [r["mandate"] for r in taken.rows("account_custody")] == ["无委托"]
    keeper = taken.who(P[9])
    assert taken.vault().people([keeper])[keeper].name == "赵干部"


def test_a_township_without_money_stands_in_the_summary_of_reserves(desk: Any) -> None:
    heads = ["乡镇", "年度核定备用金", "拨付到位金额", "拨付日期", "累计支出"]
    body = [["龙港镇", 20000, 20000, "2020-1-20", 300], ["中村镇", 20000, 0, "", 0]]
    rows = desk({"乡镇备用金.xlsx": [heads, *body]}).rows("reserve_fund")
    assert [(r["township"], r["entry_on"], int(r["received"])) for r in rows] == [
        ("龙港镇", date(2020, 1, 20), 20000),
        ("中村镇", None, 0),
    ]
