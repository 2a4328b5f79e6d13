"""One department's desk: renders logical rows as its own file has them, and notes spoilt rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from yingbao.sample.dirt import DATE_STYLES, MONTH_STYLES, Grime
from yingbao.sample.key import SpoiltRow
from yingbao.sample.sheets import Sheet
from yingbao.sample.world import Row, World


@dataclass(frozen=True)
class Field:
    """A column of a department's file: its header, the canonical column, how it is written."""

    header: str
    column: str
    style: str = "text"  # text · id · name · day:STYLE · month:STYLE · money · wan · flag · code


@dataclass
class Desk:
    """Where a file goes and with what habits it is written."""

    world: World
    inbox: Path
    file: str
    rate: float = 0.02

    def __post_init__(self) -> None:
        self.grime = Grime(self.world.dice.child(f"file/{self.file}"), self.rate)

    @property
    def path(self) -> Path:
        return self.inbox / self.file

    def cell(self, row: Row, field: Field) -> Any:
        value = row.get(field.column)
        if value is None or isinstance(value, Raw):
            return value.value if isinstance(value, Raw) else None
        kind, _, style = field.style.partition(":")
        if kind == "text" or (kind in ("id", "name") and not isinstance(value, str)):
            return value
        return _RENDER[kind](self.grime, value, style)

    def body(
        self, sheet: Sheet, fields: Sequence[Field], rows: Iterable[Row], file: str | None = None
    ) -> None:
        """All rows in order; spoilt ones go into the answer key with their place."""
        for number, row in enumerate(rows, 1):
            cells = [number if field.column == "#" else self.cell(row, field) for field in fields]
            place = sheet.write(cells)
            self.note(sheet, place, row, file)

    def note(self, sheet: Sheet, place: int, row: Row, file: str | None = None) -> None:
        """A row marked `_unusable` or `_damaged` is written down in the answer key."""
        name, key = file or self.file, self.world.key
        if "_unusable" in row:
            key.unusable.append(SpoiltRow(name, sheet.name, place, row["_unusable"]))
        if "_damaged" in row:
            true_id = row["_who"].id18 if row.get("_who") else ""
            key.damaged.append(SpoiltRow(name, sheet.name, place, row["_damaged"], true_id))


@dataclass(frozen=True)
class Raw:
    """A value to be written exactly so, dirt or not."""

    value: Any


def _day(grime: Grime, value: Any, style: str) -> Any:
    return grime.day(value, style) if isinstance(value, date) else value


def _month(grime: Grime, value: Any, style: str) -> Any:
    return MONTH_STYLES[style](value) if isinstance(value, date) else value


_RENDER: dict[str, Callable[[Grime, Any, str], Any]] = {
    "id": lambda grime, value, style: grime.id_number(value),
    "name": lambda grime, value, style: grime.name(value),
    "day": _day,
    "month": _month,
    "money": lambda grime, value, style: grime.money(value),
    "wan": lambda grime, value, style: round(value / 10000, 4),
    "flag": lambda grime, value, style: "是" if value else "否",
}
__all__ = ["DATE_STYLES", "Desk", "Field", "Raw"]
