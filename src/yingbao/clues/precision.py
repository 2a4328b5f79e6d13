"""How often a rule, a township or a source is right: confirmed ÷ verified, with its uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from yingbao.clues.clue import LEVELS, Clue
from yingbao.clues.outcomes import DATA, SETTLES, UPHELD, Outcome

Z = 1.959963984540054  # 95 %
DEMOTED_TO = "黄"


@dataclass(frozen=True)
class Tally:
    """Counts of outcomes. What went to another department is not verified yet."""

    confirmed: int = 0
    unconfirmed: int = 0
    data_faults: int = 0
    transferred: int = 0

    @property
    def verified(self) -> int:
        return self.confirmed + self.unconfirmed + self.data_faults

    @property
    def precision(self) -> float | None:
        """None until something was verified."""
        return self.confirmed / self.verified if self.verified else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.confirmed, self.verified)

    def __str__(self) -> str:
        if self.precision is None:
            return "还没有核实结果"
        low, high = self.interval
        return (
            f"核实 {self.verified} 条，属实 {self.confirmed} 条，核实率 {self.precision:.0%}"
            f"（95%区间 {low:.0%}–{high:.0%}）"
        )


def wilson(confirmed: int, verified: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share; (0, 1) when nothing is known."""
    if verified == 0:
        return 0.0, 1.0
    share, square = confirmed / verified, Z * Z
    centre = (share + square / (2 * verified)) / (1 + square / verified)
    half = Z * sqrt(share * (1 - share) / verified + square / (4 * verified**2))
    half /= 1 + square / verified
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))


def tally(outcomes: Iterable[Outcome]) -> Tally:
    verdicts = [outcome.verdict for outcome in outcomes]
    verified = sum(verdict in SETTLES for verdict in verdicts)
    confirmed, data = verdicts.count(UPHELD), verdicts.count(DATA)
    return Tally(confirmed, verified - confirmed - data, data, len(verdicts) - verified)


def tallies(
    outcomes: Iterable[Outcome], of: Callable[[Outcome], Iterable[str]]
) -> dict[str, Tally]:
    """A tally for each name that `of` gives: the rule, the township, every source."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for name in of(outcome):
            groups.setdefault(name, []).append(outcome)
    return {name: tally(group) for name, group in sorted(groups.items())}


def by_rule(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    return tallies(outcomes, lambda outcome: [outcome.rule])


def by_township(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    return tallies(outcomes, lambda outcome: [outcome.township or "乡镇不详"])


def by_source(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    return tallies(outcomes, lambda outcome: outcome.sources)


def below_floor(rules: Mapping[str, Tally], limits: Mapping[str, object]) -> dict[str, str]:
    """Rule → why it is demoted: verified often enough, and rarely right."""
    floor, least = limits.get("precision/floor"), limits.get("precision/least_verified")
    if floor is None or least is None:
        return {}
    line = float(str(floor))
    return {
        code: f"本规则近来{found}，低于 {line:.0%}，先作抽查"
        for code, found in rules.items()
        if found.verified >= int(str(least)) and (found.precision or 0.0) < line
    }


def demoted(clues: Iterable[Clue], reasons: Mapping[str, str]) -> list[Clue]:
    """Red and orange clues of demoted rules as yellow ones that say why; the facts stay the same.

    A clue of missed help keeps its blue: an offer of help that proves needless harms nobody.
    """
    return [_lowered(clue, reasons.get(clue.rule, "")) for clue in clues]


def _lowered(clue: Clue, reason: str) -> Clue:
    if not reason or LEVELS.index(clue.level) >= LEVELS.index(DEMOTED_TO):
        return clue
    return replace(clue, level=DEMOTED_TO, because=f"{clue.because}（{reason}）")
