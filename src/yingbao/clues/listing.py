"""clues.csv: the machine-readable ledger, byte for byte the same for the same facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from yingbao.clues.clue import Clue
from yingbao.clues.plain_text import inert, mask_inside
from yingbao.security import mask_id

HEADER = (
    "clue_id", "rule", "kind", "level", "programme", "township", "village",
    "name", "id_number", "household", "because", "amount", "since", "evidence",
)  # fmt: skip


def clues_csv(clues: Iterable[Clue], *, reveal: bool = False) -> bytes:
    """UTF-8 with BOM, so that Excel and WPS read the Chinese."""
    return csv_bytes(HEADER, (_line(clue, reveal) for clue in clues))


def csv_bytes(header: Iterable[str], lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _line(clue: Clue, reveal: bool) -> tuple[str, ...]:
    number = clue.id_number if reveal else mask_id(clue.id_number)
    return (
        clue.clue_id,
        clue.rule,
        clue.kind,
        clue.level,
        clue.programme,
        inert(clue.township),
        inert(clue.village),
        inert(clue.name),
        inert(number),
        inert(clue.household),
        inert(mask_inside(clue.because)),
        "" if clue.amount is None else f"{clue.amount:.2f}",
        clue.since.isoformat() if clue.since else "",
        inert(";".join(map(str, clue.evidence))),
    )
