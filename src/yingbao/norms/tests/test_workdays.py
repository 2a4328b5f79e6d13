"""Terms in 工作日 over every holiday and make-up day of 2019–2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.norms.workdays import add_workdays, is_workday, workdays_between

DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2020, 1, 31), False),  # the spring holiday of 2020 was made longer
        (date(2020, 4, 26), True),  # a Sunday worked for the May holiday
        (date(2020, 10, 1), False),
        (date(2021, 2, 7), True),
        (date(2026, 2, 16), False),
        (date(2026, 11, 27), True),
        (date(2030, 6, 1), False),  # beyond the calendar: a Saturday
    ],
)
def test_holidays_rest_and_make_up_days_work(day: date, works: bool) -> None:
    assert is_workday(day) is works


@given(DAYS, st.integers(1, 120))
def test_a_term_ends_on_a_workday_and_holds_exactly_its_days(start: date, days: int) -> None:
    end = add_workdays(start, days)
    assert is_workday(end)
    assert workdays_between(start, end) == days


@given(DAYS, DAYS)
def test_counting_there_and_back_is_the_same_with_the_other_sign(one: date, other: date) -> None:
    assert workdays_between(one, other) == -workdays_between(other, one)


def test_every_day_of_eight_years_is_counted_once() -> None:
    first, last = date(2019, 1, 1), date(2026, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert workdays_between(first - timedelta(days=1), last) == sum(map(is_workday, days))
