"""What was received and how it read, as the papers for departments need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

UNKNOWN_SENDER = "来源不详"


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """`how` a header was understood: by its name, by its content, or because a person said so."""

    header: str
    label: str  # of the canonical column; empty when left aside
    how: str


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One table found in one sheet. `title` says what it was read as, empty when not recognised."""

    sender: str
    file: str
    digest: str
    sheet: str
    table: str
    title: str
    read: int
    accepted: int
    rejected: int
    newest: date | None = None  # the newest month or day the rows speak of
    columns: tuple[ReadColumn, ...] = ()
    notes: tuple[str, ...] = ()
    fate: str = ""  # why it has no table, where that is known: waiting, aside, repeated, unreadable

    @property
    def is_strange(self) -> bool:
        """Nobody knows yet what it is."""
        return not self.table and not self.fate


@dataclass(frozen=True, slots=True)
class Asked:
    """A doubt about a table or column that only a person can settle."""

    file: str
    sheet: str
    what: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row given back; `row` is the number Excel shows, 0 when the file as a whole is meant."""

    file: str
    sheet: str
    row: int
    column: str
    reason_code: str
    reason: str
    action: str


@dataclass(frozen=True, slots=True)
class Reception:
    sheets: tuple[ReadSheet, ...]
    refusals: tuple[Refusal, ...] = ()
    remarks: tuple[Refusal, ...] = ()  # taken in, but the sender should check them
    questions: tuple[Asked, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def by_sender(self) -> dict[str, Reception]:
        """What each department sent, and only that; departments in the order of their names."""
        senders = sorted({sheet.sender or UNKNOWN_SENDER for sheet in self.sheets})
        return {sender: self._of(sender) for sender in senders}

    def _of(self, sender: str) -> Reception:
        sheets = tuple(s for s in self.sheets if (s.sender or UNKNOWN_SENDER) == sender)
        files = {sheet.file for sheet in sheets}
        return Reception(
            sheets,
            tuple(item for item in self.refusals if item.file in files),
            tuple(item for item in self.remarks if item.file in files),
            tuple(question for question in self.questions if question.file in files),
        )

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(sorted({sheet.file for sheet in self.sheets}))

    @property
    def read(self) -> int:
        return sum(sheet.read for sheet in self.sheets)

    @property
    def accepted(self) -> int:
        return sum(sheet.accepted for sheet in self.sheets)

    @property
    def rejected(self) -> int:
        return sum(sheet.rejected for sheet in self.sheets)

    @property
    def newest(self) -> date | None:
        return max((s.newest for s in self.sheets if s.newest), default=None)

    @property
    def recognised(self) -> bool:
        return any(sheet.table for sheet in self.sheets)
