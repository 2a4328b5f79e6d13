"""追缴退回 (notice 七): what a person owes back, how it comes back, and when it reached the treasury.

A recovery follows a decision that was heard and told; who cannot pay is let off, never pressed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Sum

from yingbao.casework.models import User
from yingbao.ledgers.named import NamedItem


class Recovery(NamedItem):
    LEDGER, LETTER = "recoveries", "Q"

    class Programme(models.TextChoices):
        DIBAO = "低保", "低保"
        TEKUN = "特困", "特困"
        TEMPORARY = "临时救助", "临时救助"

    class State(models.TextChoices):
        OWED = "owed", "追缴中"
        INSTALMENTS = "instalments", "分期"
        RETURNED = "returned", "退齐了，待缴库"
        CLOSED = "closed", "已缴库"
        WAIVED = "waived", "减免"
        LOST = "lost", "无法追回"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.OWED)
    programme = models.CharField("救助类别", max_length=8, choices=Programme.choices)
    decision_no = models.CharField("决定书文号", max_length=60)
    heard_on = models.DateField("听取意见日")
    decided_on = models.DateField("追缴决定日")
    why = models.CharField("为什么多领了", max_length=200)
    due_amount = models.DecimalField("应追缴（元）", max_digits=12, decimal_places=2)
    waived = models.DecimalField("减免（元）", max_digits=12, decimal_places=2, default=0)
    ending = models.CharField("减免、无法追回的理由", max_length=300, blank=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(NamedItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_owes_back_before_being_heard",
                condition=Q(heard_on__lte=F("decided_on")),
            ),
            models.CheckConstraint(
                name="no_more_is_let_off_than_is_owed",
                condition=Q(waived__gte=0, waived__lte=F("due_amount")),
            ),
            models.CheckConstraint(
                name="letting_off_needs_a_second_person_and_reasons",
                condition=Q(waived=0) & ~Q(state__in=["waived", "lost"])
                | Q(ended_by__isnull=False) & ~Q(ending="") & ~Q(ended_by=F("made_by")),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in ("owed", "instalments", "returned")

    @property
    def returned(self) -> Decimal:
        return self.repayments.aggregate(total=Sum("amount"))["total"] or Decimal(0)

    @property
    def left(self) -> Decimal:
        """What is still owed."""
        return self.due_amount - self.waived - self.returned


class Repayment(models.Model):
    """Money that came back; `treasury_on` and `treasury_no` once it was paid in."""

    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="repayments")
    on = models.DateField("哪天退的")
    amount = models.DecimalField("退了多少（元）", max_digits=12, decimal_places=2)
    treasury_on = models.DateField("缴库日", null=True)
    treasury_no = models.CharField("缴款书号", max_length=40, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_repayment_is_money", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="money_in_the_treasury_has_its_paper",
                condition=Q(treasury_on__isnull=True) | ~Q(treasury_no=""),
            ),
        ]
