"""How old a delivery is called."""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.reports.freshness import FRESH, OLD, UNDATED, age_word

DAY = date(2020, 4, 30)


def test_a_roll_of_two_months_ago_is_old():
    assert age_word(DAY - timedelta(60), DAY, "roll") == f"{OLD} 60 天"
    assert age_word(DAY - timedelta(30), DAY, "roll") == FRESH
    assert age_word(None, DAY, "roll") == UNDATED


def test_a_list_of_events_is_not_old_because_nothing_has_happened_since():
    said = age_word(DAY - timedelta(120), DAY, "event")
    assert not said.startswith(OLD)
    assert "120 天" in said
