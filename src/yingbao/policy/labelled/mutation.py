"""Papers with letters lost, doubled and strewn in: nothing may crash, and no text may be lost."""

from __future__ import annotations

import random
from datetime import date

from yingbao.policy.labelled.papers import load_papers
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading.document import Block, Document
from yingbao.policy.review import review_papers

STREWN = (
    "",
    "（",
    "）",
    "第",
    "条",
    "一",
    "、",
    "\n",
    "\t",
    "9",
    "〔",
    "%",
    "“",
    "”",
    "：",
    "不",
    "\u3000",
    "\ud7ff",
)
DAY = date(2026, 11, 23)


def mutated(lines: list[str], chance: random.Random) -> str:
    """The lines as one text with up to a dozen letters changed."""
    text = list("\n".join(lines))
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(text))
        text[at] = chance.choice((*STREWN, text[at] * 3))
    return "".join(text)


def walk(times: int, seed: int) -> int:
    """How many mutated pieces of the labelled papers were parsed and reviewed with nothing lost.

    Whatever the parser or the review raises is let through; a lost letter is an AssertionError.
    """
    chance = random.Random(seed)
    sources = [paper.lines for paper in load_papers()]
    for done in range(times):
        lines = chance.choice(sources)
        at = chance.randrange(max(len(lines) - 4, 1))
        text = mutated([*lines[:3], *lines[at : at + 4]], chance)
        paper = build_paper(Document("变.txt", (Block(text),)), DAY)
        if paper.text != text:
            raise AssertionError(f"第 {done + 1} 份丢了字：{text!r}")
        review_papers([paper], DAY)
    return times
