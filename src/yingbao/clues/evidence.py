"""Where a clue was seen: `row_ref` of the store ↔ file, sheet and row an officer can open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

# A sheet name may itself contain ";", so a new row_ref only starts where a digest does.
BETWEEN_REFS = re.compile(r";(?=[0-9a-f]{12}\|)")
# The triple's own separators never stand inside a name.
LOOKALIKES = str.maketrans({"|": "｜", ";": "；", "\n": " ", "\r": " "})


class Place(NamedTuple):
    """One row of one sheet of one file; `row` is the number Excel shows."""

    file: str
    sheet: str
    row: int

    def __str__(self) -> str:
        return f"{self.file.translate(LOOKALIKES)}|{self.sheet.translate(LOOKALIKES)}|{self.row}"

    @property
    def spoken(self) -> str:
        """As a colleague would say it; a text file has no sheet."""
        sheet = "" if self.sheet == "-" else f" · {self.sheet}"
        return f"{self.file}{sheet} · 第 {self.row} 行"


def split_refs(evidence: str | None) -> tuple[str, ...]:
    """The row_refs of a rule's `evidence` column, each once, in their order."""
    return tuple(dict.fromkeys(BETWEEN_REFS.split(evidence))) if evidence else ()


def places(refs: Iterable[str], files: Mapping[str, str]) -> tuple[Place, ...]:
    """`files`: first 12 hex of a digest → file name. Sorted by what the officer sees."""
    return tuple(sorted({place(ref, files) for ref in refs}))


def place(ref: str, files: Mapping[str, str]) -> Place:
    digest, rest = ref.split("|", 1)
    sheet, row = rest.rsplit("|", 1)
    return Place(files.get(digest, digest), sheet, int(row))


def is_row_ref(subject: str) -> bool:
    """A subject without a person is named by its row."""
    return "|" in subject
