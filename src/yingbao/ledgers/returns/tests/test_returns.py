"""A return is filled from data, corrected with a reason, and refused while it does not add up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yingbao.casework.actions import dispatch
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Step
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.complaints.tests.bringing import brought
from yingbao.ledgers.papers import monthly_return
from yingbao.ledgers.papers.paper import make
from yingbao.ledgers.papers.tests.opening import is_filled, words_of
from yingbao.ledgers.returns import verbs
from yingbao.ledgers.returns.model import Return


def opened(cast: Cast, **more: object) -> Return:
    given = {"kind": "month", "starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 30)} | more
    return verbs.start(cast.longgang, by=cast.liu, today=TODAY, **given)  # type: ignore[arg-type]


def dispatched_in_november(cast: Cast, count: int) -> None:
    for _ in range(count):
        dispatch.dispatch(cast.clue(), by=cast.zhou, today=TODAY)
    Step.objects.update(at="2026-11-10T08:00:00+08:00")


def sent(cast: Cast) -> Return:
    return verbs.send(opened(cast), by=cast.duan, today=TODAY)


def test_the_figures_come_from_the_data(cast: Cast) -> None:
    dispatched_in_november(cast, 2)
    brought(cast)
    figures = opened(cast).figures
    assert (figures["clues_new"], figures["clues_closing"]) == (2, 2)
    assert (figures["complaints_new"], figures["complaints_named"]) == (1, 1)


def test_another_township_s_return_is_not_opened(cast: Cast) -> None:
    with pytest.raises(Refused, match="本乡镇"):
        verbs.start(
            cast.duanshi, kind="month", starts_on=TODAY, ends_on=TODAY, by=cast.liu, today=TODAY
        )


def test_a_period_is_reported_once(cast: Cast) -> None:
    opened(cast)
    with pytest.raises(Refused, match="已经开过"):
        opened(cast)


def test_a_correction_keeps_both_numbers_and_the_reason(cast: Cast) -> None:
    item = verbs.correct(opened(cast), figure="enrolled_people", value=Decimal(3), reason="纸质件",
                         by=cast.liu, today=TODAY)  # fmt: skip
    assert item.figures["enrolled_people"] == 3
    assert item.counted["enrolled_people"] == "0"


@pytest.mark.parametrize("value", [Decimal(-1), Decimal("1.5")])
def test_counts_are_whole_and_not_negative(cast: Cast, value: Decimal) -> None:
    with pytest.raises(Refused, match="读到"):
        verbs.correct(
            opened(cast), figure="clues_new", value=value, reason="x", by=cast.liu, today=TODAY
        )


def test_what_does_not_add_up_is_not_sent(cast: Cast) -> None:
    item = verbs.correct(opened(cast), figure="clues_new", value=Decimal(1), reason="x", by=cast.liu,
                         today=TODAY)  # fmt: skip
    with pytest.raises(Refused, match="期末在办线索"):
        verbs.send(item, by=cast.duan, today=TODAY)


def test_the_head_sends_it_not_the_clerk(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        verbs.send(opened(cast), by=cast.liu, today=TODAY)


def test_the_next_opening_is_the_last_closing(cast: Cast) -> None:
    item = opened(cast)
    verbs.correct(
        item, figure="clues_opening", value=Decimal(2), reason="x", by=cast.liu, today=TODAY
    )
    verbs.correct(
        item, figure="clues_closing", value=Decimal(2), reason="x", by=cast.liu, today=TODAY
    )
    verbs.send(item, by=cast.duan, today=TODAY)
    december = opened(cast, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31))
    with pytest.raises(Refused, match="应当相同"):
        verbs.send(december, by=cast.duan, today=TODAY)


def test_a_zero_while_clues_are_open_is_shown_and_still_sent(cast: Cast) -> None:
    dispatched_in_november(cast, 1)
    item = sent(cast)
    assert (item.state, verbs.open_clues_while_zero(item)) == ("sent", 1)


def test_the_county_receives_or_returns_it(cast: Cast) -> None:
    item = sent(cast)
    assert (
        verbs.receive(item, agrees=False, words="少一户", by=cast.zhou, today=TODAY).state
        == "draft"
    )
    verbs.send(item, by=cast.duan, today=TODAY)
    assert verbs.receive(item, agrees=True, words="好", by=cast.zhou, today=TODAY).state == "closed"


def test_the_paper_has_a_line_for_every_figure(cast: Cast) -> None:
    content = make(monthly_return.PAPER, opened(cast), by=cast.liu, today=TODAY)
    assert is_filled(content) and "期末在办线索" in words_of(content)
