"""What a free text says was done, and what it only speaks of."""

from datetime import date

import pytest

from yingbao.exchange.normalise.deeds import deed_in
from yingbao.exchange.normalise.rounds import change_told, round_ends


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("经核实，该户已于次月停发低保金。", "停发"),
        ("情况属实，自4月起停保", "停发"),
        ("已取消其低保待遇，并追回资金3600元", "停发"),
        ("已按程序清退", "停发"),
        ("已如期停发", "停发"),
        ("不再享受低保", "停发"),
        ("多领的3600元已退回财政", None),
        ("已退缴多领资金3600元", "追回"),
        ("已追缴到位", "追回"),
        ("漏发的两个月已补发到卡", "补发"),
        ("经核查，该户符合条件，不应停发", None),
        ("暂停发放，待核查", None),
        ("拟停发", None),
        ("建议追回多领资金", None),
        ("群众反映其低保被停发", None),
        ("误停发，已恢复发放", None),
        ("停发后重新纳入低保", None),
        ("未补发", None),
        ("维持原保障待遇不变", None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_was_done_counts(text: str | None, deed: str | None) -> None:
    assert deed_in(text) == deed


@pytest.mark.parametrize(
    ("text", "around", "day"),
    [
        ("2019年上半年", [], date(2019, 6, 30)),
        ("下半年", ["2019年复核登记"], date(2019, 12, 31)),
        ("2020年一季度", [], date(2020, 3, 31)),
        ("2020年上半年", [], date(2020, 4, 30)),
        ("2019年度", [], date(2019, 12, 31)),
        ("2019年11月", [], date(2019, 11, 30)),
        ("第一轮", ["2019年复核"], None),
        ("下半年", ["复核登记"], None),
    ],
)
def test_a_round_ends_with_its_last_day(text: str, around: list[str], day: date | None) -> None:
    assert round_ends(text, around, date(2020, 4, 30)) == day


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [("300", "300.00", "不变"), ("300", "345", "增发"), ("300", "255", "减发"), ("300", "0", "停保"), ("300", "", None), ("不详", "300", None)],
)  # fmt: skip
def test_the_sums_before_and_after_say_what_changed(before: str, after: str, change: str | None) -> None:  # fmt: skip
    assert change_told(before, after) == change
