"""旬报 and 月报 of a township: filled in from data, corrected with a reason, checked, signed."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models import User
from yingbao.ledgers.item import LedgerItem
from yingbao.ledgers.returns.figures import NAMES


class Return(LedgerItem):
    LEDGER, LETTER = "returns", "B"

    class Kind(models.TextChoices):
        TEN_DAYS = "ten", "旬报"
        MONTH = "month", "月报"

    class State(models.TextChoices):
        DRAFT = "draft", "待填报"
        SENT = "sent", "待县里收"
        CLOSED = "closed", "已收"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.DRAFT)
    kind = models.CharField("哪一种", max_length=8, choices=Kind.choices)
    starts_on = models.DateField("从")
    ends_on = models.DateField("到")
    counted = models.JSONField(default=dict)  # figure → text of a decimal, as the data say
    corrected = models.JSONField(default=dict)  # figure → [text of a decimal, reason]
    filled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True)
    received_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(LedgerItem.Meta):
        ordering: ClassVar = ["-ends_on", "township__order"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["township", "kind", "starts_on"], name="one_return_per_township_and_period"
            ),
            models.CheckConstraint(
                name="a_return_s_days_are_in_order", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    @property
    def figures(self) -> dict[str, Decimal]:
        """The figures as they stand: corrected where somebody said why, counted otherwise."""
        said = {name: pair[0] for name, pair in self.corrected.items()}
        return {name: Decimal(said.get(name, self.counted.get(name, "0"))) for name in NAMES}

    @property
    def is_zero(self) -> bool:
        """Says that nothing was found or done."""
        return not any(
            self.figures[name] for name in ("clues_verified", "clues_upheld", "clues_closed")
        )
