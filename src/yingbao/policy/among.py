"""Policy papers that lie among departments' tables: told from letters by their number and by what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from yingbao.policy.paper import Paper
from yingbao.policy.reading import UnreadablePaper
from yingbao.policy.review import looked_at, read_paper
from yingbao.policy.whole import whole_paper_findings

PAPERS = {".docx", ".pdf", ".ofd", ".txt", ".md", ".html", ".htm"}
FEW = 3  # clauses with something to check; a letter about one family has fewer
NUMBERED = 1  # a paper with a number and one rule is a paper: 本乡农村低保标准确定为每年6800元
LETTERS = re.compile(r"(函|报告|说明|证明|汇总|名单)$")  # a number, and nothing that binds anybody
ABOLISHED = re.compile(  # kept in the files only, and it says so itself
    r"本(?:文件?|通知|办法|细则|规定|意见|方案)已(?:经|由|于|被|按|根据)?[^。；\n]{0,40}(?:废止|失效|停止执行|作废)"
)
LONGEST = 5_000_000  # bytes of plain text: what is longer is a table


def papers_among(files: Iterable[Path], as_of: date) -> Iterator[Paper]:
    """Those of the files that set rules, in the order given.

    What cannot be read as a paper, or speaks of no rule, is passed over: that it was no table has been
    said to its sender already.
    """
    for file in files:
        if not _may_be(file):
            continue
        try:
            paper = read_paper(file, as_of)
        except UnreadablePaper:
            continue
        if _sets_rules(paper, as_of):
            yield paper


def _may_be(file: Path) -> bool:
    kind = file.suffix.lower()
    return kind in PAPERS and (kind in {".docx", ".pdf", ".ofd"} or file.stat().st_size <= LONGEST)


def _sets_rules(paper: Paper, as_of: date) -> bool:
    if LETTERS.search(paper.title.strip()) or ABOLISHED.search(paper.text):
        return False
    if len(looked_at(paper, as_of)) >= (NUMBERED if paper.number else FEW):
        return True
    # how to fill in a form, on the strength of a norm that no longer holds; or a rulebook that says nothing
    whole = whole_paper_findings(paper, as_of) if paper.number else []
    return any(finding.check.family in ("M", "R") for finding in whole)
