"""A check's own sentences, run as one-clause papers: those that must match and those that must not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from yingbao.policy.check import Check, load_checks
from yingbao.policy.paper import Paper
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading.document import Block, Document
from yingbao.policy.review import review_papers

DAY = date(2026, 11, 23)
NAMES = {
    "dibao": "农村最低生活保障",
    "tekun": "特困人员救助供养",
    "linshi": "临时救助",
    "assist": "社会救助资金",
}


@dataclass(frozen=True)
class Example:
    """A sentence (and a table) and the paper it is said to stand in."""

    text: str
    as_of: date = DAY
    title: str = ""
    number: str = "松岚民发〔2024〕1号"
    issued: str = "2024年3月1日"
    issuer: str = "松岚县民政局"
    table: str = ""

    def paper(self, check: Check, name: str = "例.txt") -> Paper:
        programme = (check.programmes or ("dibao",))[0]
        title = self.title or f"松岚县{NAMES[programme]}补充规定"
        head = "\n".join(line for line in (title, self.number) if line)
        rows = tuple(tuple(line.split("\t")) for line in self.table.splitlines())
        blocks = [Block(f"{head}\n第一条　{self.text}\n")]
        blocks += [Block(self.table, rows)] if rows else []
        return build_paper(
            Document(name, (*blocks, Block(f"{self.issuer}\n{self.issued}\n"))), self.as_of
        )


def example(raw: Any) -> Example:
    """A plain sentence, or a mapping with text, as_of, title, issued, issuer, table."""
    return Example(**raw) if isinstance(raw, dict) else Example(str(raw))


def _rulebook(check: Check, raw: Any) -> Paper:
    """A full local rule that says everything but what this check asks for, plus the example."""
    programme = check.programmes[0]
    others = [
        c for c in load_checks().values() if c.family == "M" and c.programmes == check.programmes
    ]
    lines = [str(other.near[0]) for other in others if other.code != check.code]
    lines += [
        "申请、受理、调查、公示、审核、发放、复核、评估、终止、标准、急难、资金、集中、收入、财产另行规定。",
        str(raw),
    ]
    lines += ["本细则由县民政局解释。"] * 8
    body = "".join(
        f"第{n}条　{line}\n" for n, line in zip("一二三四五六七八九十", lines, strict=False)
    )
    body += "".join(
        f"（{n}）{line}\n" for n, line in zip("一二三四五六七八九十" * 4, lines[10:], strict=False)
    )
    text = f"松岚县{NAMES[programme]}实施细则\n松岚政发〔2024〕1号\n{body}松岚县人民政府\n2024年3月1日\n"
    return build_paper(Document("例.txt", (Block(text),)), DAY)


def _papers(check: Check, raw: Any) -> list[Paper]:
    if check.family == "M":
        return [_rulebook(check, raw)]
    if isinstance(raw, list):
        return [example(entry).paper(check, f"例{n}.txt") for n, entry in enumerate(raw)]
    return [example(raw).paper(check)]


def fires(check: Check, raw: Any) -> bool:
    """Whether the check has a finding on the example."""
    as_of = raw.get("as_of", DAY) if isinstance(raw, dict) else DAY
    review = review_papers(_papers(check, raw), as_of)
    return any(finding.code == check.code for finding in review.findings)


def failures(check: Check) -> list[str]:
    """Every example that does not do what the check says."""
    missed = [f"{check.code} 应命中：{raw}" for raw in check.must if not fires(check, raw)]
    noisy = [f"{check.code} 不应命中：{raw}" for raw in check.near if fires(check, raw)]
    return missed + noisy
