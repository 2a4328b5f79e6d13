"""The visit at the door: at least two people, a date, a place, who was met, what was seen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models.clues import Clue
from yingbao.casework.models.people import User


class Need(models.TextChoices):
    """Help found missing at the door; each is an application that somebody now takes along."""

    SUPPORT = "support", "申请低保或特困"
    TEMPORARY = "temporary", "临时救助"
    DISABILITY = "disability", "残疾补贴"
    CARE = "care", "需要照料"


class Visit(models.Model):
    """One visit to one household; it may serve several clues (民发〔2021〕57号 第十六条)."""

    uid = models.UUIDField(unique=True)  # made on the phone, so that sending twice is one visit
    clues = models.ManyToManyField(Clue, related_name="visits")
    visited_on = models.DateField("入户日期")
    place = models.CharField("地点", max_length=120)
    met = models.CharField("见到谁", max_length=80)
    first = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second_name = models.CharField("同行人", max_length=40)
    second_post = models.CharField("同行人职务", max_length=60, blank=True)
    text = models.TextField("看到和听到的")
    said = models.TextField("本人怎么说", blank=True)
    needs = models.JSONField("该给他们办的", default=list)  # values of Need
    client_at = models.DateTimeField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-visited_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_visit_needs_two_people", condition=~Q(second_name="") & ~Q(met="")
            )
        ]

    @property
    def need_words(self) -> list[str]:
        return [str(Need(need).label) for need in self.needs]


class Attempt(models.Model):
    """Nobody was met: no visit and no refusal. No guard counts it; the clue waits for another day."""

    uid = models.UUIDField(unique=True)
    clues = models.ManyToManyField(Clue, related_name="attempts")
    tried_on = models.DateField("哪天去的")
    place = models.CharField("地点", max_length=120)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second_name = models.CharField("同行人", max_length=40)
    text = models.TextField("看到的")
    again_on = models.DateField("约在哪天再去", null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-tried_on", "-pk"]


class Verification(models.Model):
    """What the visit found on one clue, and why."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="verifications")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.PROTECT, related_name="verdicts")
    outcome = models.CharField(max_length=10, choices=Clue.Outcome.choices)
    facts = models.CharField(max_length=64, blank=True)  # what the clue had seen when it was judged
    reason = models.TextField()
    cause = models.CharField(max_length=60, blank=True)  # root cause, for the mechanisms
    basis = models.CharField(max_length=200, blank=True)  # the article that a finding rests on
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-pk"]


class Measure(models.Model):
    """Something that will be done about a finding, by whom, until when."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="measures")
    text = models.CharField("措施", max_length=300)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="measures")
    due_on = models.DateField("期限")
    done_on = models.DateField(null=True)
    result = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]


class Delay(models.Model):
    """A recorded extension or pause of a deadline; a pause ends when `ended_on` is set."""

    class Kind(models.TextChoices):
        EXTENSION = "extension", "延期"
        PAUSE = "pause", "停表"

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="delays")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(max_length=300)
    workdays = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_extends_their_own_deadline",
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
            )
        ]
