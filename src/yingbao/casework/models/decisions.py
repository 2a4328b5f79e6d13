"""Decisions: helping ones are quick, adverse ones pass every guard before they take effect."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models.clues import Clue
from yingbao.casework.models.people import User
from yingbao.casework.models.visits import Visit


class Decision(models.Model):
    """What the county decides about aid after a verified clue. A person decides, twice over."""

    class Kind(models.TextChoices):
        ENROL = "enrol", "纳入"
        RAISE = "raise", "增发"
        BACK_PAY = "back_pay", "补发"
        TEMPORARY = "temporary", "临时救助"
        REDUCE = "reduce", "减发"
        STOP = "stop", "停发"
        RECOVER = "recover", "追回"

    class State(models.TextChoices):
        DRAFT = "draft", "起草"
        APPROVED = "approved", "已确认"
        SERVED = "served", "已送达"
        EFFECTIVE = "effective", "已执行"
        WITHDRAWN = "withdrawn", "撤回"

    ADVERSE: ClassVar = ("reduce", "stop", "recover")

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)  # yuan
    people = models.PositiveSmallIntegerField(default=1)
    from_month = models.DateField(null=True)
    facts = models.TextField()
    basis = models.CharField(max_length=200)
    visit = models.ForeignKey(Visit, null=True, on_delete=models.PROTECT, related_name="decisions")
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_approves_their_own_draft",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
            ),
            models.CheckConstraint(
                name="an_adverse_decision_rests_on_a_visit",
                condition=~Q(kind__in=["reduce", "stop", "recover"])
                | Q(state__in=["draft", "withdrawn"])
                | Q(visit__isnull=False),
            ),
            models.CheckConstraint(
                name="what_takes_effect_was_approved",
                condition=~Q(state__in=["approved", "served", "effective"])
                | Q(approved_by__isnull=False, approved_on__isnull=False),
            ),
        ]

    @property
    def is_adverse(self) -> bool:
        return self.kind in self.ADVERSE


class Hearing(models.Model):
    """The person was heard, and what they said (社会救助法 第四十八条, from 2026-07-01)."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="hearing")
    heard_on = models.DateField()
    place = models.CharField(max_length=120)
    present = models.CharField(max_length=200)
    said = models.TextField()
    answer = models.TextField(blank=True)  # what the bureau makes of it
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Notice(models.Model):
    """The written notice: facts, reasons, article, how to ask for review or to sue; and its service."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="notice")
    number = models.CharField("文号", max_length=60)
    text = models.TextField()
    remedies = models.TextField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    served_on = models.DateField(null=True)
    served_how = models.CharField(max_length=60, blank=True)
    received_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_notice_names_the_remedies", condition=~Q(remedies="") & ~Q(text="")
            )
        ]
