"""The arithmetic of returns on random books: a true book passes, every single slip is named."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.ledgers.returns.checks import PARTS, STOCKS, falls, faults, running
from yingbao.ledgers.returns.figures import FIGURES, NAMES

COUNTS = st.integers(0, 500)


@st.composite
def book(draw: st.DrawFn) -> dict[str, Decimal]:
    """Figures that add up: parts within wholes, closings from openings and flows."""
    figures = {name: Decimal(draw(COUNTS)) for name in NAMES}
    for part, whole in reversed(PARTS):
        figures[part] = min(figures[part], figures[whole])
    figures["heard_homes"] = min(figures["heard_homes"], figures["stopped_homes"])
    for opening, new, closed, closing in STOCKS:
        figures[closed] = min(figures[closed], figures[opening] + figures[new])
        figures[closing] = figures[opening] + figures[new] - figures[closed]
    figures["complaints_satisfied"] = min(
        figures["complaints_satisfied"], figures["complaints_closed"]
    )
    return figures


@given(book())
@settings(max_examples=1000, deadline=None)
def test_a_true_book_has_no_fault(figures: dict[str, Decimal]) -> None:
    assert faults(figures) == []


@given(book(), st.sampled_from(STOCKS), st.integers(0, 3), st.integers(1, 9))
@settings(max_examples=1000, deadline=None)
def test_any_slip_in_a_stock_or_flow_is_named(
    figures: dict[str, Decimal], stock: tuple[str, ...], which: int, slip: int
) -> None:
    assert faults(figures | {stock[which]: figures[stock[which]] + slip})


@given(book(), st.sampled_from(PARTS), st.integers(1, 9))
@settings(max_examples=1000, deadline=None)
def test_a_part_larger_than_its_whole_is_named(
    figures: dict[str, Decimal], pair: tuple[str, str], slip: int
) -> None:
    part, whole = pair
    assert faults(figures | {part: figures[whole] + slip})


@given(st.lists(book(), min_size=2, max_size=6))
@settings(max_examples=200, deadline=None)
def test_the_year_s_totals_never_fall(books: list[dict[str, Decimal]]) -> None:
    totals = running(books)
    assert falls(totals) == []
    assert totals[-1]["clues_new"] == sum(one["clues_new"] for one in books)


@given(book(), book())
def test_what_closed_one_period_opens_the_next(
    first: dict[str, Decimal], second: dict[str, Decimal]
) -> None:
    handed = all(second[opening] == first[closing] for opening, _, _, closing in STOCKS)
    assert bool(faults(second, first)) is not handed


def test_a_total_that_falls_is_named() -> None:
    one = {figure.name: Decimal(5) for figure in FIGURES if figure.runs}
    assert falls([one, one | {"back_paid": Decimal(4)}]) == ["“补发（元）”的累计从 5 降到 4"]
