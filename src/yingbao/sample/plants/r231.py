"""231 申请低保前不久分户.

Truth: the book was made out of another three months before the family came on the roll.
Decoys: split years before; split after; split lately by a family on no roll.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.people import Family
from yingbao.sample.stage import LAYOUTS, Stage

SINCE = date(2018, 6, 1)
SPLIT = (date(2018, 3, 5), date(2018, 1, 9), date(2018, 5, 28))
SHAPES = ("aged_couple", "aged_alone", "bachelor")


def plant(stage: Stage) -> None:
    for turn in stage.times:
        family = _listed(stage, SHAPES[turn % 3], SPLIT[turn % 3])
        stage.truth(family.head, "申请前半年内分户", also=tuple(p.id18 for p in family.members[1:]))
    for on, why in ((date(2013, 3, 5), "五年前分户"), (date(2019, 9, 2), "纳入以后才分户")):
        for person in _listed(stage, "aged_couple", on).members:
            stage.decoy(person, why)
    unaided = stage.family("couple")
    unaided.split_on = SPLIT[0]
    stage.decoy(unaided.head, "分户，但没有享受低保")


def _listed(stage: Stage, shape: str, split_on: date) -> Family:
    fits = LAYOUTS["export"]
    family = stage.casting.take(shape, lambda family: fits(family.village.township))
    family.split_on = split_on
    stage.enrol(family).start_month = SINCE
    return family
