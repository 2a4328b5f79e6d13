"""虚假整改核查 (notice 八): a sign of paper rectification, looked into by the inspector.

A sign is no finding. The honest explanations are asked first, a random sample is seen again, and a
person decides: 合理, 需复核 or 移交.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yingbao.casework.models import Closure, Clue, Revisit, User
from yingbao.ledgers.item import LedgerItem


class ShamReview(LedgerItem):
    LEDGER, LETTER = "shams", "H"

    class State(models.TextChoices):
        ASKING = "asking", "先问原因"
        SEEING = "seeing", "抽样再看"
        ENDED = "ended", "有结论"

    class Conclusion(models.TextChoices):
        REASONABLE = "reasonable", "合理"
        REPEAT = "repeat", "需复核"
        PASSED_ON = "passed_on", "移交"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.ASKING)
    signal = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="sham_reviews")
    asked = models.TextField("问了什么", blank=True)
    explained = models.TextField("乡镇怎么说", blank=True)
    explained_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    population = models.PositiveIntegerField("可抽的销号件", default=0)
    share = models.FloatField("想查出的比例", default=0)
    confidence = models.FloatField("查得出的把握", default=0)
    drawn = models.ManyToManyField(Closure, related_name="sham_reviews")
    revisits = models.ManyToManyField(Revisit, related_name="sham_reviews")
    conclusion = models.CharField(max_length=12, choices=Conclusion.choices, blank=True)
    reasons = models.TextField("结论的理由", blank=True)
    concluded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["signal"], condition=~Q(state="ended"), name="one_open_review_per_signal"
            ),
            models.CheckConstraint(
                name="a_review_is_ended_by_a_person_with_reasons",
                condition=~Q(state="ended")
                | Q(concluded_by__isnull=False) & ~Q(reasons="") & ~Q(conclusion=""),
            ),
            models.CheckConstraint(
                name="nothing_is_passed_on_before_the_township_was_asked",
                condition=~Q(conclusion="passed_on") | ~Q(asked=""),
            ),
        ]
