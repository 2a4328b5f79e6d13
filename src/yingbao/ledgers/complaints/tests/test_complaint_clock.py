"""The clock over every day of the two regulations, holidays and make-up days included."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.law import basis_of
from yingbao.ledgers.complaints import clock

DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@given(DAYS)
def test_acceptance_and_answer_have_the_same_terms_under_both_regulations(day: date) -> None:
    assert clock.accept_by(day) == day + timedelta(days=15)
    assert clock.finish_by(day) == day + timedelta(days=60)


@given(DAYS, st.integers(0, 30), st.integers(0, 400))
def test_an_extension_and_a_pause_only_ever_move_the_term_by_their_days(
    day: date, extended: int, paused: int
) -> None:
    moved = clock.finish_by(day, extended, paused) - clock.finish_by(day)
    assert moved.days == extended + paused


def test_the_article_cited_is_the_one_of_the_day() -> None:
    assert basis_of(clock.FINISH, date(2020, 4, 26)) == "信访条例 第三十三条"
    assert basis_of(clock.FINISH, date(2022, 5, 1)) == "信访工作条例 第三十四条"


def test_before_any_regulation_the_term_is_asked_of_a_person() -> None:
    with pytest.raises(Refused, match="人工写明"):
        clock.finish_by(date(2004, 1, 1))
