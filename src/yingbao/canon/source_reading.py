"""How each sheet and column that was sent was read: the ledgers `source_reading` and `unread_person` beside the
canonical tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LEDGER = "source_reading"
NAMED = (
    "unread_person"  # file, sheet, person_id or name_key of everybody whom an unread sheet names
)
State = Literal[
    "read", "unused", "garbled", "numberless", "refused", "waiting", "unrecognised", "unreadable"
]
How = Literal["", "表头", "名称", "部门"]
WHOLE_SHEET = 0


@dataclass(frozen=True)
class SourceReading:
    """How a sheet, a column of it, or one cell was read.

    `table` is what the sheet is, or may be by its headers, its name or its department (`how`). `column` is
    empty where the sheet as a whole is meant. `row` is the number Excel shows of a cell not understood,
    WHOLE_SHEET where all its rows are meant. `header` is that of an unused column that may be `column`.
    `people` counts those whom an unread sheet names, see `unread_person`; a roll without any number is
    read, and yet says of nobody who he is; of a sheet with rows given back they alone are meant. `digest`: as in row_ref, empty where no row is meant.
    """

    table: str
    column: str
    file: str
    sheet: str
    state: State
    how: How = ""
    header: str = ""
    row: int = WHOLE_SHEET
    people: int = 0
    digest: str = ""

    @property
    def spoken(self) -> str:
        """The file, for papers that are passed around: a sheet may be called after a person."""
        return self.file
