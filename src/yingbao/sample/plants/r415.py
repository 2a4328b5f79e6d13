"""415 供养金进了集体账户.

Truth: at home by the roll, paid into the institution's account.
Decoys: the keeper of the account is on file; lives in the house already; a resident of the house.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.aid import TekunMember
from yingbao.sample.ordinary.care import reside
from yingbao.sample.stage import Stage
from yingbao.sample.support import INSTITUTIONS, house_account


def plant(stage: Stage) -> None:
    for institution in INSTITUTIONS:  # three to one account would be another rule's case
        stage.in_house(institution)
        stage.truth(_paid_into(stage, institution).person, "分散供养，钱进了敬老院账户")
    filed = _paid_into(stage, INSTITUTIONS[0])
    stage.add("account_custody", filed.person, account=filed.account, keeper_name=filed.holder, relation="代管机构",
              reason="本人无民事行为能力", registered_on=date(2019, 3, 5))  # fmt: skip
    stage.decoy(filed.person, "代管已备案")
    there = _paid_into(stage, INSTITUTIONS[1])
    stage.add(
        "institution_resident", there.person, **(reside(there) | {"institution": INSTITUTIONS[1]})
    )
    stage.decoy(there.person, "已经住进机构，名册还没有改")
    stage.decoy(stage.in_house().person, "集中供养")


def _paid_into(stage: Stage, institution: str) -> TekunMember:
    member = stage.at_home()
    member.account, member.holder = house_account(institution), institution
    return member
