"""410 一个照料人照料太多.

Truth: six wards at home with one carer.
Decoys: five; six with a trained carer of the institution.
"""

from __future__ import annotations

from yingbao.sample.people import Person
from yingbao.sample.stage import Stage


def plant(stage: Stage) -> None:
    for _ in stage.times:
        stage.truth(_carer_of(stage, 6, "侄子"), "一人照料六人")
    stage.decoy(_carer_of(stage, 5, "侄子"), "照料五人，不超过")
    stage.decoy(_carer_of(stage, 6, "敬老院专职护理员"), "机构的专职护理员")


def _carer_of(stage: Stage, wards: int, relation: str) -> Person:
    carer = stage.person("couple")
    for _ in range(wards):
        member = stage.at_home(township=carer.township)
        member.carer, member.papers["care_agreement"] = carer, {"carer_relation": relation}
    return carer
