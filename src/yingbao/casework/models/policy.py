"""Local policy papers as the county keeps them: versions, what was seen in each, who mends it by when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from yingbao.casework.models.evidence import random_name
from yingbao.casework.models.people import Township, User
from yingbao.casework.models.seeing import TownshipQuerySet


class PolicyPaperQuerySet(TownshipQuerySet["PolicyPaper"]):
    """A township reads its own papers."""


class PolicyPaper(models.Model):
    """One paper through all its versions. `lineage` is issuer and subject, the same in each."""

    lineage = models.CharField(max_length=200, unique=True)
    title = models.CharField("标题", max_length=200)
    number = models.CharField("文号", max_length=60, blank=True)
    issuer = models.CharField("制定机关", max_length=120, blank=True)
    level = models.CharField("层级", max_length=10)
    issued = models.DateField("印发日期", null=True)
    township = models.ForeignKey(
        Township, null=True, on_delete=models.PROTECT, related_name="policy_papers"
    )

    objects = PolicyPaperQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("policy", args=[self.pk])

    @property
    def latest(self) -> PolicyVersion | None:
        return self.versions.order_by("-order").first()


class PolicyVersion(models.Model):
    """A file of the paper, kept as it came, with its clauses and the day it was held against law."""

    paper = models.ForeignKey(PolicyPaper, on_delete=models.PROTECT, related_name="versions")
    order = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=random_name)
    name = models.CharField("文件名", max_length=200)
    digest = models.CharField(max_length=64)
    issued = models.DateField(null=True)
    as_of = models.DateField("对照日期")
    clauses = models.JSONField(default=list)  # {label, marker, text, start, kind, checked}
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "order"], name="versions_are_numbered"),
            models.UniqueConstraint(fields=["paper", "digest"], name="a_version_is_kept_once"),
        ]


class PolicyFinding(models.Model):
    """One place of one version that may depart from the law. The conclusion is a person's."""

    class State(models.TextChoices):
        OPEN = "open", "待定"
        CONFIRMED = "confirmed", "修改"
        DISMISSED = "dismissed", "不改"
        EDITED = "edited", "另行修改"

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="findings")
    key = models.CharField(max_length=16, db_index=True)  # the same in the next version
    code = models.CharField(max_length=4)
    label = models.CharField("条款", max_length=60)
    start = models.PositiveIntegerField()  # where the clause stands in the text
    spans = models.JSONField(default=list)
    quote = models.TextField()
    severity = models.CharField(max_length=4)
    effect = models.CharField(max_length=20)
    verdict = models.CharField(max_length=80)
    why = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    then = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField("意见", max_length=300, blank=True)
    wording = models.TextField("改后的条文", blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    due_on = models.DateField("期限")

    class Meta:
        ordering: ClassVar = ["start", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "code", "start"], name="a_place_is_found_once_by_a_check"
            ),
            models.CheckConstraint(
                name="keeping_a_clause_needs_a_reason",
                condition=~Q(state="dismissed") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="a_conclusion_is_somebody_s",
                condition=Q(state="open") | Q(decided_by__isnull=False),
            ),
        ]

    @property
    def effect_words(self) -> list[str]:
        return self.effect.split("、")


class PolicyTask(models.Model):
    """A version sent to whoever made it, to be mended by a day and confirmed by a second person."""

    class State(models.TextChoices):
        SENT = "sent", "等制定机关修改"
        ANSWERED = "answered", "已交修改稿，等确认"
        CLOSED = "closed", "已销号"

    paper = models.ForeignKey(PolicyPaper, on_delete=models.PROTECT, related_name="tasks")
    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField("期限")
    amended = models.ForeignKey(
        PolicyVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    words = models.CharField("确认意见", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper"],
                condition=~Q(state="closed"),
                name="one_open_task_per_policy_paper",
            ),
            models.CheckConstraint(
                name="a_mended_paper_is_confirmed_by_a_second_person",
                condition=~Q(state="closed")
                | Q(confirmed_by__isnull=False, amended__isnull=False)
                & ~Q(confirmed_by=F("answered_by"))
                & ~Q(confirmed_by=F("sent_by")),
            ),
        ]

    def late_on(self, day: date) -> bool:
        return self.state == self.State.SENT and day > self.due_on
