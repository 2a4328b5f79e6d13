"""Closing 销号: evidence, a re-match on newer data, a second person; a random share is re-visited."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models.clues import Clue
from yingbao.casework.models.people import Township, User
from yingbao.casework.models.runs import Run


class Closure(models.Model):
    """One application to close one clue, through head's opinion, re-match and county review."""

    class Rematch(models.TextChoices):
        WAITING = "waiting", "等新数据"
        SILENT = "silent", "不再命中"
        STILL = "still", "仍然命中"
        CANNOT = "cannot", "数据看不出来"

    class State(models.TextChoices):
        APPLIED = "applied", "已申请"
        ENDORSED = "endorsed", "乡镇已签"
        CLOSED = "closed", "已销号"
        RETURNED = "returned", "退回"

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="closures")
    state = models.CharField(max_length=10, choices=State.choices, default=State.APPLIED)
    result = models.TextField("办理结果")
    applied_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(auto_now_add=True)
    endorsed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    endorsed_at = models.DateTimeField(null=True)
    opinion = models.CharField("乡镇意见", max_length=300, blank=True)
    rematch = models.CharField(max_length=8, choices=Rematch.choices, default=Rematch.WAITING)
    rematch_run = models.ForeignKey(Run, null=True, on_delete=models.PROTECT, related_name="+")
    cannot_reason = models.CharField(max_length=300, blank=True)
    reviewed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    review = models.CharField("县审核意见", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clue"],
                condition=Q(state__in=["applied", "endorsed"]),
                name="one_open_closure_per_clue",
            ),
            models.CheckConstraint(
                name="closing_needs_a_second_person",
                condition=~Q(state="closed")
                | Q(reviewed_by__isnull=False)
                & ~Q(reviewed_by=F("applied_by"))
                & (Q(endorsed_by__isnull=True) | ~Q(reviewed_by=F("endorsed_by"))),
            ),
            models.CheckConstraint(
                name="closing_needs_silence_or_a_recorded_reason",
                condition=~Q(state="closed")
                | Q(rematch="silent", rematch_run__isnull=False)
                | Q(rematch="cannot") & ~Q(cannot_reason=""),
            ),
        ]


class Revisit(models.Model):
    """A closed clue drawn at random, to be looked at again by another township."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="revisits")
    closure = models.ForeignKey(Closure, on_delete=models.PROTECT, related_name="revisits")
    township = models.ForeignKey(Township, on_delete=models.PROTECT, related_name="revisits")
    drawn_at = models.DateTimeField(auto_now_add=True)
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    holds = models.BooleanField(null=True)
    words = models.TextField(blank=True)
