"""A flood of clues waits for a person; a trickle goes out."""

from __future__ import annotations

from datetime import date

import pytest

from yingbao.casework.actions.breakers import why_held
from yingbao.casework.models import RuleResult
from yingbao.casework.tests.cast import TODAY, Cast


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hits", "looked_at", "held"), [(29, 30, False), (31, 100, True), (30, 100, False)]
)
def test_more_than_three_in_ten_is_held(hits: int, looked_at: int, held: bool) -> None:
    assert bool(why_held("219", hits, looked_at, TODAY)) is held


@pytest.mark.parametrize(
    ("before", "now", "held"), [(20, 60, False), (20, 61, True), (0, 31, True)]
)
def test_a_jump_against_the_last_run_is_held(cast: Cast, before: int, now: int, held: bool) -> None:
    RuleResult.objects.create(run=cast.run, rule="219", title="车", population=900, hits=before)
    assert bool(why_held("219", now, 900, TODAY)) is held


def test_a_rule_that_did_not_run_last_time_says_nothing_about_this_time(cast: Cast) -> None:
    RuleResult.objects.create(run=cast.run, rule="219", title="车", not_run="缺表")
    assert cast.run.as_of == date(2026, 11, 20) and why_held("219", 60, 900, TODAY) == ""
