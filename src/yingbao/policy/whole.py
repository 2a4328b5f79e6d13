"""Checks on a paper as a whole: content it should have, tables and dates, repealed norms it cites."""

from __future__ import annotations

import re
from datetime import date

from yingbao.policy.check import Check, load_checks
from yingbao.policy.citations import repealed_citations
from yingbao.policy.detection.lexicon import pattern
from yingbao.policy.findings import WHOLE, Finding
from yingbao.policy.paper import Clause, Paper

_RULEBOOK = re.compile(
    r"(?:办法|细则|规程|规定|规范|实施意见|操作指南|工作制度)(?:[（(].{1,8}[）)])?$"
)
_PARTIAL = re.compile(
    r"补充|若干|专项|评议|公示|近亲属|备用金|资金|收入核算|收入认定|财产|核对|入户|渐退|考核|监督|投诉|举报|档案|要点|方案|"
    r"动态管理|发放|探访|协议|照料|护理|评估|容错|公约|标准|宣传|培训|单人户|一次性|刚性支出|边缘"
)
_BY_NAME = re.compile(
    r"(?:供养|低保|最低生活保障|临时救助)(?:工作)?实施(?:细则|办法)(?:[（(].{1,8}[）)])?$"
)
_DEFERS = re.compile(r"不再重复|直接适用|遵照(?:上级|国家|省|市)|未尽事宜[^。；]{0,12}按")
_STAGES = {
    "dibao": (
        "申请",
        "受理",
        "调查",
        "公示",
        "审核|审批|确认",
        "发放",
        "复核|核查|动态",
        "收入",
        "财产",
    ),
    "tekun": (
        "申请",
        "受理",
        "调查",
        "公示",
        "审核|审批|确认",
        "评估|自理",
        "终止",
        "集中|分散",
        "标准",
    ),
    "linshi": (
        "申请",
        "受理",
        "调查|核实",
        "公示",
        "审核|审批",
        "标准",
        "发放",
        "急难|支出",
        "备用金|资金",
    ),
}
_MONEY = re.compile(r"元|金额|标准")
_YEAR = re.compile(r"(?:19|20)\d{2}\s*[年./-]|二[〇零○]\S{2}年")


def regulates(paper: Paper, programme: str) -> bool:
    """Whether the paper sets out to regulate the programme as a whole."""
    if not _RULEBOOK.search(paper.subject) or _PARTIAL.search(paper.subject):
        return False
    if programme not in paper.programmes:
        return False
    if _BY_NAME.search(paper.subject) and not _DEFERS.search(paper.text):
        return True  # the name promises the whole; that little stands in it is what is wrong
    stages = sum(bool(re.search(stage, paper.text)) for stage in _STAGES[programme])
    numbered = sum(clause.kind in ("条", "（一）", "1.") for clause in paper.tree.walk())
    return stages >= 6 and numbered >= 10


def _whole(
    paper: Paper, check: Check, as_of: date, quote: str, clause: Clause | None = None
) -> Finding:
    holder = clause or paper.tree
    span = ((holder.start, holder.end),) if clause else ()
    return Finding(
        paper, holder, check, quote, (), span, check.basis_on(as_of),
        check.basis_on(paper.issued) if paper.issued else (), as_of, clause.label if clause else WHOLE,
    )  # fmt: skip


def _missing(paper: Paper, as_of: date) -> list[Finding]:
    found = []
    for check in load_checks().values():
        if (
            check.family != "M"
            or not check.applies(as_of)
            or not regulates(paper, check.programmes[0])
        ):
            continue
        if not any(pattern(words).search(paper.text) for words in check.present):
            found.append(
                _whole(paper, check, as_of, f"（全文没有写：{check.title.removeprefix('缺：')}）")
            )
    return found


def _siblings(tree: Clause) -> list[tuple[Clause, Clause | None]]:
    flat = list(tree.walk())
    return [(clause, flat[at - 1] if at else None) for at, clause in enumerate(flat)]


def _undated_tables(paper: Paper, as_of: date) -> list[Finding]:
    check, found = load_checks()["V05"], []
    for clause, before in _siblings(paper.tree):
        if (
            clause.kind != "表"
            or not _MONEY.search(clause.text)
            or not re.search(r"\d{2}", clause.text)
        ):
            continue
        around = clause.text + (before.text if before else "")
        if not _YEAR.search(around):
            found.append(_whole(paper, check, as_of, " ".join(clause.rows[0]), clause))
    return found


def _undated_paper(paper: Paper, as_of: date) -> list[Finding]:
    if paper.issued or paper.effective or paper.number:
        return []
    return [_whole(paper, load_checks()["V06"], as_of, "（全文没有写：文号、印发日期、施行日期）")]


def whole_paper_findings(paper: Paper, as_of: date) -> list[Finding]:
    """Repealed citations, missing content, undated tables, a paper without date and number."""
    return [
        *repealed_citations(paper, as_of),
        *_undated_tables(paper, as_of),
        *_undated_paper(paper, as_of),
        *_missing(paper, as_of),
    ]
