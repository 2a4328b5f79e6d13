"""What people are shown: twins merged, findings grouped by clause, norms with their spans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from yingbao.policy.check import load_checks
from yingbao.policy.findings import VERDICT, Finding
from yingbao.policy.paper import Paper
from yingbao.policy.review import Review

DIRECTIONS = ("漏保", "错保", "程序", "资金")


def without_twins(findings: Iterable[Finding]) -> list[Finding]:
    """A figure reported by a pattern check and by a numeric one is shown once, with its remark."""
    given = list(findings)
    said = {(id(f.paper), f.clause.start, f.code) for f in given}
    return [
        f
        for f in given
        if not f.check.twin or (id(f.paper), f.clause.start, f.check.twin) not in said
    ]


def norms_in_words(finding: Finding) -> str:
    """`社会救助法 第四十八条（2026-07-01 起）；…`."""
    if finding.against:
        return f"{finding.against}（{finding.against_valid}）"
    return "；".join(f"{entry}（{entry.span}）" for entry in finding.basis)


def then_in_words(finding: Finding) -> str:
    """The same for the day the paper was issued, empty when that day is not known."""
    if finding.against or not finding.paper.issued:
        return ""
    held = "；".join(f"{entry}（{entry.span}）" for entry in finding.then)
    return held or "印发时还没有这一规定"


def then_briefly(finding: Finding) -> str:
    """The same for a reader who has the basis before him: its articles without their spans."""
    if finding.then == finding.basis or not finding.then:
        return "" if finding.then else then_in_words(finding)
    known = {str(entry) for entry in finding.basis}
    return "；".join(
        str(entry) if str(entry) in known else f"{entry}（{entry.span}）" for entry in finding.then
    )


def place_in_words(finding: Finding) -> str:
    """`第2点` for a bare `2、`, which after a number of our own reads like two numbers."""
    bare = re.fullmatch(r"(\d+)[、.．]", finding.label)
    return f"第{bare[1]}点" if bare else finding.label


def gists(finding: Finding) -> str:
    """What the norms say, in our own words."""
    return "".join(dict.fromkeys(entry.gist for entry in finding.basis[:2]))


def reason(finding: Finding) -> str:
    """Why it was put forward: the check's reason, or the gist of the norm, and the figures."""
    said = finding.check.why or gists(finding)
    if finding.overtaken:
        said = "印发那天这样写没有错，后来国家规定变了。" + said
    return said + (f"（{finding.remark}）" if finding.remark else "")


def lead(review: Review, paper: Paper) -> str:
    """`初看 5 处：3 处可能抵触，1 处缺内容`."""
    shown = without_twins(review.of(paper))
    if not shown:
        return "初看没有要改的地方"
    counts = Counter(VERDICT[f.severity] for f in shown)
    parts = "，".join(f"{counts[word]} 处{word}" for word in VERDICT.values() if counts[word])
    return f"初看 {len(shown)} 处：{parts}"


def checks_run() -> int:
    """How many checks the library holds."""
    return len(load_checks())
