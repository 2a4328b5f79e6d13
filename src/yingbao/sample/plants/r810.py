"""810 报表迟报、零报.

Truth: a return a week late; none at all; nil though the ledger has open cases.
Decoys: a day late; not yet due; nil in a month before anything was found.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.rectification import problem, report
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage

FEBRUARY, MARCH, APRIL, LAST_YEAR = (
    date(2020, 2, 29),
    date(2020, 3, 31),
    date(2020, 4, 30),
    date(2019, 10, 31),
)


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS]
    stage.dice.shuffle(names)
    stage.truth_row(report(stage.world, names[0], FEBRUARY, date(2020, 3, 12), 4), "迟报九天")
    stage.truth_row(report(stage.world, names[1], MARCH, None, 3), "至今没有报")
    person = stage.casting.take("couple").head
    problem(stage.world, stage.dice, person, date(2020, 2, 3))
    nil = report(stage.world, person.township, FEBRUARY, date(2020, 3, 2), 0)
    stage.truth_row(nil, "有没办结的问题，却报零")
    stage.decoy_row(report(stage.world, names[2], MARCH, date(2020, 4, 4), 3), "晚了一天")
    stage.decoy_row(report(stage.world, names[3], APRIL, None, 0), "还没有到期")
    stage.decoy_row(
        report(stage.world, names[4], LAST_YEAR, date(2019, 11, 2), 0), "那时还没有问题"
    )
