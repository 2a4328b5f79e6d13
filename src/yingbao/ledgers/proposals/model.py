"""机制建议 (notice 十): what would keep the same thing from happening again, and who takes it up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yingbao.casework.models import User
from yingbao.ledgers.item import LedgerItem


class Proposal(LedgerItem):
    LEDGER, LETTER = "proposals", "M"

    class Kind(models.TextChoices):
        PROPOSAL = "proposal", "建议"
        PRACTICE = "practice", "好做法"
        GAP = "gap", "政策空白"
        BURDEN = "burden", "可以减的表"

    class State(models.TextChoices):
        OPEN = "open", "待研究"
        TAKEN = "taken", "有人在办"
        ADOPTED = "adopted", "采纳了"
        DROPPED = "dropped", "没有采纳"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.OPEN)
    kind = models.CharField("哪一类", max_length=10, choices=Kind.choices)
    content = models.TextField("是什么")
    why = models.TextField("为什么", blank=True)
    rule = models.CharField("和哪条规则有关", max_length=4, blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField("结果", blank=True)

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="what_was_decided_on_a_proposal_is_said",
                condition=~Q(state__in=["adopted", "dropped"]) | ~Q(outcome=""),
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.state in ("open", "taken")
