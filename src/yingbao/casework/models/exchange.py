"""The exchange desk: what departments sent, what became of it, and who owes what when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from yingbao.casework.models.people import Role, User


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, user: User) -> DeliveryQuerySet:
        """The county sees every delivery, a liaison the own department's, nobody else any."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.role in (Role.COUNTY_OFFICER, Role.COUNTY_LEADER, Role.INSPECTOR):
            return self
        if user.role == Role.LIAISON:
            return self.filter(sender=user.department)
        return self.none()


class Delivery(models.Model):
    """One file from one department, and the counts of the receipt."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待读取"
        READING = "reading", "正在读取"
        ASKING = "asking", "有列要您确认"
        DONE = "done", "已可用"
        REFUSED = "refused", "没有读成"

    sender = models.CharField("部门", max_length=60)
    name = models.CharField("文件名", max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=200)  # under INBOX_ROOT, random
    size = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    tables = models.JSONField(default=list)  # [{table, title, sheet, read, accepted, rejected}]
    rejects = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    problem = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]


class MappingAnswer(models.Model):
    """A person's word on what a column holds, remembered per sender and layout."""

    sender = models.CharField(max_length=60)
    layout = models.CharField(max_length=64)
    column = models.CharField(max_length=80)
    answer = models.CharField(max_length=80)  # table.column, or "ignore"
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sender", "layout", "column"], name="one_answer_per_sender_layout_column"
            )
        ]


class ExpectedDelivery(models.Model):
    """Which department owes which table when."""

    sender = models.CharField(max_length=60)
    table = models.CharField(max_length=40)
    every_months = models.PositiveSmallIntegerField(default=1)
    day = models.PositiveSmallIntegerField(default=10)

    class Meta:
        ordering: ClassVar = ["sender", "table"]


class Job(models.Model):
    """A background job as people see it: progress, cancel, heartbeat, attempts."""

    class State(models.TextChoices):
        WAITING = "waiting", "排队"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "没有完成"
        CANCELLED = "cancelled", "已取消"

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=120, unique=True)  # the same key is the same job
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=200, blank=True)
    cancel_asked = models.BooleanField(default=False)
    heartbeat_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    arguments = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="jobs")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-pk"]


class SavedView(models.Model):
    """A person's own list: a name and the query string that makes it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="views")
    page = models.CharField(max_length=30)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=500)

    class Meta:
        ordering: ClassVar = ["pk"]
