"""Papers as pages show them: the library, a version clause by clause, and what a new version did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from yingbao.casework.actions.policy.keep import read_content, row
from yingbao.casework.models import PolicyFinding, PolicyPaper, PolicyTask, PolicyVersion
from yingbao.policy import Paper, VersionDiff, compare_versions, review_papers
from yingbao.policy.outputs.showing import without_twins

WHOLE = "全文"
_FURNITURE = re.compile(
    r".{2,40}文件$|\S{1,14}[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号$|.{2,30}(?:人民政府|办公室|民政局|财政局|委员会|办事处)$"
    r"|\d{4}年\d{1,2}月\d{1,2}日$|.{4,60}(?:办法|细则|规定|通知|意见|方案|要求|规程|守则|措施)(?:[（(].{2,6}[）)])?$"
)
WORDS = {
    "抵触": "可能抵触",
    "越权": "可能越权",
    "缺失": "缺内容",
    "过时": "过时",
    "表述不清": "表述不清",
}
SHAPES = {"抵触": "hold", "越权": "hold", "过时": "back"}


@dataclass(frozen=True)
class Shelved:
    """A paper in the library with its latest version's counts and its open task."""

    paper: PolicyPaper
    version: PolicyVersion
    undecided: int
    to_mend: int
    task: PolicyTask | None


def shelf(papers: Iterable[PolicyPaper]) -> list[Shelved]:
    return [found for paper in papers if (found := _shelved(paper)) is not None]


def _shelved(paper: PolicyPaper) -> Shelved | None:
    version = paper.latest
    if version is None:
        return None
    states = list(version.findings.values_list("state", flat=True))
    return Shelved(
        paper,
        version,
        states.count(PolicyFinding.State.OPEN),
        states.count(PolicyFinding.State.CONFIRMED) + states.count(PolicyFinding.State.EDITED),
        paper.tasks.first(),
    )


@dataclass(frozen=True)
class Passage:
    """A clause to draw: its text in pieces, the marked ones under a wavy line, and its findings."""

    marker: str
    pieces: list[tuple[str, bool]]
    findings: list[PolicyFinding] = field(default_factory=list)
    missing: bool = False
    checked: bool = False  # a check of that day looked and nothing was found


def pieces(text: str, start: int, spans: list[list[int]]) -> list[tuple[str, bool]]:
    """The text cut at the spans, which are offsets in the whole paper."""
    cut, at = [], 0
    for first, last in sorted(map(tuple, spans)):
        a, b = max(first - start, at), min(last - start, len(text))
        if a < b:
            cut += [(text[at:a], False), (text[a:b], True)]
            at = b
    return [piece for piece in [*cut, (text[at:], False)] if piece[0]]


def passages(
    version: PolicyVersion, found: list[PolicyFinding], *, only: bool, kept_day: bool = True
) -> list[Passage]:
    """The version clause by clause; `only` leaves out clauses without a finding.

    What was looked at is known of the day the version was kept, so another day has no such mark.
    """
    by_start = {
        s: list(g) for s, g in groupby(sorted(found, key=lambda f: f.start), lambda f: f.start)
    }
    drawn = []
    for clause in version.clauses:
        if clause["kind"] == "款" and _FURNITURE.match(clause["text"].strip()):
            continue  # the letterhead, the title and the signature stand at the top of the page
        own = [f for f in by_start.get(clause["start"], []) if f.label != WHOLE]
        if own or not only:
            drawn.append(_passage(clause, own, kept_day))
    absent = [f for f in found if f.label == WHOLE]
    return drawn + [Passage("", [(f.quote, False)], [f], missing=True) for f in absent]


def _passage(clause: dict[str, Any], own: list[PolicyFinding], kept_day: bool) -> Passage:
    lead = len(clause["text"]) - len(clause["text"].lstrip("　 \t\n#*"))
    skip = lead + len(clause["marker"])
    spans = [span for finding in own for span in finding.spans]
    text = clause["text"].rstrip()[skip:]
    checked = kept_day and not own and clause.get("checked", False)
    return Passage(
        clause["marker"], pieces(text, clause["start"] + skip, spans), own, checked=checked
    )


def counts(found: list[PolicyFinding]) -> list[tuple[str, str, int]]:
    """(severity, word, how many) in the order of gravity, none left out but the empty."""
    severities = [finding.severity for finding in found]
    return [(s, w, severities.count(s)) for s, w in WORDS.items() if severities.count(s)]


def chosen(found: list[PolicyFinding], query: dict[str, str]) -> list[PolicyFinding]:
    """The findings the page's filters ask for."""
    return [
        f
        for f in found
        if (not query.get("severity") or f.severity == query["severity"])
        and (not query.get("effect") or query["effect"] in f.effect)
        and (not query.get("state") or f.state == query["state"])
    ]


def paper_of(version: PolicyVersion, day: date) -> Paper:
    """The version read again. Raises Refused when the file cannot be read any more."""
    with version.file.open("rb") as file:
        return read_content(version.name, file.read(), day)


def findings_on(version: PolicyVersion, day: date) -> list[PolicyFinding]:
    """What another day's law says of the version; nothing of it is kept."""
    found = without_twins(review_papers([paper_of(version, day)], day).findings)
    return [row(version, finding) for finding in found]


def difference(old: PolicyVersion, new: PolicyVersion, day: date) -> VersionDiff:
    return compare_versions(paper_of(old, day), paper_of(new, day), day)


def changed(found: VersionDiff) -> Iterator[tuple[str, str, str]]:
    """(clause, before, after) of every clause that differs."""
    for change in found.changes:
        label = (change.after or change.before).label  # type: ignore[union-attr]
        yield (
            label,
            change.before.body if change.before else "",
            change.after.body if change.after else "",
        )
