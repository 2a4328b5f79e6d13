"""238 全乡镇复核没有一户变化.

Truth: more than twenty reviews of a township within the year, and nothing changed anywhere.
Decoys: one changed; only a dozen reviews; all of them older than a year. Townships of the ordinary
county change something now and then.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.reviews import review
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage

FIRST = date(2019, 6, 3)


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS]
    stage.dice.shuffle(names)
    for township in names[:3]:
        _reviewed(stage, township, 24)
        stage.truth(township, "一年复核二十四户，没有一户变化")
    changed, few, old = names[3:6]
    _reviewed(stage, changed, 24, last="减发")
    _reviewed(stage, few, 12)
    _reviewed(stage, old, 24, first=date(2018, 3, 5))
    for township, why in (
        (changed, "有一户减发"),
        (few, "只复核十二户"),
        (old, "都是一年以前的复核"),
    ):
        stage.decoy(township, why)


def _reviewed(
    stage: Stage, township: str, times: int, last: str = "不变", first: date = FIRST
) -> None:
    """The township's reviews are this scene's alone: its households in turn, ten days apart."""
    stage.world.apart["review_record"].add(township)
    heads = [h.head.person for h in stage.world.dibao if h.place[0] == township]
    for place in range(times):
        result = last if place == times - 1 else "不变"
        on = first + timedelta(days=10 * place)
        review(stage.world, heads[place % len(heads)], on, result, township)
