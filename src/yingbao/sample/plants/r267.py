"""267 扶贫名册写着享受低保，低保名册上没有.

Truth: the poverty register has the family on dibao; no roll has it, and no decision.
Decoys: on the roll; stopped by a decision; refused lately; moved away; the register says no dibao.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.lives import move_out, refuse
from yingbao.sample.ordinary.poverty import register
from yingbao.sample.people import Family
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_said(stage).head, "扶贫名册写着低保，名册上没有")
    listed = stage.household("couple").head.person.family
    register(stage.world, listed, "已脱贫", exit_year=2017, is_dibao=True)
    stopped, refused, moved, without = (_said(stage, said) for said in (True, True, True, False))
    stage.stop(stopped.head, "子女稳定就业，本人书面申请退出", 2)
    refuse(stage, refused.head)
    for person in moved.members:
        move_out(person, date(2019, 10, 10))
    for family, why in ((listed, "在低保名册上"), (stopped, "有停保决定"), (refused, "申请过已书面答复"),
                        (moved, "户口已迁出"), (without, "扶贫名册写着不享受")):  # fmt: skip
        stage.decoy(family.head, why)


def _said(stage: Stage, is_dibao: bool = True) -> Family:
    family = stage.person("couple", unique_name=True).family
    register(stage.world, family, "已脱贫", exit_year=2017, is_dibao=is_dibao)
    return family
