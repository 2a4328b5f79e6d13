"""Single sentences with answers: `code[:programme]|sentence`, `!code` where it must stay quiet.

Each list was written before the checks had seen it and tuned on afterwards; docs/policy/measured.md
keeps the first, blind figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from yingbao.policy.checking import DAY, NAMES
from yingbao.policy.labelled.score import Score
from yingbao.policy.paper import Paper
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading.document import Block, Document
from yingbao.policy.review import review_papers

_USUAL = {
    "P44": "linshi",
    "P45": "linshi",
    "P46": "linshi",
    "P47": "tekun",
    "P48": "tekun",
    "P49": "tekun",
}


@dataclass(frozen=True)
class Sentence:
    """One line of a list."""

    code: str
    programme: str
    innocent: bool
    text: str


def load_sentences() -> dict[str, list[Sentence]]:
    """The lists by name, in order."""
    folder = resources.files("yingbao.policy.labelled").joinpath("sentences")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".txt")), key=lambda f: f.name)
    return {
        f.name.removesuffix(".txt"): [
            _line(line) for line in f.read_text(encoding="utf-8").splitlines() if line
        ]
        for f in files
    }


def _line(line: str) -> Sentence:
    label, text = line.split("|", 1)
    code, _, programme = label.lstrip("!").partition(":")
    return Sentence(code, programme or _USUAL.get(code, "dibao"), label.startswith("!"), text)


def _paper(programme: str, sentences: list[Sentence]) -> Paper:
    """The sentences as numbered clauses of one paper on their programme."""
    title = f"松岚县{NAMES[programme]}补充规定"
    clauses = "".join(f"{n}.　{one.text}\n" for n, one in enumerate(sentences, 1))
    text = f"{title}\n松岚民发〔2024〕1号\n{clauses}松岚县民政局\n2024年3月1日\n"
    return build_paper(Document("句.txt", (Block(text),)), DAY)


def codes_of(sentences: list[Sentence]) -> Iterator[tuple[Sentence, set[str]]]:
    """What the checks say of each sentence, standing in a paper of its programme."""
    for programme in NAMES:
        own = [one for one in sentences if one.programme == programme]
        said: dict[str, set[str]] = {}
        for finding in review_papers([_paper(programme, own)], DAY).findings if own else ():
            said.setdefault(finding.label, set()).add(finding.code)
        yield from ((one, said.get(f"{n}.", set())) for n, one in enumerate(own, 1))


def score_sentences(sentences: list[Sentence]) -> Score:
    """Recall on what must be found, alarms on what must not."""
    score = Score()
    for sentence, codes in codes_of(sentences):
        if sentence.innocent:
            score.innocent += 1
            score.noisy += bool(codes)
            score.noise += [f"{code}：{sentence.text}" for code in sorted(codes)]
            continue
        score.planted[sentence.code] += 1
        if any(code.startswith(sentence.code) for code in codes):
            score.found[sentence.code] += 1
        else:
            score.misses.append(f"{sentence.code}：{sentence.text}")
    return score
