"""One department's desk: renders logical rows as its own file has them, and notes spoilt rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from yingbao.sample.dirt import MONTH_STYLES, Grime
from yingbao.sample.key import SpoiltRow
from yingbao.sample.sheets import Sheet
from yingbao.sample.world import Row, World

Writer = Callable[[Row], Any]


@dataclass(frozen=True)
class Field:
    """A column of a department's file: its header, the canonical column, how it is written."""

    header: str
    column: str
    style: str = "text"  # text · id · old · name · former · day:STYLE · open:STYLE · month:STYLE · money · wan · flag


@dataclass
class Desk:
    """Where a file goes and with what habits it is written."""

    world: World
    inbox: Path
    file: str
    rate: float = 0.02
    archive: str = ""  # the zip it is packed into afterwards

    def __post_init__(self) -> None:
        self.grime = Grime(self.world.dice.child(f"file/{self.file}"), self.rate)

    @property
    def path(self) -> Path:
        return self.inbox / self.file

    def cell(self, row: Row, field: Field) -> Any:
        """One value as this file has it."""
        return self.writer(field)(row)

    def writer(self, field: Field) -> Writer:
        """How a column is written, worked out once: county lists have millions of cells."""
        column, (kind, _, style) = field.column, field.style.partition(":")
        if kind == "text":
            return lambda row: row.get(column)
        if kind == "former":  # the village's name before it was merged
            return lambda row: self.world.former.get((row["township"], row[column]), row[column])
        render, grime = _RENDER[kind], self.grime
        empty = ("至今", None)

        def write(row: Row) -> Any:
            value = row.get(column)
            if value is None:
                return grime.dice.choice(empty) if kind == "open" else None
            return render(grime, value, style)

        return write

    def body(self, sheet: Sheet, fields: Sequence[Field], rows: Iterable[Row]) -> None:
        """All rows in order; spoilt ones go into the answer key with their place."""
        writers = [None if field.column == "#" else self.writer(field) for field in fields]
        for number, row in enumerate(rows, 1):
            place = sheet.write([number if write is None else write(row) for write in writers])
            if "_unusable" in row or "_damaged" in row or "_mark" in row:
                self.note(sheet, place, row)

    def note(self, sheet: Sheet, place: int, row: Row) -> None:
        """A row marked `_unusable`, `_damaged` or `_mark` is written down in the answer key."""
        key = self.world.key
        name = f"{self.archive}/{self.file}" if self.archive else self.file
        if "_mark" in row:
            key.places[row["_mark"]] = f"{name}|{sheet.name}|{place}"
        if "_unusable" in row:
            key.unusable.append(SpoiltRow(name, sheet.name, place, row["_unusable"]))
        if "_damaged" in row:
            true_id = row["_who"].id18 if row.get("_who") else ""
            key.damaged.append(SpoiltRow(name, sheet.name, place, row["_damaged"], true_id))


def _day(grime: Grime, value: Any, style: str) -> Any:
    return grime.day(value, style) if isinstance(value, date) else value


def _month(grime: Grime, value: Any, style: str) -> Any:
    return MONTH_STYLES[style](value) if isinstance(value, date) else value


_RENDER: dict[str, Callable[[Grime, Any, str], Any]] = {
    "id": lambda grime, value, style: grime.id_number(value) if isinstance(value, str) else value,
    "old": lambda grime, value, style: grime.old_number(value) if isinstance(value, str) else value,
    "name": lambda grime, value, style: grime.name(value),
    "day": _day,
    "month": _month,
    "open": _day,
    "money": lambda grime, value, style: value if isinstance(value, str) else grime.money(value),
    "wan": lambda grime, value, style: value if isinstance(value, str) else round(value / 10000, 4),
    "flag": lambda grime, value, style: "是" if value else "否",
}
