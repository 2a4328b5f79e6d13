"""750 实发数比审批数多.

Truth: a township is paid more for March than was approved for it.
Decoys: townships paid what was approved, every month; a small approval for heating, which is no dibao.
"""

from __future__ import annotations

from yingbao.sample.ordinary.approvals import approval
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS]
    stage.dice.shuffle(names)
    for turn in range(3):
        row = approval(stage.world, names[turn], 3, missing=1800 + 400 * turn)
        stage.truth_row(row, "3月实发多于审批")
    stage.decoy_row(approval(stage.world, names[3], 3), "3月照审批发放")
    heating = approval(stage.world, names[4], 4, item="农村低保取暖补贴", amount=500)
    stage.decoy_row(heating, "审批的是取暖补贴，不是低保金")
