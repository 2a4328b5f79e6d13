"""A check's own sentences, run as one-clause papers: those that must match and those that must not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from yingbao.policy.check import Check
from yingbao.policy.paper import Paper
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading.document import Block, Document
from yingbao.policy.review import review_papers

DAY = date(2026, 11, 23)
TITLES = {
    "dibao": "松岚县农村最低生活保障补充规定",
    "tekun": "松岚县特困人员救助供养补充规定",
    "linshi": "松岚县临时救助补充规定",
    "assist": "松岚县社会救助资金补充规定",
}


@dataclass(frozen=True)
class Example:
    """A sentence and the paper it is said to stand in."""

    text: str
    as_of: date = DAY
    title: str = ""
    issued: str = "2024年3月1日"
    issuer: str = "松岚县民政局"

    def paper(self, check: Check) -> Paper:
        title = self.title or TITLES.get((check.programmes or ("dibao",))[0], TITLES["dibao"])
        text = f"{title}\n松岚民发〔2024〕1号\n第一条　{self.text}\n{self.issuer}\n{self.issued}\n"
        return build_paper(Document("例.txt", (Block(text),)), self.as_of)


def example(raw: Any) -> Example:
    """A plain sentence, or a mapping with text, as_of, title, issued, issuer."""
    return Example(**raw) if isinstance(raw, dict) else Example(str(raw))


def fires(check: Check, raw: Any) -> bool:
    """Whether the check has a finding on the example."""
    given = example(raw)
    review = review_papers([given.paper(check)], given.as_of)
    return any(finding.code == check.code for finding in review.findings)


def failures(check: Check) -> list[str]:
    """Every example that does not do what the check says."""
    missed = [f"{check.code} 应命中：{raw}" for raw in check.must if not fires(check, raw)]
    noisy = [f"{check.code} 不应命中：{raw}" for raw in check.near if fires(check, raw)]
    return missed + noisy
