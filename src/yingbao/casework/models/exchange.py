"""The exchange desk: what departments sent, what became of it, and who owes what when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as _

from yingbao.casework.models.people import User
from yingbao.casework.models.seeing import SenderQuerySet

UNSAID = _("等一句说明")  # something fell away and nobody has said why


class DeliveryQuerySet(SenderQuerySet["Delivery"]):
    """A liaison sees what the own department sent."""


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
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    tables = models.JSONField(default=list)  # one {table, title, sheet, read, accepted, …} a table
    rejects = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    alarms = models.JSONField(default=list)  # words: shrunk against the last time, a column gone
    alarm_answer = models.CharField("为什么变了", max_length=300, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    fix_file = models.CharField(max_length=300, blank=True)  # under DESK_ROOT
    read_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]

    @property
    def alarmed(self) -> bool:
        """Something fell away since the last time and nobody has said why: not used until then."""
        return bool(self.alarms) and not self.alarm_answer

    @property
    def standing(self) -> str:
        """Where it stands in words; what waits for a sentence and not for a column says so."""
        unsaid = self.state == self.State.ASKING and not self.questions
        return UNSAID if unsaid else str(self.get_state_display())

    @property
    def unused(self) -> list[str]:
        """Headers that nothing is read from, each once."""
        return list(dict.fromkeys(head for t in self.tables for head in t.get("unused", ())))

    @property
    def used(self) -> list[str]:
        """Headers that something is read from, each once."""
        heads = (head for table in self.tables for head in table.get("headers", ()))
        return [head for head in dict.fromkeys(heads) if head and head not in self.unused]

    @property
    def titles(self) -> list[str]:
        """What it was recognised as, each kind once."""
        return list(dict.fromkeys(table["title"] for table in self.tables))

    @property
    def read_rows(self) -> int:
        return sum(table["read"] for table in self.tables)

    @property
    def accepted_rows(self) -> int:
        return sum(table["accepted"] for table in self.tables)

    @property
    def rejected_rows(self) -> int:
        return sum(table["rejected"] for table in self.tables)


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


class ExpectedDeliveryQuerySet(SenderQuerySet["ExpectedDelivery"]):
    """A liaison sees what the own department owes."""


class ExpectedDelivery(models.Model):
    """Which department owes which table when; who there is asked, and when last."""

    sender = models.CharField("部门", max_length=60)
    table = models.CharField("什么表", max_length=40)
    every_months = models.PositiveSmallIntegerField("几个月一次", default=1)
    day = models.PositiveSmallIntegerField("几号", default=10)
    contact = models.CharField("联系人", max_length=40, blank=True)
    reminded_at = models.DateTimeField(null=True)

    objects = ExpectedDeliveryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sender", "table"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sender", "table"], name="one_line_per_sender_and_table"
            ),
            models.CheckConstraint(
                name="due_on_a_day_every_month_has", condition=Q(day__gte=1, day__lte=28)
            ),
        ]


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
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="jobs")
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
