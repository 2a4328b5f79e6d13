"""专项治理工作台账 (notice 九): tasks and sub-items, each with an owner, a term and its evidence."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models import User
from yingbao.ledgers.item import LedgerItem
from yingbao.ledgers.problems.model import Problem


class Task(LedgerItem):
    LEDGER, LETTER = "tasks", "R"

    class State(models.TextChoices):
        OPEN = "open", "在办"
        REPORTED = "reported", "报完成，待验收"
        CLOSED = "closed", "已验收"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.OPEN)
    campaign = models.CharField("哪次行动", max_length=80, db_index=True)
    task = models.CharField("任务", max_length=2, choices=Problem.Task.choices, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    content = models.TextField("做什么")
    measures = models.TextField("怎么做", blank=True)
    unit = models.CharField("责任单位", max_length=60)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField("开始")
    rules = models.CharField("对应的规则", max_length=120, blank=True)  # codes, spaces between
    reported_percent = models.PositiveSmallIntegerField(default=0)
    progress = models.TextField("进展", blank=True)
    obstacle = models.TextField("困难", blank=True)
    next_step = models.CharField("下一步", max_length=300, blank=True)
    evidence = models.TextField("佐证", blank=True)
    reported_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    finished_on = models.DateField(null=True)

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="progress_is_a_share", condition=Q(reported_percent__lte=100)
            ),
            models.CheckConstraint(
                name="who_reports_a_task_done_does_not_accept_it",
                condition=~Q(state="closed")
                | Q(accepted_by__isnull=False) & ~Q(accepted_by=F("reported_by")),
            ),
        ]
