"""No verb carries a number of its own: the waiting window, the shares and the limits are those of the day."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from yingbao.casework import law
from yingbao.casework.actions import breakers, close, decide, dispatch
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Closure, Decision, Revisit
from yingbao.casework.selectors.precision import FLOOR
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.casework.tests.test_guards import applied, heard, noticed, stop
from yingbao.engine.parameters import Parameter, Value

NUMBERS = (decide.WAITING_DAYS, close.REVISIT_SHARE, FLOOR, breakers.FEWEST, breakers.LARGEST_SHARE,
           breakers.LARGEST_JUMP, *dispatch.TERMS.values())  # fmt: skip
NEXT_YEAR = date(2027, 1, 1)


def set_to(monkeypatch: pytest.MonkeyPatch, ref: str, values: dict[date, Value]) -> None:
    numbers = dict(law.parameters())
    known = numbers[ref]
    numbers[ref] = Parameter(
        ref, known.title, known.unit, values, known.legal_basis, known.status, known.checked_on
    )
    monkeypatch.setattr(law, "parameters", lambda: numbers)


def served(cast: Cast, on: date) -> Decision:
    decision = stop(cast)
    heard(cast, decision)
    noticed(cast, decision)
    decide.approve(decision, by=cast.zhou, today=TODAY)
    return decide.serve(
        decision, by=cast.liu, served_on=on, how="直接送达", received_by="本人", today=on
    )


def reviewed(cast: Cast) -> Closure:
    closure = applied(cast)
    close.endorse(closure, by=cast.duan, opinion="属实")
    close.rematch(closure, cast.run, fires=False)
    draw = random.Random(1)
    return close.review(closure, by=cast.zhou, agrees=True, words="同意", draw=draw)


@pytest.mark.parametrize("ref", NUMBERS)
def test_every_number_has_a_source_and_the_day_it_was_checked(ref: str) -> None:
    number = law.parameters()[ref]
    assert (
        number.checked_on and number.status == "to_verify"
    )  # working numbers, the county's to set
    assert law.basis_of(ref, date(2020, 4, 30)).startswith("国务院令第649号")
    assert law.basis_of(ref, TODAY).startswith("社会救助法")


def test_the_waiting_window_is_that_of_the_day_of_service(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to(monkeypatch, decide.WAITING_DAYS, {date(2014, 5, 1): 10, NEXT_YEAR: 15})
    old, new = served(cast, NEXT_YEAR - timedelta(days=1)), served(cast, NEXT_YEAR)
    after_ten = NEXT_YEAR + timedelta(days=10)
    assert decide.carry_out(old, by=cast.zhou, today=after_ten).effective_on == after_ten
    with pytest.raises(Refused, match="2027-01-16 起才能执行"):
        decide.carry_out(new, by=cast.zhou, today=after_ten)


def test_a_day_without_a_waiting_window_stops_nobody_s_money(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = served(cast, TODAY)
    set_to(monkeypatch, decide.WAITING_DAYS, {NEXT_YEAR: 15})
    with pytest.raises(Refused, match="那天没有“减发、停发、追回的决定送达后等多少天才执行”的规定"):
        decide.carry_out(decision, by=cast.zhou, today=TODAY + timedelta(days=99))
    decision.refresh_from_db()
    assert decision.state == Decision.State.SERVED


@pytest.mark.parametrize(("share", "drawn"), [(0, 0), (1, 1)])
def test_so_large_a_share_of_closures_is_drawn_as_the_number_says(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, share: int, drawn: int
) -> None:
    set_to(monkeypatch, close.REVISIT_SHARE, {date(2014, 5, 1): share})
    reviewed(cast)
    assert Revisit.objects.count() == drawn


@pytest.mark.django_db
def test_a_flood_is_measured_by_the_limits_of_the_day_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_to(monkeypatch, breakers.LARGEST_SHARE, {date(2014, 5, 1): Decimal("0.3"), NEXT_YEAR: 1})
    assert "超过 30%" in breakers.why_held("219", 31, 100, TODAY)
    assert breakers.why_held("219", 31, 100, NEXT_YEAR) == ""


@pytest.mark.django_db
def test_a_limit_that_nobody_had_set_yet_is_never_reached() -> None:
    assert breakers.why_held("219", 90, 100, date(2013, 1, 1)) == ""


def test_a_clue_s_term_is_the_number_of_its_level_on_the_day_it_goes_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to(monkeypatch, dispatch.TERMS["橙"], {date(2014, 5, 1): 3})
    sent = dispatch.dispatch(cast.clue(level="橙"), by=cast.zhou, today=TODAY)
    assert sent.due_on == add_workdays(TODAY, 3)
