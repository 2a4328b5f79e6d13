"""A notice as it was read, and its tasks as a draft: nothing of it binds anyone before it is published."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models import Township, User
from yingbao.casework.models.people import COUNTY_ROLES, Role
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.tasks.model import Task


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, user: User) -> CampaignQuerySet:
        """Drafts are the county's; the inspector reads along. Townships see what is published as tasks."""
        seen = user.is_authenticated and user.is_active
        return self if seen and user.role in (*COUNTY_ROLES, Role.INSPECTOR) else self.none()


class Campaign(models.Model):
    """`papers` and `measures` are lists as the notice has them; `digest` keeps one file from coming twice."""

    name = models.CharField("哪次行动", max_length=80)
    number = models.CharField("文号", max_length=60, blank=True)
    issuer = models.CharField("谁发的", max_length=120, blank=True)
    issued = models.DateField(null=True)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    papers = models.JSONField(default=list)
    measures = models.JSONField(default=list)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)  # every change of a draft task counts it up
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="who_drafts_a_campaign_does_not_publish_it",
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False)
                & ~Q(published_by=F("made_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


class DraftTask(models.Model):
    """One task of the draft. `suggested` is the owner the notice's words point to, for a person to name."""

    class Scope(models.TextChoices):
        COUNTY = "county", "全县一项"
        ONE = "one", "一个乡镇"
        EACH = "each", "全县一项，每个乡镇一个子项"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="drafts")
    order = models.PositiveSmallIntegerField()
    place = models.CharField("通知里的第几项", max_length=60)
    content = models.TextField("做什么")
    asks = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    checks = models.JSONField(default=list)
    suggested = models.CharField(max_length=120, blank=True)
    term_said = models.CharField(max_length=30, blank=True)
    task = models.CharField("任务", max_length=2, choices=Problem.Task.choices, blank=True)
    measures = models.TextField("怎么做", blank=True)
    rules = models.CharField("对应的规则", max_length=120, blank=True)
    unit = models.CharField("责任单位", max_length=60, blank=True)
    scope = models.CharField(max_length=6, choices=Scope.choices, default=Scope.COUNTY)
    township = models.ForeignKey(Township, null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    dropped = models.CharField("为什么不列", max_length=300, blank=True)
    published = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "order"], name="one_draft_task_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.content[:30]}"

    @property
    def lacks(self) -> list[str]:
        """What a person has still to fill in before it can be published."""
        wanted = {
            "责任单位": self.unit, "谁负责": self.owner_id, "哪天开始": self.starts_on,
            "哪天前办完": self.due_on, "做什么": self.content.strip(),
            "哪个乡镇": self.scope != self.Scope.ONE or self.township_id,
        }  # fmt: skip
        return [label for label, value in wanted.items() if not value]
