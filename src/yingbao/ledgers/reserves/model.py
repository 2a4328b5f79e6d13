"""临时救助备用金 (notice 三): a township's small fund, one book each, every line with its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q, Sum

from yingbao.casework.models import User
from yingbao.ledgers.item import LedgerItem


class Reserve(LedgerItem):
    LEDGER, LETTER = "reserves", "J"

    class State(models.TextChoices):
        OPEN = "open", "在用"
        ENDED = "ended", "已撤"

    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.OPEN)
    full = models.DecimalField("定额（元）", max_digits=12, decimal_places=2)

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["township"], condition=Q(state="open"), name="one_reserve_per_township"
            )
        ]

    @property
    def balance(self) -> Decimal:
        total = self.entries.aggregate(total=Sum("amount"))["total"]
        return total or Decimal(0)


class Entry(models.Model):
    """A line of the book: plus is money in, minus is money out. Wrong lines are met by a contrary
    one, never rubbed out."""

    class Kind(models.TextChoices):
        TOP_UP = "top_up", "拨入"
        SPENT = "spent", "支用"
        COUNT = "count", "盘点差额"
        REVERSAL = "reversal", "冲正"

    reserve = models.ForeignKey(Reserve, on_delete=models.PROTECT, related_name="entries")
    on = models.DateField("哪天")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2)
    words = models.CharField("事由", max_length=200)
    case_number = models.CharField("救助件", max_length=20, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second_name = models.CharField("在场的另一人", max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="money_in_is_plus_and_money_out_is_minus",
                condition=Q(kind="top_up", amount__gt=0)
                | Q(kind="spent", amount__lt=0)
                | Q(kind__in=["count", "reversal"]),
            )
        ]
