"""What intake hands back: per file and table what was read, taken and sent back, and what must be answered."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

FileState = Literal["loaded", "waiting", "unrecognised", "unreadable", "repeated", "aside"]


@dataclass(frozen=True)
class Note:
    """Something to know that stops nothing: a hidden sheet, a column not used, a period far away."""

    code: str
    text: str
    file: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class ColumnReading:
    """How one column of a sheet was understood. `name` is the canonical column, empty when not used.

    `how`: header · content · position; `kept` false when the sheet has it and nobody needs it.
    """

    letter: str
    header: str
    name: str
    label: str
    how: str = "header"
    legend: str = ""  # where its codes are explained


@dataclass(frozen=True)
class TableReport:
    """One table found in a sheet. `table` is the canonical table, empty while it waits for an answer."""

    file: str
    sheet: str
    table: str
    title: str
    header_rows: str
    read: int
    accepted: int
    rejected: int
    remarked: int = 0  # accepted, but the sender should mend them (a wrong check digit …)
    repeated: int = 0  # the same row again, kept once
    unrelated: int = 0  # rows of a large register that concern nobody on the rolls: not kept
    skipped: dict[str, int] = field(default_factory=dict)  # totals, footers, sections, headers
    period: str = ""  # 2020-04, of a roll
    columns: tuple[ColumnReading, ...] = ()
    waiting: bool = False


@dataclass(frozen=True)
class UnreadSheet:
    """A sheet of which nothing was used, beside others that were; `reason` says why."""

    sheet: str
    reason: str


@dataclass(frozen=True)
class FileReport:
    """One file of the inbox. `sender` is the department; `reason` says why nothing was loaded.

    `aside`: nothing to load and nothing to ask: a draft, an explanation of codes.
    """

    name: str
    digest: str
    size: int
    state: FileState
    sender: str = ""
    reason: str = ""
    action: str = ""
    tables: tuple[TableReport, ...] = ()
    unread: tuple[UnreadSheet, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One possible answer: `value` is written into the mapping file, `label` is what it means."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """A doubt that only a person can settle. `column` is the letter, empty when it is about the table."""

    id: str
    file: str
    sheet: str
    column: str
    header: str
    why: str
    samples: tuple[str, ...]
    readings: tuple[Reading, ...]
    signature: str
    sender: str
    chosen: str | None = None
    blocking: bool = True


@dataclass(frozen=True)
class IntakeResult:
    """`snapshot` is the published directory; None when nothing at all could be loaded."""

    snapshot: Path | None
    snapshot_id: str
    unchanged: bool
    files: tuple[FileReport, ...]
    questions: tuple[Question, ...]
    notes: tuple[Note, ...]
    rejected: int
    remarked: int
    fix_files: tuple[str, ...] = ()
    rows: dict[str, int] = field(default_factory=dict)  # canonical table → rows stored

    @property
    def recognised(self) -> bool:
        return any(file.state == "loaded" for file in self.files)

    def as_dict(self) -> dict[str, Any]:
        """For manifests and JSON; paths left out."""
        plain = asdict(self)
        plain.pop("snapshot")
        return plain
