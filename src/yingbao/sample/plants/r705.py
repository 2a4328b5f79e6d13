"""705 收款人不是家庭成员.

Truth: the account of a household on the roll stands under a stranger's number.
Decoys: a keeper on file; kin in the same hukou book; the wife, who is a member.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        household, stranger = stage.household("aged_alone"), stage.person("couple")
        _paid_to(household, stranger)
        stage.truth(stranger, "收了别家的救助金，不是家庭成员", also=(household.head.person.id18,))
    _keeper(stage)
    _same_book(stage)
    _wife(stage)


def _paid_to(household: DibaoHousehold, payee: Person) -> None:
    """The bank has the payee's name and number for the household's account."""
    household.written["payment"] = {"holder_name": payee.name, "id_number": payee.id18}


def _keeper(stage: Stage) -> None:
    household, keeper = stage.household("aged_alone"), stage.person("couple")
    _paid_to(household, keeper)
    stage.add("account_custody", household.head.person, account=household.account, keeper_name=keeper.name,
              keeper_id_number=keeper.id18, relation="监护人", reason="本人无民事行为能力",
              registered_on=date(2019, 3, 5))  # fmt: skip
    stage.decoy(keeper, "代领人已备案")


def _same_book(stage: Stage) -> None:
    family = stage.casting.take("three")
    household = stage.enrol(family)
    father = next(member for member in household.members if member.relation == "父母")
    father.relation = "户主"
    household.members, household.holder = [father], father.person.name
    _paid_to(household, family.head)
    stage.decoy(family.head, "同一户口簿的儿子代收")


def _wife(stage: Stage) -> None:
    household = stage.household("aged_couple")
    _paid_to(household, household.members[1].person)
    stage.decoy(household.members[1].person, "妻子是家庭成员")
