"""A page to read: clauses at the left, what was seen in the margin. One file, no network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources
from pathlib import Path

from yingbao.policy.deadlines import due
from yingbao.policy.findings import WHOLE, Finding
from yingbao.policy.outputs.showing import (
    lead,
    norms_in_words,
    reason,
    then_briefly,
    without_twins,
)
from yingbao.policy.paper import Clause, Paper
from yingbao.policy.review import Review, looked_at

_MARKS = {"抵触": "hold", "越权": "hold", "过时": "back", "缺失": "open", "表述不清": "open"}
_CLEAR = '<p class="clear"><span class="st st--done">查过，没有发现抵触</span></p>'
_EFFECTS = {"漏保": "miss", "错保": "wrong"}


def _marked(clause: Clause, spans: list[tuple[int, int]]) -> str:
    """The clause's text with a wavy line under the words that triggered."""
    text, at, out = clause.text.rstrip("\n"), 0, ""
    for start, end in sorted(spans):
        a, b = max(start - clause.start, at), min(end - clause.start, len(text))
        if a >= b:
            continue
        out += escape(text[at:a]) + f'<span class="wavy">{escape(text[a:b])}</span>'
        at = b
    out += escape(text[at:])
    marker = escape(clause.marker)
    return out.replace(marker, f"<b>{marker}</b>", 1) if marker else out


def _effects(finding: Finding) -> str:
    return "".join(
        f'<span class="dir dir--{_EFFECTS.get(word, "plain")}">{"＋" if word == "漏保" else "≠" if word == "错保" else ""}{word}</span>'
        for word in finding.check.effect.split("、")
    )


def _aside(finding: Finding) -> str:
    then = then_briefly(finding)
    shown = (
        f'<p class="ref">印发时：{escape(then)}</p>'
        if then and then != norms_in_words(finding)
        else ""
    )
    return (
        f'<p class="verdict"><span class="st st--{_MARKS[finding.severity]}">{escape(finding.verdict)}</span> '
        f'{_effects(finding)} <span class="code">{finding.code}</span></p>'
        f'<p>{escape(reason(finding))}</p><p class="ref">{escape(norms_in_words(finding))}</p>{shown}'
        f"<p><b>建议：</b>{escape(finding.check.suggestion)}</p>"
        f'<p class="ref">{escape(finding.paper.issuer)} 整改，建议 {due(finding)} 前</p>'
    )


def _rows(paper: Paper, findings: list[Finding], looked: frozenset[int]) -> Iterator[str]:
    """Every clause with what was seen; `looked` is where those start that a check looked at."""
    by_clause: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.label != WHOLE:
            by_clause.setdefault(finding.clause.start, []).append(finding)
    for clause in paper.tree.walk():
        own = by_clause.get(clause.start, []) if clause.text.strip() else []
        if not clause.body:
            continue
        spans = [span for finding in own for span in finding.spans]
        beside = "".join(map(_aside, own)) or (_CLEAR if clause.start in looked else "")
        yield (
            f'<div class="clause{"" if own else " clause--quiet"}"><div class="paper" data-depth="{clause.kind}">'
            f"{_marked(clause, spans)}</div><aside>{beside}</aside></div>"
        )
    for finding in findings:
        if finding.label == WHOLE:
            yield f'<div class="clause"><div class="paper dim">{escape(finding.quote)}</div><aside>{_aside(finding)}</aside></div>'


def _paper(review: Review, paper: Paper, number: int) -> str:
    findings = without_twins(review.of(paper))
    issued = str(paper.issued) if paper.issued else "没有写明"
    return (
        f'<article id="p{number}"><h2>{escape(paper.title or paper.file)}</h2><p class="lead">{escape(lead(review, paper))}。结论由人定。</p>'
        f"<dl><dt>制定机关</dt><dd>{escape(paper.issuer)}（{paper.level}；谁制定、谁负责、谁整改）</dd><dt>文号</dt><dd>{escape(paper.number or '没有写明')}</dd>"
        f"<dt>印发</dt><dd>{issued}，{paper.status}</dd><dt>对照日期</dt><dd>{review.as_of}</dd><dt>来源</dt><dd>{escape(paper.file)}</dd></dl>"
        f'<section class="sheet">{"".join(_rows(paper, findings, looked_at(paper, review.as_of)))}</section></article>'
    )


def render_page(review: Review) -> str:
    """The whole page as HTML text."""
    style = (
        resources.files("yingbao.policy.outputs").joinpath("page.css").read_text(encoding="utf-8")
    )
    listed = "".join(
        f'<li><a href="#p{n}">{escape(paper.title or paper.file)}</a>　{escape(lead(review, paper))}</li>'
        for n, paper in enumerate(review.papers)
    )
    unread = "".join(
        f"<li>{escape(item.file)}：没有读。{escape(item.reason)}</li>" for item in review.unread
    )
    body = "".join(_paper(review, paper, n) for n, paper in enumerate(review.papers))
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>政策对照 · 应保</title><style>{style}</style></head><body><main><h1>政策对照</h1>"
        f'<p class="lead">逐条对照 {review.as_of} 有效的国家规定。波浪线是要看的文字；右边是初看的疑点和国家条款的有效期；'
        "标 ✓ 的查过，没有发现抵触；右边空着的，没有对上检查项目，要人看。</p>"
        f"<ul>{listed}{unread}</ul>"
        '<p><label><input type="checkbox" id="only"> 只看有疑点的条款</label></p>'
        f'<div class="papers">{body}</div></main></body></html>\n'
    )


def write_page(review: Review, path: Path) -> Path:
    path.write_text(render_page(review), encoding="utf-8")
    return path
