"""The arithmetic a return must keep: stocks and flows, parts and wholes, totals that never fall.

Each check names the numbers it read, so that whoever fills the return sees which one to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from yingbao.ledgers.returns.figures import BY_NAME, FIGURES

Figures = Mapping[str, Decimal]
STOCKS = (
    ("clues_opening", "clues_new", "clues_closed", "clues_closing"),
    ("complaints_opening", "complaints_new", "complaints_closed", "complaints_closing"),
)
PARTS = (
    ("clues_reopened", "clues_new"),
    ("clues_upheld", "clues_verified"),
    ("enrolled_homes", "enrolled_people"),
    ("stopped_homes", "stopped_people"),
    ("heard_homes", "stopped_homes"),
    ("complaints_named", "complaints_new"),
    ("complaints_satisfied", "complaints_closed"),
)


def faults(figures: Figures, before: Figures | None = None) -> list[str]:
    """What does not add up, in words; empty when everything does. `before`: the last return's."""
    found = [*_negatives(figures), *_stocks(figures), *_parts(figures)]
    return found + list(_handed_on(figures, before)) if before is not None else found


def _negatives(figures: Figures) -> Iterator[str]:
    for figure in FIGURES:
        if figures[figure.name] < 0:
            yield f"“{figure.label}”是负数：{figures[figure.name]}"


def _stocks(figures: Figures) -> Iterator[str]:
    for opening, new, closed, closing in STOCKS:
        due = figures[opening] + figures[new] - figures[closed]
        if due != figures[closing]:
            yield (
                f"{_said(figures, opening)}＋{_said(figures, new)}－{_said(figures, closed)}＝{due}，"
                f"填的{_said(figures, closing)}"
            )


def _parts(figures: Figures) -> Iterator[str]:
    for part, whole in PARTS:
        if figures[part] > figures[whole]:
            yield f"{_said(figures, part)}，比{_said(figures, whole)}还多"


def _handed_on(figures: Figures, before: Figures) -> Iterator[str]:
    """What closed the last period opens this one."""
    for opening, _, _, closing in STOCKS:
        if figures[opening] != before[closing]:
            yield f"上期{_said(before, closing)}，本期{_said(figures, opening)}，应当相同"


def _said(figures: Figures, name: str) -> str:
    return f"“{BY_NAME[name].label}”{figures[name]}"


def running(returns: list[Figures]) -> list[dict[str, Decimal]]:
    """The year's totals after each return, in order. Only figures that run."""
    totals: dict[str, Decimal] = {figure.name: Decimal(0) for figure in FIGURES if figure.runs}
    lines = []
    for figures in returns:
        totals = {name: total + figures[name] for name, total in totals.items()}
        lines.append(dict(totals))
    return lines


def falls(totals: list[dict[str, Decimal]]) -> list[str]:
    """Running totals that fell from one return to the next: somebody took something back."""
    return [
        f"“{BY_NAME[name].label}”的累计从 {earlier[name]} 降到 {later[name]}"
        for earlier, later in zip(totals, totals[1:], strict=False)
        for name in earlier
        if later[name] < earlier[name]
    ]
