"""督办 (notice 九): one township's late work, climbed step by step, each step with its paper.

Levels: 提醒 → 催办 → 督办函 → 约谈 → 通报. A step may be skipped only with a reason.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yingbao.casework.models import Township, User
from yingbao.ledgers.item import LedgerItem

LADDER = (
    ("remind", "提醒"),
    ("urge", "催办"),
    ("letter", "督办函"),
    ("talk", "约谈"),
    ("circular", "通报"),
)
STEPS = tuple(name for name, _ in LADDER)
WORDS = dict(LADDER)


class Supervision(LedgerItem):
    LEDGER, LETTER = "supervision", "D"

    state = models.CharField(
        "到哪一步", max_length=12, choices=[*LADDER, ("ended", "办上了")], default="remind"
    )
    helper = models.ForeignKey(
        Township, null=True, on_delete=models.PROTECT, related_name="+"
    )  # a neighbour that lends a person
    lack = models.TextField("先问过缺什么", blank=True)
    ended_on = models.DateField(null=True)

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["township"],
                condition=~Q(state="ended"),
                name="one_open_supervision_per_township",
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.state != "ended"


class LateItem(models.Model):
    """One late thing as it stood when the supervision began or climbed. No person's name."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="late")
    step = models.CharField(max_length=12)
    kind = models.CharField("哪本台账", max_length=20)
    code = models.CharField("编号", max_length=20)
    title = models.CharField("是什么", max_length=160)
    due_on = models.DateField("期限")
    over = models.PositiveSmallIntegerField("超期工作日")
    is_help = models.BooleanField("该帮的", default=False)

    class Meta:
        ordering: ClassVar = ["-is_help", "-over", "code"]


class Rung(models.Model):
    """A step taken: who, when, by which paper, what the township answered."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="rungs")
    step = models.CharField(max_length=12, choices=LADDER)
    taken_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField("文书", max_length=120)
    skipped_why = models.CharField("跳级的原因", max_length=300, blank=True)
    answer = models.TextField("乡镇答复", blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["supervision", "step"], name="a_rung_is_taken_once"),
            models.CheckConstraint(name="every_rung_has_its_paper", condition=~Q(paper="")),
        ]
