"""Hold papers against the checks: clause by clause, then as whole papers, then against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yingbao.policy.check import Check, Figure, load_checks
from yingbao.policy.conflicts import conflicting_figures
from yingbao.policy.detection.context import Unit, units
from yingbao.policy.detection.figures import figure_hits, figure_needs, figure_touches
from yingbao.policy.detection.gate import Gate
from yingbao.policy.detection.match import Wording
from yingbao.policy.detection.scope import Span
from yingbao.policy.findings import Finding
from yingbao.policy.paper import Paper
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading import UnreadablePaper, read_document
from yingbao.policy.whole import whole_paper_findings

Said = tuple[list[Span], str]


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and what to do about it."""

    file: str
    reason: str


@dataclass(frozen=True)
class Review:
    """The outcome of one run: papers in the order given, findings in reading order."""

    as_of: date
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()

    def of(self, paper: Paper) -> list[Finding]:
        """The findings of one paper."""
        return [finding for finding in self.findings if finding.paper is paper]


def read_paper(path: Path, as_of: date) -> Paper:
    """Read and parse one file.

    Raises UnreadablePaper.
    """
    return build_paper(read_document(path), as_of)


def _said(entry: Wording | Figure, check: Check, unit: Unit, as_of: date) -> Said | None:
    """The triggering spans within the sentence and a remark, None when it does not say it."""
    if isinstance(entry, Wording):
        found = entry.hits(unit.sentence, unit.article)
        return None if found is None else (found, "")
    if entry.programmes and not unit.about(entry.programmes):
        return None
    return figure_hits(entry, unit.sentence, as_of)


def _overtaken(entry: Wording | Figure, check: Check, unit: Unit, paper: Paper) -> bool:
    """Whether what the sentence says was right on the day the paper was issued."""
    day = paper.issued
    if day is None:
        return False
    if not check.applies(day):
        return True
    return isinstance(entry, Figure) and figure_hits(entry, unit.sentence, day) is None


def _finding(
    check: Check,
    unit: Unit,
    paper: Paper,
    as_of: date,
    spans: list[Span],
    remark: str,
    overtaken: bool,
) -> Finding:
    lead = unit.sentence.lead
    own = [unit.place(span) for span in spans if span[1] > lead] or [
        unit.place((lead, len(unit.sentence.text.rstrip())))  # a yes or no to the question before
    ]
    return Finding(
        paper=paper,
        clause=unit.clause,
        check=check,
        quote=unit.quote,
        words=tuple(unit.shown(span) for span in spans),
        spans=tuple(own),
        basis=check.basis_on(as_of),
        then=check.basis_on(paper.issued) if paper.issued else (),
        as_of=as_of,
        label=unit.clause.label,
        remark=remark,
        overtaken=overtaken,
    )


def _once_per_clause(findings: Iterator[Finding]) -> Iterator[Finding]:
    seen: set[tuple[int, str]] = set()
    for finding in findings:
        key = (finding.clause.start, finding.code)
        if key not in seen:
            seen.add(key)
            yield finding


def _entries(checks: Sequence[Check]) -> list[tuple[Check, Wording | Figure]]:
    """Every way of saying every check, wordings before figures."""
    entries: list[tuple[Check, Wording | Figure]] = []
    for check in checks:
        entries += [(check, wording) for wording in check.detect]
        entries += [(check, figure) for figure in check.figures]
    return entries


def _gate(entries: Sequence[tuple[Check, Wording | Figure]]) -> Gate:
    return Gate(
        [
            [entry.need] if isinstance(entry, Wording) else figure_needs(entry)
            for _, entry in entries
        ]
    )


def _hits(paper: Paper, checks: Sequence[Check], as_of: date) -> Iterator[Finding]:
    entries = _entries(checks)
    gate = _gate(entries)
    for unit in units(paper):
        done = ""
        for at in gate.may(unit.sentence.characters):
            check, entry = entries[at]
            if check.code == done or not unit.about(check.programmes, check.any_benefit):
                continue
            said = _said(entry, check, unit, as_of)
            if said:
                done = check.code
                yield _finding(
                    check, unit, paper, as_of, *said, _overtaken(entry, check, unit, paper)
                )


def _touches(entry: Wording | Figure, check: Check, unit: Unit) -> bool:
    """Whether a check had something to look at in the sentence."""
    if not unit.about(check.programmes, check.any_benefit):
        return False
    if isinstance(entry, Wording):
        return entry.touches(unit.sentence)
    return (not entry.programmes or unit.about(entry.programmes)) and figure_touches(
        entry, unit.sentence
    )


def looked_at(paper: Paper, as_of: date) -> frozenset[int]:
    """Where the clauses start that a check in force on `as_of` really looked at.

    Those without a finding may be called checked; the others were only read. A lead-in is judged
    with its items, so it is never among them.
    """
    entries = _entries(_active(paper, as_of))
    gate = _gate(entries)
    seen: set[int] = set()
    for unit in units(paper):
        if unit.clause.start in seen or unit.clause.body.endswith(("：", ":")):
            continue
        may = (entries[at] for at in gate.may(unit.sentence.characters))
        if any(_touches(entry, check, unit) for check, entry in may):
            seen.add(unit.clause.start)
    return frozenset(seen)


def _active(paper: Paper, as_of: date) -> list[Check]:
    """The checks on wording that apply to a paper of its level on that day."""
    active = [c for c in load_checks().values() if c.applies(as_of) and (c.detect or c.figures)]
    return [c for c in active if not c.levels or paper.level in c.levels]


def clause_findings(paper: Paper, as_of: date) -> list[Finding]:
    """What the checks on wording say about one paper, in reading order."""
    return list(_once_per_clause(_hits(paper, _active(paper, as_of), as_of)))


def review_papers(papers: Sequence[Paper], as_of: date, unread: Sequence[Unread] = ()) -> Review:
    """Every finding on the papers, each judged on `as_of`."""
    found: list[Finding] = []
    for paper in papers:
        own = clause_findings(paper, as_of) + whole_paper_findings(paper, as_of)
        found += sorted(own, key=lambda f: (f.spans[0][0] if f.spans else len(paper.text), f.code))
    found += conflicting_figures(papers, as_of)
    order = {id(paper): at for at, paper in enumerate(papers)}
    found.sort(key=lambda f: order[id(f.paper)])
    return Review(as_of, tuple(papers), tuple(found), tuple(unread))


def review_files(paths: Sequence[Path], as_of: date) -> Review:
    """Read what can be read, say what cannot, review the rest."""
    papers, unread = [], []
    for path in paths:
        try:
            papers.append(read_paper(path, as_of))
        except UnreadablePaper as error:
            unread.append(Unread(path.name, str(error)))
    return review_papers(papers, as_of, unread)
