"""Dates as clerks write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.exchange.normalise.dates import DateContext, read_date, read_month
from yingbao.exchange.normalise.periods import period_in

APRIL = DateContext(date(2020, 4, 30))
days = st.dates(date(1930, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2020-4-5", "2020/04/05", "2020.4.5", "20200405", "20200405.0", "2020年4月5日", "2020年04月05日 ", "2020\n年4月5日",
        "２０２０－４－５", "2020-04-05 00:00:00", "2020-04-05T08:30:00", "43926", "43926.0", "二〇二〇年四月五日", "'2020-4-5", "5-Apr-20", "20.4.5", "20.04.05", "20年4月5日", "20/4/5", "20-04-05",
    ],
)  # fmt: skip
def test_every_spelling_of_a_day_is_that_day(text: str) -> None:
    assert read_date(text, APRIL).value == date(2020, 4, 5)


@pytest.mark.parametrize(
    "text", ["2020.04", "202004", "2020年4月", "2020年4月份", "四月份", "4月", "2020-4"]
)
def test_a_month_alone_is_its_first_day(text: str) -> None:
    assert read_date(text, APRIL).value == date(2020, 4, 1)
    assert read_month(text, APRIL).value == date(2020, 4, 1)


def test_a_month_alone_is_its_last_day_where_the_column_is_an_end() -> None:
    assert read_date("2020.02", DateContext(date(2020, 4, 30), is_end=True)).value == date(
        2020, 2, 29
    )


def test_a_month_without_a_year_is_the_latest_one_that_has_begun() -> None:
    assert read_date("十二月", APRIL).value == date(2019, 12, 1)
    assert read_date(
        "12月", DateContext(date(2020, 4, 30), month_hint=date(2018, 5, 1))
    ).value == date(2018, 12, 1)


@pytest.mark.parametrize("text", ["至今", "长期", "永久", "在职"])
def test_without_an_end_is_said_not_unknown(text: str) -> None:
    assert read_date(text, APRIL).state == "open"


@pytest.mark.parametrize("text", ["", "不详", "--", "/", "无", "　"])
def test_nothing_said_is_blank(text: str) -> None:
    assert read_date(text, APRIL).state == "blank"


@pytest.mark.parametrize(
    "text",
    [
        "2020-04-31",
        "20201305",
        "2020-13-45",
        "5/4/2020",
        "昨天",
        "5/4/20",
        "11/12/20",
        "11-12-20",
        "21/4/5",
        "31-12-20",
        "5.4.20",
        "0405",
        "123",
    ],
)
def test_what_is_no_single_day_is_not_guessed(text: str) -> None:
    assert read_date(text, APRIL).state == "bad"


@given(days)
def test_a_day_survives_every_way_of_writing_it(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    late = (day - date(1904, 1, 1)).days
    for text in (
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert read_date(text, APRIL).value == day
    if serial >= 10_000:
        assert read_date(f"{serial}.0", APRIL).value == day
    if late >= 10_000:
        assert read_date(str(late), DateContext(APRIL.as_of, date1904=True)).value == day


@given(st.text(max_size=12))
def test_any_text_gives_a_day_or_says_why_not(text: str) -> None:
    found = read_date(text, APRIL)
    assert (found.value is not None) == (found.state == "ok")


def test_both_calendars_of_spreadsheets_are_four_years_apart() -> None:
    early, late = (
        read_date("40000", APRIL).value,
        read_date("40000", DateContext(APRIL.as_of, date1904=True)).value,
    )
    assert late - early == timedelta(days=1462)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2020年4月农村低保发放花名册", date(2020, 4, 1)), ("农村低保家庭查询_20200415", date(2020, 4, 1)), ("低保_202003", date(2020, 3, 1)),
        ("4月低保", date(2020, 4, 1)), ("2020-4", date(2020, 4, 1)), ("2019年12月", date(2019, 12, 1)), ("12月低保金", date(2019, 12, 1)),
        ("2020年1-3月", date(2020, 3, 1)), ("二〇二〇年四月", date(2020, 4, 1)), ("农村低保家庭查询_20200415093000", date(2020, 4, 1)),
        ("CSDB_QUERY_20191125", date(2019, 11, 1)), ("低保_20191001", date(2019, 10, 1)), ("低保_2019-1-15", date(2019, 1, 1)),
    ],
)  # fmt: skip
def test_names_and_remarks_tell_the_month(text: str, month: date) -> None:
    assert period_in(text, date(2020, 4, 30)) == month


@pytest.mark.parametrize(
    "text", ["持证残疾人名册", "低保户 3 户", "第4批", "14052110000", "4月5日打印"]
)
def test_other_numbers_are_no_month(text: str) -> None:
    assert period_in(text, date(2020, 4, 30)) is None
