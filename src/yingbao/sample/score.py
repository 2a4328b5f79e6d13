"""Comparing a run's clues with the county's answer key: what was found, missed, raised for nothing."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

# about a household or, without one, a township's whole batch, roll or report
BATCH_RULES = {"105", "301", "302", "311", "312", "702"}
STANDARD_RULES = {"106"}  # about a standard: its own words name it
TOWNSHIP_RULES = {"238", "278", "703"}  # always about a township as a whole

Line = dict[str, str]


@dataclass
class RuleScore:
    """One rule's truths found and missed, decoys hit, and clues nobody planted."""

    rule: str
    truths: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    decoys: int = 0
    hit_decoys: list[str] = field(default_factory=list)
    unplanned: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.missed or self.hit_decoys or self.unplanned)


def read(path: Path) -> list[Line]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def score(clues: Iterable[Line], answers: Iterable[Line]) -> list[RuleScore]:
    """A score a rule, by code. `clues` are the rows of clues.csv written with --reveal."""
    raised: dict[str, list[Line]] = defaultdict(list)
    for clue in clues:
        raised[clue["rule"]].append(clue)
    planned: dict[str, list[Line]] = defaultdict(list)
    for answer in answers:
        planned[answer["rule"]].append(answer)
    return [
        _score_rule(rule, raised[rule], planned[rule])
        for rule in sorted(planned.keys() | raised.keys())
    ]


def _score_rule(rule: str, clues: list[Line], answers: list[Line]) -> RuleScore:
    result = RuleScore(rule)
    by_kind = {
        kind: [a for a in answers if a["kind"] == kind] for kind in ("truth", "decoy", "allowed")
    }
    for names, why in _scenes(by_kind["truth"], rule):
        result.truths += 1
        if any(_subject(clue, rule) & names for clue in clues):
            result.found += 1
        else:
            result.missed.append(why)
    result.decoys = len(by_kind["decoy"])
    silent = {name: a["why"] for a in by_kind["decoy"] for name in _names(a, rule)}
    expected = {
        name for kind in ("truth", "allowed") for a in by_kind[kind] for name in _names(a, rule)
    }
    for clue in clues:
        subject = _subject(clue, rule)
        if subject & expected:
            continue
        hit = sorted(silent[name] for name in subject if name in silent)
        (result.hit_decoys if hit else result.unplanned).append(hit[0] if hit else clue["because"])
    return result


def _scenes(truths: list[Line], rule: str) -> list[tuple[set[str], str]]:
    """A truth is one scene; truths of a group are one scene together."""
    scenes: dict[str, tuple[set[str], str]] = {}
    for place, answer in enumerate(truths):
        names, _ = scenes.setdefault(answer["group"] or str(place), (set(), answer["why"]))
        names |= _names(answer, rule)
    return list(scenes.values())


def _names(answer: Line, rule: str) -> set[str]:
    """Under which subject the answer may stand in clues.csv."""
    names = {folded(name) for name in (answer["id_number"], *answer["also"].split(";"))}
    if rule in BATCH_RULES:
        names.add(answer["township"])
    return names - {""}


def _subject(clue: Line, rule: str) -> set[str]:
    """The person and the rows behind the clue; of a whole batch nobody, so its township; of a
    standard how its words begin."""
    if rule in STANDARD_RULES:
        return {clue["because"].split("，")[0]}
    if rule in TOWNSHIP_RULES:
        return {clue["township"]}
    township = clue["township"] if rule in BATCH_RULES else ""
    return {folded(clue["id_number"]) or township, *clue["evidence"].split(";")} - {""}


def folded(number: str) -> str:
    """A number as written, whatever width it was typed in: a clue of 245 quotes the paper."""
    return unicodedata.normalize("NFKC", number)


def unquarantined(rejects: Iterable[Line], unusable: Iterable[Line]) -> list[Line]:
    """Unusable rows of the key that rejects.csv does not name."""
    refused = {(line["file"], line["sheet"], line["row"]) for line in rejects}
    return [line for line in unusable if (line["file"], line["sheet"], line["row"]) not in refused]


def table(scores: Iterable[RuleScore]) -> str:
    """A line a rule, and under it what went wrong."""
    lines = ["规则  应找到  找到  干扰项  误中  计划外"]
    for one in scores:
        lines.append(f"{one.rule:<6}{one.truths:>5}{one.found:>6}{one.decoys:>7}"
                     f"{len(one.hit_decoys):>6}{len(one.unplanned):>7}")  # fmt: skip
        lines += [f"      漏：{why}" for why in one.missed]
        lines += [f"      误：{why}" for why in one.hit_decoys]
        lines += [f"      外：{why}" for why in one.unplanned[:5]]
    return "\n".join(lines)
