"""看板's figures beside those of the same days last month: more, less, the same, never a bare arrow."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from yingbao.casework.actions import decide
from yingbao.casework.models import Decision
from yingbao.casework.selectors.against import (
    Against,
    cases_against,
    money_against,
    same_days,
)
from yingbao.casework.selectors.dashboard import dashboard
from yingbao.casework.tests.cast import TODAY, Cast


def paid(cast: Cast, on: date, amount: int, door: str) -> None:
    clue = cast.verified(direction="漏保", level="蓝", rule="203", household_id=door)
    draft = decide.Draft(Decision.Kind.BACK_PAY, "符合", "条款", Decimal(amount))
    item = decide.draft(clue, draft, by=cast.liu)
    decide.approve(item, by=cast.zhou, today=on)
    decide.carry_out(item, by=cast.zhou, today=on)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 23), (date(2026, 10, 1), date(2026, 10, 23))),
        (date(2026, 3, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        (date(2026, 1, 1), (date(2025, 12, 1), date(2025, 12, 1))),
    ],
)
def test_a_month_is_held_against_as_many_days_as_it_has_had(
    today: date, days: tuple[date, date]
) -> None:
    assert same_days(today) == days


def test_more_less_the_same_and_nothing_each_have_their_words() -> None:
    assert cases_against(5, 3) == Against("比上月同期多 2 件", "↑")
    assert cases_against(3, 5) == Against("比上月同期少 2 件", "↓")
    assert cases_against(3, 3) == Against("和上月同期一样")
    assert cases_against(0, 0) == Against("上月同期也没有")
    assert money_against(Decimal("1200.50"), 200).words == "比上月同期多 ¥1,000"


def test_the_words_are_english_for_who_reads_english() -> None:
    with translation.override("en"):
        assert cases_against(5, 3).words == "2 cases more than in the same days last month"


def test_later_days_of_last_month_do_not_count_yet(cast: Cast) -> None:
    paid(cast, TODAY, 900, "h-1")
    paid(cast, date(2026, 10, 5), 300, "h-2")
    paid(cast, date(2026, 10, 30), 5000, "h-3")
    tile = next(one for one in dashboard(cast.zhou, TODAY)["helped"] if one["kind"] == "back_pay")
    assert (tile["amount"], tile["amount_before"], tile["cases_before"]) == (900, 300, 1)
    assert tile["against"] == Against("比上月同期多 ¥600", "↑")


def test_the_arrow_is_hidden_from_who_hears_the_words(cast: Cast) -> None:
    page = cast.login(cast.zhou).get("/dashboard/").content.decode()
    assert page.count("上月同期也没有") == 8 and "“上月同期”是" in page
