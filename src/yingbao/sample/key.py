"""The answer key: what must be found, what must stay silent, which rows no one can use."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Kind = Literal["truth", "decoy", "allowed"]


@dataclass(frozen=True)
class Answer:
    """`group` joins truths of which one is enough (an account shared by four: any of the four).
    `id_number` may be the mark of a row instead, for clues about a row that names nobody.
    `also` are other ID numbers under which the same truth may be raised (the head for a member).
    `allowed` is a lawful side effect of a scene: neither demanded nor a false alarm."""

    rule: str
    id_number: str
    kind: Kind
    why: str
    group: str = ""
    also: tuple[str, ...] = ()
    township: str = ""


@dataclass(frozen=True)
class SpoiltRow:
    """A written row that nobody can use (`unusable`) or whose ID is damaged (`damaged`)."""

    file: str
    sheet: str
    row: int
    why: str
    true_id: str = ""


@dataclass
class AnswerKey:
    answers: list[Answer] = field(default_factory=list)
    unusable: list[SpoiltRow] = field(default_factory=list)
    damaged: list[SpoiltRow] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)  # mark → file|sheet|row once written

    def truth(self, rule: str, id_number: str, why: str, *, group: str = "",
              also: tuple[str, ...] = (), township: str = "") -> None:  # fmt: skip
        self.answers.append(Answer(rule, id_number, "truth", why, group, also, township))

    def decoy(self, rule: str, id_number: str, why: str, township: str = "") -> None:
        self.answers.append(Answer(rule, id_number, "decoy", why, township=township))

    def allow(self, rule: str, id_number: str, why: str, township: str = "") -> None:
        self.answers.append(Answer(rule, id_number, "allowed", why, township=township))

    def mark(self, row: dict[str, Any]) -> str:
        """A name for a row that names nobody; `places` tells its file, sheet and row once written."""
        return str(row.setdefault("_mark", f"行{len(self.answers)}"))

    def write(self, folder: Path) -> None:
        """truth.csv, unusable.csv and damaged.csv, sorted, so that one county gives one text."""
        folder.mkdir(parents=True, exist_ok=True)
        answers = sorted(
            (
                a.rule,
                a.kind,
                self.places.get(a.id_number, a.id_number),
                a.why,
                a.group,
                ";".join(a.also),
                a.township,
            )
            for a in self.answers
        )
        heads = ["rule", "kind", "id_number", "why", "group", "also", "township"]
        _write(folder / "truth.csv", heads, answers)
        for name, rows in (("unusable", self.unusable), ("damaged", self.damaged)):
            lines = sorted((r.file, r.sheet, r.row, r.why, r.true_id) for r in rows)
            _write(folder / f"{name}.csv", ["file", "sheet", "row", "why", "true_id"], lines)


def _write(path: Path, heads: list[str], lines: Sequence[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(lines)
