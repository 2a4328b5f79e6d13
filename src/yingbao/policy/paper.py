"""A local policy paper: who issued it when, and its text as a tree of clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Clause:
    """One numbered (or unnumbered) piece of a paper, at the place where it stands.

    `text` is the piece's own text exactly as written, marker and line end included, without its
    children; `label` is how the paper numbers it (`第十二条（三）`, `二、（一）`); `start` is the
    offset of `text` in the paper.
    """

    kind: str
    number: int | None
    marker: str
    label: str
    text: str
    start: int
    children: tuple[Clause, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def body(self) -> str:
        """Own text without marker and surrounding space."""
        return self.text.strip().removeprefix(self.marker).strip("　 \t\n#*")

    def walk(self) -> Iterator[Clause]:
        """This clause and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def whole(self) -> str:
        """The text of the clause with everything below it, exactly as written."""
        return "".join(clause.text for clause in self.walk())


@dataclass(frozen=True)
class Paper:
    """A paper as read. `level` is 国家级, 省级, 市级, 县级, 乡镇级, 村级 or 未知."""

    file: str
    title: str
    subject: str
    number: str | None
    issuer: str
    level: str
    issued: date | None
    effective: date | None
    expires: date | None
    status: str
    tree: Clause
    programmes: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def text(self) -> str:
        return self.tree.whole()

    @property
    def lineage(self) -> str:
        """What stays the same from one version of a paper to the next: issuer and subject."""
        bare = self.subject
        for word in (
            "（试行）",
            "(试行)",
            "（修订）",
            "(修订)",
            "（暂行）",
            "(暂行)",
            "修订",
            "试行",
            "暂行",
        ):
            bare = bare.replace(word, "")
        kept = "".join(c for c in bare if not c.isdigit() and c not in "年度《》 　“”〔〕")
        return f"{self.issuer.split('、')[0]}|{kept}"
