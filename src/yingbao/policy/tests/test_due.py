"""By when, in every style a notice writes it; what names no day has none."""

from datetime import date

import pytest

from yingbao.policy.due import due_day, said_due

ISSUED = date(2024, 4, 22)
TERMS = {
    "于2024年9月30日前完成。": ("2024年9月30日前", date(2024, 9, 30)),
    "（责任单位：社会救助股；完成时限：2025年5月31日）": ("2025年5月31日", date(2025, 5, 31)),
    "6月底前完成。": ("6月底前", date(2024, 6, 30)),
    "7月中旬前报结果": ("7月中旬前", date(2024, 7, 20)),
    "完成时间：2024-06-30": ("2024-06-30", date(2024, 6, 30)),
    "完成时间：第三季度末": ("第三季度末", date(2024, 9, 30)),
    "二〇二三年八月二十日前完成": ("二〇二三年八月二十日前", date(2023, 8, 20)),
    "由制定单位在三个月内修改": ("三个月内", date(2024, 7, 22)),
    "今年年底前整改到位": ("今年年底前", date(2024, 12, 31)),
    "收到后十个工作日内报送": (
        "十个工作日内",
        date(2024, 5, 8),
    ),  # 28 April is made up, 1 to 5 May are off
}


def test_a_term_of_months_ends_on_the_last_day_of_a_shorter_month():
    assert due_day("一个月内", date(2024, 1, 31)) == date(2024, 2, 29)
    assert due_day("两个月内", date(2024, 10, 31)) == date(2024, 12, 31)


@pytest.mark.parametrize("text", TERMS)
def test_a_term_is_found_and_is_a_day(text):
    words, day = TERMS[text]
    assert said_due(text) == words and due_day(words, ISSUED) == day


@pytest.mark.parametrize(
    "text",
    [
        "每月5日前报送进展。",
        "2022年1月至2023年6月发放的资金",
        "自查阶段（4月10日至6月30日）",
        "公示七天。",
    ],
)
def test_what_recurs_or_spans_is_no_term(text):
    assert said_due(text) == ""


@pytest.mark.parametrize("words", ["长期坚持", "每季度末", "2月30日前", "13月底前", ""])
def test_words_that_name_no_day_have_none(words):
    assert due_day(words, ISSUED) is None


def test_a_day_without_a_year_needs_the_day_of_the_notice():
    assert due_day("9月30日前", None) is None and due_day("三个月内", None) is None


def test_the_last_day_of_a_span_counts():
    assert due_day("4月10日至6月30日", ISSUED) == date(2024, 6, 30)
