"""Bars as inline SVG in percentages: text stays text, and the same picture fits screen and phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """One coloured and patterned stretch of a bar; `look` is its CSS class."""

    look: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    pieces: tuple[Piece, ...]
    note: str = ""

    @property
    def total(self) -> int:
        return sum(piece.count for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Drawn:
    label: str
    note: str
    total: int
    svg: str


def draw(bars: Sequence[Bar]) -> list[Drawn]:
    """All bars to one scale: the longest fills nine tenths, its number stands behind it."""
    longest = max((bar.total for bar in bars), default=0) or 1
    return [Drawn(bar.label, bar.note, bar.total, _svg(bar, 90 / longest)) for bar in bars]


def _svg(bar: Bar, percent: float) -> str:
    rects, start = [], 0.0
    for piece in bar.pieces:
        width = piece.count * percent
        if piece.count:
            rects.append(
                f'<rect class="{piece.look}" x="{start:.2f}%" y="1" '
                f'width="{width:.2f}%" height="{HEIGHT - 2}"/>'
            )
        start += width
    return (
        f'<svg class="bar" width="100%" height="{HEIGHT}" aria-hidden="true" focusable="false">'
        f"{''.join(rects)}</svg>"
    )
