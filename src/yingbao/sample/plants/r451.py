"""451 特困批准后未上名册.

Truth: approved in January, on no roll in April.
Decoys: approved in April; on the roll; stopped again.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.ledgers import apply
from yingbao.sample.stage import Stage

PROGRAMME = "特困"


def plant(stage: Stage) -> None:
    for _ in stage.times:
        township = stage.tekun().person.township  # a township whose roll was sent
        person = stage.family("aged_alone", township).head
        apply(stage.world, person, date(2019, 12, 5), "批准", programme=PROGRAMME)
        stage.truth(person, "1月批准，4月名册没有")
    fresh = stage.person("aged_alone", unique_name=True)
    apply(stage.world, fresh, date(2020, 3, 2), "批准", programme=PROGRAMME)
    stage.decoy(fresh, "4月才批准")
    listed = stage.tekun().person
    apply(stage.world, listed, date(2019, 12, 5), "批准", programme=PROGRAMME)
    stage.decoy(listed, "已在名册上")
    stopped = stage.person("aged_alone", unique_name=True)
    apply(stage.world, stopped, date(2019, 12, 5), "批准", programme=PROGRAMME)
    stage.stop(stopped, "本人自愿放弃", 3, programme=PROGRAMME)
    stage.decoy(stopped, "后来又停了")
    stage.allow(stopped, "419", "终止后没有别的救助")
