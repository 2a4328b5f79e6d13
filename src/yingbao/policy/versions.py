"""Two versions of a paper: which clauses changed, which findings went away, which stay or are new."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date

from yingbao.policy.findings import Finding
from yingbao.policy.paper import Clause, Paper
from yingbao.policy.review import review_papers


@dataclass(frozen=True)
class ClauseChange:
    """A clause before and after; one side is None when it was added or removed."""

    before: Clause | None
    after: Clause | None


@dataclass(frozen=True)
class VersionDiff:
    """What an amended version did: `fixed` findings of the old one, `remaining`, `new`."""

    changes: tuple[ClauseChange, ...]
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def closes(self) -> bool:
        """Whether nothing that contradicts national rules is left."""
        return not self.remaining and not self.new


def _texts(paper: Paper) -> list[Clause]:
    return [clause for clause in paper.tree.walk() if clause.body]


def _bare(clause: Clause) -> str:
    return re.sub(r"[\s　]", "", clause.body)


def _pairs(old: list[Clause], new: list[Clause]) -> list[ClauseChange]:
    matcher = difflib.SequenceMatcher(
        None, [_bare(c) for c in old], [_bare(c) for c in new], autojunk=False
    )
    changes = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for at in range(max(b - a, d - c)):
            changes.append(
                ClauseChange(
                    old[a + at] if a + at < b else None, new[c + at] if c + at < d else None
                )
            )
    return changes


def _same(a: Finding, b: Finding) -> bool:
    if a.code != b.code:
        return False
    return difflib.SequenceMatcher(None, a.quote, b.quote, autojunk=False).ratio() > 0.5


def compare_versions(old: Paper, new: Paper, as_of: date) -> VersionDiff:
    """Both versions judged on the same day, so that a new law does not look like a new fault."""
    before = list(review_papers([old], as_of).findings)
    after = list(review_papers([new], as_of).findings)
    remaining = [f for f in after if any(_same(f, g) for g in before)]
    return VersionDiff(
        changes=tuple(_pairs(_texts(old), _texts(new))),
        fixed=tuple(f for f in before if not any(_same(f, g) for g in after)),
        remaining=tuple(remaining),
        new=tuple(f for f in after if f not in remaining),
    )
