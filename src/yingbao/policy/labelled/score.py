"""Recall and false alarms of every check on the labelled papers, tuning and held-out apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from yingbao.policy.findings import Finding
from yingbao.policy.labelled.files import write_paper
from yingbao.policy.labelled.papers import LabelledClause, LabelledPaper, load_papers
from yingbao.policy.review import review_files


def bare(place: str) -> str:
    """A place without the marks that differ from one way of citing to the next."""
    return re.sub(r"[、.．\s]", "", place)


@dataclass
class Score:
    """Counts of one half. `planted`/`found` by code; `alarms` by code on innocent clauses."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    innocent: int = 0
    noisy: int = 0
    misses: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        planted = sum(self.planted.values())
        return sum(self.found.values()) / planted if planted else 1.0

    @property
    def alarm_rate(self) -> float:
        return self.noisy / max(self.innocent, 1)

    @property
    def words(self) -> str:
        return (
            f"召回 {sum(self.found.values())}/{sum(self.planted.values())} = {self.recall:.1%}，"
            f"无辜条款 {self.innocent}，误报 {self.noisy} = {self.alarm_rate:.1%}"
        )

    def add(self, clause: LabelledClause, codes: set[str], name: str) -> None:
        for code in clause.expected:
            self.planted[code] += 1
            if any(given.startswith(tuple(code.split("/"))) for given in codes):
                self.found[code] += 1
            else:
                self.misses.append(f"{name} {clause.place} {code}：{clause.text}")
        if clause.innocent:
            self.innocent += 1
            self.near[clause.near] += bool(clause.near)
            self.noisy += bool(codes)
            for code in sorted(codes):
                self.alarms[code] += 1
                self.noise.append(f"{name} {clause.place} {code}：{clause.text}")


def _codes(findings: list[Finding], clause: LabelledClause) -> set[str]:
    return {f.code for f in findings if bare(f.label) == bare(clause.place)}


def score_paper(paper: LabelledPaper, folder: Path, score: Score) -> None:
    """Write the paper, read it back, review it, count."""
    review = review_files([write_paper(paper, folder)], paper.as_of)
    findings = list(review.findings)
    for clause in paper.clauses:
        score.add(clause, _codes(findings, clause), paper.name)


def score_each() -> dict[str, Score]:
    """The scores by paper."""
    scores: dict[str, Score] = {}
    with TemporaryDirectory() as folder:
        for paper in load_papers():
            score_paper(
                paper, Path(folder), scores.setdefault(f"{paper.half} {paper.name}", Score())
            )
    return scores


def score_all() -> dict[str, Score]:
    """The scores by half: tuning and held_out."""
    scores: dict[str, Score] = {"tuning": Score(), "held_out": Score()}
    with TemporaryDirectory() as folder:
        for paper in load_papers():
            score_paper(paper, Path(folder), scores[paper.half])
    return scores


def table(scores: dict[str, Score]) -> list[str]:
    """The figures as lines of text, per half and per check."""
    lines = []
    for half, score in scores.items():
        lines.append(f"{half}: {score.words}")
        for code in sorted({*score.planted, *score.alarms}):
            lines.append(
                f"  {code:4} 召回 {score.found[code]}/{score.planted[code]}，误报 {score.alarms[code]}"
            )
    return lines
