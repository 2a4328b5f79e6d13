"""803 入户时间地点对不上.

Truth: thirty kilometres in five minutes; in two villages at once; at night; thirty homes in a day.
Decoys: neighbours; time enough for the road; two halves of a team; two in one village without a position.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.ordinary.rectification import clock, visit
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

ON, NINE = date(2020, 3, 18), 9 * 60
NOWHERE = {"longitude": None, "latitude": None}


def plant(stage: Stage) -> None:
    for turn in stage.times:
        (_far, _twice, _night, _many)[turn % 4](stage, f"突击{turn + 1}组")
    _night(stage, "夜访组")
    _many(stage, "全日组")
    _neighbours(stage)
    _time_enough(stage)
    _halves(stage)
    _one_village(stage)


def _pair(stage: Stage, team: str, first: Row, second: Row, together: bool = False) -> list[Row]:
    """Two homes of one township on one day, in two villages or in one."""
    one = stage.person("couple")
    other = stage.casting.take(
        "couple",
        lambda f: (
            f.village.township == one.township and (f.village.name == one.village) == together
        ),
    ).head
    return [_home(stage, one, team, **first), _home(stage, other, team, **second)]


def _home(stage: Stage, person: Person, team: str, at: int = NINE, **more: Any) -> Row:
    times = {"arrived_at": clock(at), "left_at": clock(at + 20)}
    return visit(stage.world, stage.dice, person, ON, 0, **({"team": team} | times | more))


def _far(stage: Stage, team: str) -> None:
    here, there = {"longitude": 112.1, "latitude": 35.6}, {"longitude": 112.4, "latitude": 35.7}
    rows = _pair(stage, team, here, {"at": NINE + 25} | there)
    stage.truth_row(rows[1], "五分钟走了三十公里")


def _twice(stage: Stage, team: str) -> None:
    stage.truth_row(_pair(stage, team, NOWHERE, {"at": NINE + 10} | NOWHERE)[1], "同时在两个村")


def _night(stage: Stage, team: str) -> None:
    stage.truth_row(_home(stage, stage.person("couple"), team, at=23 * 60 + 5), "深夜入户")


def _many(stage: Stage, team: str) -> None:
    first = stage.person("couple")
    rows = [
        _home(stage, first, team, at=8 * 60 + 20 * place, left_at=None, **NOWHERE)
        for place in range(26)
    ]
    stage.truth_row(rows[0], "一天入户26户")


def _neighbours(stage: Stage) -> None:
    spot = {"longitude": 112.2, "latitude": 35.7}
    rows = _pair(
        stage, "邻里组", spot, {"at": NINE + 21} | spot | {"longitude": 112.203}, together=True
    )
    _silent(stage, rows, "两户是邻居")


def _time_enough(stage: Stage) -> None:
    here, there = {"longitude": 112.1, "latitude": 35.6}, {"longitude": 112.3, "latitude": 35.6}
    _silent(stage, _pair(stage, "远访组", here, {"at": NINE + 70} | there), "路上走了五十分钟")


def _halves(stage: Stage) -> None:
    one, two = {"visitor_name": "常一某"}, {"visitor_name": "常二某"}
    _silent(stage, _pair(stage, "分头组", one | NOWHERE, two | NOWHERE), "同组分头入户")


def _one_village(stage: Stage) -> None:
    rows = _pair(stage, "同村组", NOWHERE, {"at": NINE + 10} | NOWHERE, together=True)
    _silent(stage, rows, "同一个村，没有坐标")


def _silent(stage: Stage, rows: list[Row], why: str) -> None:
    for row in rows:
        stage.decoy_row(row, why)
