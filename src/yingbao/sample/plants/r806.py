"""806 核查人是近亲属或原经办人.

Truth: the verifier stands in the register as kin of the subject; declared him as kin; bears the name of
the clerk who handled the application.
Decoys: the county took part; a cousin; a clerk of that name in another township.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.sample.ordinary.cadres import declare
from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.ordinary.rectification import problem
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage

FOUND = date(2020, 3, 2)
REASON = "家庭月人均收入高于当地低保标准"


def plant(stage: Stage) -> None:
    for turn in stage.times:
        scene = (_registered, _declared, _handled)[turn % 3]
        stage.truth(scene(stage), "自己核查亲属或自己经办的户")
    stage.decoy(_registered(stage, joint_check=True), "县级参与核查")
    stage.decoy(_declared(stage, relation="堂兄"), "堂兄不属近亲属")
    stage.decoy(_handled(stage, elsewhere=True), "经办人是别的乡镇的同名人")


def _checked(stage: Stage, person: Person, author: Person, **more: Any) -> Person:
    line = {"author_name": author.name, "author_id_number": author.id18} | more
    problem(stage.world, stage.dice, person, FOUND, **line)
    return person


def _registered(stage: Stage, **more: Any) -> Person:
    person, author = stage.person("couple"), stage.person("nuclear")
    stage.add("kin_register", person, cadre_name=author.name, cadre_id_number=author.id18, relation="兄弟姐妹",
              registered_on=date(2019, 9, 3), county_visited_on=date(2019, 9, 20))  # fmt: skip
    return _checked(stage, person, author, **more)


def _declared(stage: Stage, relation: str = "父亲") -> Person:
    person, author = stage.person("couple"), stage.person("nuclear")
    declare(stage.world, author, person, relation)
    return _checked(stage, person, author)


def _handled(stage: Stage, elsewhere: bool = False) -> Person:
    person, author = stage.person("couple"), stage.person("nuclear")
    row = apply(
        stage.world, person, date(2019, 11, 4), "不予批准", reasons=REASON, handler=author.name
    )
    if elsewhere:
        row["township"] = next(
            v.township for v in stage.world.villages if v.township != person.township
        )
        row["village"] = None
    return _checked(stage, person, author, author_id_number=None)
