"""What every line of every ledger has: a number, a state, a deadline, a history, and who sees it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from yingbao.casework.models import Township, User
from yingbao.casework.models.seeing import TownshipQuerySet


class LedgerQuerySet(TownshipQuerySet[Any]):
    """A township sees its own lines; a ledger that shares less narrows `visible_to`."""


class LedgerItem(models.Model):
    """Subclasses name `LEDGER` (slug) and `LETTER` (first letter of the number)."""

    LEDGER: ClassVar[str]
    LETTER: ClassVar[str]

    number = models.CharField("编号", max_length=20, unique=True)
    township = models.ForeignKey(
        Township,
        verbose_name="乡镇",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField("到哪一步", max_length=12)
    due_on = models.DateField("期限", null=True)
    paused_on = models.DateField("停表日", null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)  # every change counts it up

    objects = LedgerQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["due_on", "number"]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether a deadline still matters; ledgers with other endings say so themselves."""
        return self.state not in ("closed", "merged", "ended")


class History(models.Model):
    """A line in an item's history: who did what and when, in words. Lines are only added."""

    ledger = models.CharField(max_length=20)
    number = models.CharField(max_length=20, db_index=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=60)
    verb = models.CharField(max_length=40)
    words = models.TextField()

    class Meta:
        ordering: ClassVar = ["-pk"]
