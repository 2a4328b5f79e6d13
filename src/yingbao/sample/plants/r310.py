"""310 金额超出标准.

Truth: a township gave eight thousand; the county fifty thousand; fifty yuan in all.
Decoys: decided case by case with minutes; the county within its scale; goods worth little.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.stage import Stage

OFF = (
    (8000, "乡级", "超过乡镇审批上限"),
    (50000, "县级", "超过一次救助上限"),
    (50, "乡级", "低于一次救助下限"),
)


def plant(stage: Stage) -> None:
    for turn in stage.times:
        person = stage.applicant().head
        amount, by, why = OFF[turn % 3]
        grant(
            stage.world,
            person,
            "支出型",
            date(2020, 1, 13) + timedelta(days=turn % 40),
            amount,
            approval_level=by,
        )
        stage.truth(person, why)
    for amount, by, more, why in (
        (60000, "县级", {"special_case_no": "沁救助联席〔2020〕2号"}, "一事一议"),
        (15000, "县级", {}, "县级标准以内"),
        (60, "乡级", {"method": "实物"}, "发的是米面，折价很小"),
    ):  # fmt: skip
        person = stage.applicant().head
        grant(stage.world, person, "支出型", date(2020, 1, 14), amount, approval_level=by, **more)
        stage.decoy(person, why)
