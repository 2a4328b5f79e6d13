"""What surrounds a table and fills what its rows leave out: file, sheet, titles, the day judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment
from yingbao.exchange.mapping.recognise import Names


@dataclass(frozen=True)
class TableContext:
    """One recognised table of one sheet, with everything needed to read its rows."""

    digest: str
    file: str
    sheet: str
    block: Block
    assignment: Assignment
    names: Names
    as_of: date
    period: date | None = None  # from file name, sheet or title; of a year alone its December
    month: date | None = None  # the same, where a month is named
    township: str | None = None  # of a sheet or file named after one
    village: str | None = None  # of a sheet named after one
    members: dict[int, dict[str, int]] | None = (
        None  # members in columns: number → logical name → position
    )
    legends: dict[int, str] | None = None  # position → where its codes are explained
    asked: frozenset[str] = frozenset()  # columns with codes that are asked about, once

    @property
    def row_prefix(self) -> str:
        return f"{self.digest[:12]}|{self.sheet}|"

    @property
    def place(self) -> str:
        return f"{self.file}，工作表“{self.sheet}”" if self.sheet != "-" else self.file

    def letter(self, name: str) -> str:
        """The column letter of a logical column in the sender's sheet, empty when it has none."""
        position = self.assignment.chosen.get(name)
        return "" if position is None else column_letter(self.block.columns[position])


def column_letter(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
