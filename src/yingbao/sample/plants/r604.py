"""604 被反映人自己承办.

Truth: the office complained of handles the case; the person complained of does.
Decoys: the county handles it; a village is complained of and its township handles; a namesake of
another office.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.complaints import complain
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

ON = date(2020, 3, 3)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.person("couple")
        change = _own_office(person) if turn % 2 == 0 else _own_name()
        stage.truth_row(_case(stage, person, change), "被反映的自己承办")
    person = stage.person("couple")
    office = {"accused_unit": f"{person.township}民政办"}
    stage.decoy_row(_case(stage, person, office | {"handler_unit": "沁水县民政局"}), "县里承办")
    village = {"accused_unit": f"{person.township}{person.village}村民委员会"}
    stage.decoy_row(_case(stage, person, village), "反映的是村，乡镇承办")
    namesake = _own_name() | {"accused_unit": "村民委员会", "handler_unit": "沁水县民政局"}
    stage.decoy_row(_case(stage, person, namesake), "同名，单位不同")


def _case(stage: Stage, person: Person, change: Row) -> Row:
    return complain(stage.world, stage.dice, person, ON, **change)


def _own_office(person: Person) -> Row:
    return {
        "accused_unit": f"{person.township}民政办",
        "handler_unit": f"沁水县{person.township}民政办",
    }


def _own_name() -> Row:
    return {"accused_name": "常某某", "handler_name": "常某某", "handler_unit": None}
