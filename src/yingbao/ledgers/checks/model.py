"""发放后抽查 (notice 七): one month's payments, some persons drawn at random, each asked at home."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.fields import EncryptedText
from yingbao.casework.models import Township, User
from yingbao.ledgers.item import LedgerItem
from yingbao.ledgers.problems.model import Problem


class Check(LedgerItem):
    LEDGER, LETTER = "checks", "C"

    class State(models.TextChoices):
        DRAWN = "drawn", "在看"
        CLOSED = "closed", "看完了"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.DRAWN)
    month = models.DateField("哪个月的钱")  # its first day
    population = models.PositiveIntegerField("这个月发了多少人")
    share = models.FloatField("想查出的比例")
    confidence = models.FloatField("查得出的把握")
    words = models.TextField("看下来怎样", blank=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_check_is_closed_by_a_second_person_in_words",
                condition=~Q(state="closed")
                | Q(closed_by__isnull=False) & ~Q(closed_by=F("made_by")) & ~Q(words=""),
            )
        ]


class Drawn(models.Model):
    """One drawn person: what the bank says was paid, and what the person says arrived."""

    class Result(models.TextChoices):
        ARRIVED = "arrived", "收到了，数目对"
        SHORT = "short", "少了"
        MISSING = "missing", "没有收到"
        HELD = "held", "卡、折不在本人手里"
        UNSEEN = "unseen", "没有见到人"

    check_of = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="drawn")
    place = models.PositiveSmallIntegerField("序号")
    person_id = models.CharField(max_length=64)
    name = EncryptedText(null=True)
    id_number = EncryptedText(null=True)
    township = models.ForeignKey(Township, null=True, on_delete=models.PROTECT, related_name="+")
    village = models.CharField(max_length=60, blank=True)
    items = models.CharField("什么钱", max_length=200)
    amount = models.DecimalField("账上发了（元）", max_digits=12, decimal_places=2)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    said = models.CharField("本人怎么说", max_length=300, blank=True)
    seen_on = models.DateField(null=True)
    seen_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    problem = models.ForeignKey(Problem, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["check_of", "place"], name="one_person_a_place_in_a_check"
            )
        ]

    @property
    def is_bad(self) -> bool:
        return self.result in ("short", "missing", "held")
