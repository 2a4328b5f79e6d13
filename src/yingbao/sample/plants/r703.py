"""703 没有按时发放.

Truth: a township's whole batch of a month is paid on the twentieth.
Decoys: three days late after a holiday; a quarter paid at once; one household paid back later.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.funds import batch, line_of
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS if name != "龙港镇"]  # its urban roll is paid apart
    stage.dice.shuffle(names)
    for turn in range(3):
        _batch(stage, names[turn], 1 + turn % 2, date(2020, 1 + turn % 2, 20))
        stage.truth(names[turn], f"{1 + turn % 2}月20日才发放")
    _batch(stage, names[3], 2, date(2020, 2, 13))
    stage.decoy(names[3], "节后第三天发放")
    _quarter(stage, names[4])
    stage.decoy(names[4], "按季发放")


def _batch(stage: Stage, township: str, month: int, day: date) -> None:
    """The whole township is paid on that day; somebody of it is on the roll for sure."""
    stage.enrol(stage.casting.take("couple", lambda f: f.village.township == township))
    stage.world.pay_days[township, month] = day


def _quarter(stage: Stage, township: str) -> None:
    household = stage.enrol(stage.casting.take("couple", lambda f: f.village.township == township))
    stage.add("payment", None, **(line_of(household, 4) | {
        "period": date(2019, 12, 1), "paid_on": date(2020, 1, 17), "note": "2019年四季度低保金",
        "batch_no": batch("农村", township, 1),
    }))  # fmt: skip
