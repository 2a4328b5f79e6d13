"""807 “不属实”明显偏高.

Truth: three townships find nearly everything untrue.
Decoys: a township untrue in a kind of clue that is untrue everywhere, because its source is wrong.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.rectification import KINDS, problem
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

FIRST = date(2020, 1, 6)
DIRTY = "215"  # no ordinary ledger has clues of that rule
CASES = 14 * len(KINDS)  # of each kind as many: else a kind looks untrue everywhere


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS]
    stage.world.dice.child("waves").shuffle(names)
    for township in names[5:8]:
        stage.truth_row(_untrue(stage, township, CASES)[0], "核查的几乎都说不属实")
    for township, cases in ((names[8], 16), (names[9], 8), (names[10], 8)):
        for row in _untrue(stage, township, cases, kind=DIRTY):
            stage.decoy_row(row, "来源数据不准，各乡镇都不属实")


def _untrue(stage: Stage, township: str, cases: int, kind: str = "") -> list[Row]:
    """Husband and wife of one home after another."""
    rows = []
    for place in range(0, cases, 2):
        family = stage.casting.take("couple", lambda f: f.village.township == township)
        for step, person in enumerate(family.members[:2], place):
            row = problem(stage.world, stage.dice, person, FIRST + timedelta(days=step // 2), outcome="不属实",
                          result="无需整改", rule_code=kind or KINDS[step % len(KINDS)])  # fmt: skip
            rows.append(row)
    return rows
