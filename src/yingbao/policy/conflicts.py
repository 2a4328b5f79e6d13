"""Two local papers that give different figures for the same thing at the same time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yingbao.policy.check import Check, Topic, load_checks
from yingbao.policy.detection.context import Unit, units
from yingbao.policy.detection.figures import figure_pattern
from yingbao.policy.findings import Finding
from yingbao.policy.paper import Paper
from yingbao.policy.parsing.values import Value, extract_values

_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")


@dataclass(frozen=True)
class _Stated:
    """A figure a paper states: monthly money or days, for whom (`apart`) and for which year."""

    paper: Paper
    unit: Unit
    amount: float
    apart: tuple[bool, ...]
    year: str
    span: tuple[int, int]
    written: str


def _amount(values: list[Value], text: str) -> float | None:
    if not values:
        return None
    yearly = values[0].unit == "元/年" or bool(
        re.search(r"每(?:人)?每?年[^。；，]{0,6}$|/年|一年", text)
    )
    return values[0].amount / 12 if yearly and values[0].kind == "money" else values[0].amount


def _stated(paper: Paper, topic: Topic, check: Check) -> Iterator[_Stated]:
    for unit in units(paper):
        if not unit.about(check.programmes):
            continue
        text = unit.sentence.text
        for pattern in topic.at:
            found = figure_pattern(pattern, topic.kind).search(text)
            if found is None or not unit.sentence.stated(found.span("n")):
                continue
            amount = _amount(
                extract_values(text[found.start() : found.end("n")])[-1:], text[: found.start("n")]
            )
            if amount is None:
                continue
            year = _YEAR.search(text) or _YEAR.search(paper.title)
            yield _Stated(
                paper, unit, round(amount, 2), tuple(bool(re.search(w, text)) for w in topic.apart),
                year[1] if year else "", unit.place(found.span("n")), found["n"],
            )  # fmt: skip
            break


def _place(paper: Paper) -> str:
    """`松岚县` of `松岚县民政局`; empty for issuers below the county that do not name theirs."""
    ends = "县|区|旗|市" if paper.level == "县级" else "县|旗"
    found = re.match(rf"[\u4e00-\u9fff]{{2,8}}?(?:{ends})", paper.issuer)
    return found[0] if found else ""


def _same_rule(a: _Stated, b: _Stated) -> bool:
    """The same programme, and not two counties that each speak for themselves."""
    places = {_place(a.paper), _place(b.paper)} - {""}
    mine, yours = (s.unit.mentioned or s.unit.programmes for s in (a, b))
    return len(places) < 2 and bool(mine & yours)


def _keeps(stated: _Stated, topic: Topic) -> bool:
    """Whether the figure is the lawful one of the two; never when the topic names no limit."""
    return topic.at_least is not None and stated.amount >= topic.at_least


def _differ(a: _Stated, b: _Stated) -> bool:
    if not _same_rule(a, b):
        return False
    same_time = not a.year or not b.year or a.year == b.year
    return (
        a.paper is not b.paper
        and a.apart == b.apart
        and same_time
        and abs(a.amount - b.amount) > 0.5
    )


def _finding(check: Check, here: _Stated, there: _Stated, as_of: date) -> Finding:
    clause = here.unit.clause
    place = f"《{there.paper.title}》{there.unit.clause.label}"
    return Finding(
        here.paper, clause, check, here.unit.quote,
        (here.written,), (here.span,), (), (), as_of, clause.label,
        remark=f"这里写 {here.written}，{place}写 {there.written}",
        against=place, against_valid=f"{there.paper.issued} 印发" if there.paper.issued else "日期不明",
    )  # fmt: skip


def conflicting_figures(papers: Sequence[Paper], as_of: date) -> list[Finding]:
    """A finding on each of the clauses that differ, naming the other one."""
    findings: list[Finding] = []
    if len(papers) < 2:
        return findings
    for check in (c for c in load_checks().values() if c.family == "C"):
        for topic in check.topics:
            stated = [entry for paper in papers for entry in _stated(paper, topic, check)]
            for here in stated:
                others = [other for other in stated if _differ(here, other)]
                if _keeps(here, topic):
                    others = [other for other in others if _keeps(other, topic)]
                there = next(iter(others), None)
                if there:
                    findings.append(_finding(check, here, there, as_of))
    return findings
