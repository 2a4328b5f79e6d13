"""问题清单 and 整改台账 in one line each: what was found, what is done about it, how it was closed.

A clue that was upheld closes on its own page; here stand the problems that came another way
(complaints, audits, inspections, tasks from above) and those that many cases share.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models import Clue, User
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.item import LedgerItem


class Problem(LedgerItem):
    LEDGER, LETTER = "problems", "W"

    class Source(models.TextChoices):
        OWN = "own", "自查"
        DATA = "data", "数据比对"
        COMPLAINT = "complaint", "信访"
        AUDIT = "audit", "审计"
        INSPECTION = "inspection", "巡察"
        ABOVE = "above", "上级交办"

    class Task(models.TextChoices):
        POLICY = "一", "政策清理"
        DIBAO = "二", "应保尽保"
        LINSHI = "三", "应救尽救"
        TEKUN = "四", "应养尽养"
        EPIDEMIC = "五", "应兜尽兜"
        COMPLAINTS = "六", "对账销号"
        FUNDS = "七", "资金监管"
        STYLE = "八", "作风整治"

    class Severity(models.TextChoices):
        GRAVE = "grave", "严重"
        MIDDLE = "middle", "一般"
        LIGHT = "light", "轻微"

    class State(models.TextChoices):
        FOUND = "found", "待认领"
        CHECKING = "checking", "核查中"
        ACTING = "acting", "待整改"
        REVIEWING = "reviewing", "待审核"
        CLOSED = "closed", "已销号"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.FOUND)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    task = models.CharField("任务", max_length=2, choices=Task.choices)
    severity = models.CharField("程度", max_length=8, choices=Severity.choices)
    village = models.CharField("村（社区）", max_length=60, blank=True)
    subject = models.CharField("对象", max_length=80, blank=True)  # masked, as printed
    content = models.TextField("问题描述")
    basis = models.CharField("依据条款", max_length=200, blank=True)
    amount = models.DecimalField("涉及金额（元）", max_digits=14, decimal_places=2, default=0)
    months = models.PositiveSmallIntegerField("涉及月数", default=0)
    found_on = models.DateField("发现日")
    is_shared = models.BooleanField("共性问题", default=False)
    complaint = models.ForeignKey(
        Complaint, null=True, on_delete=models.PROTECT, related_name="problems"
    )
    clue = models.ForeignKey(Clue, null=True, on_delete=models.PROTECT, related_name="problems")

    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    is_true = models.BooleanField("属实", null=True)
    checked = models.TextField("核查情况", blank=True)
    checkers = models.CharField("核查人", max_length=80, blank=True)
    measure = models.TextField("整改措施", blank=True)
    progress = models.TextField("进展", blank=True)
    result = models.TextField("整改结果", blank=True)
    evidence = models.TextField("佐证材料目录", blank=True)
    finished_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    finished_on = models.DateField("完成日", null=True)
    recover_due = models.DecimalField("应追回", max_digits=14, decimal_places=2, default=0)
    recovered = models.DecimalField("已追回", max_digits=14, decimal_places=2, default=0)
    back_pay_due = models.DecimalField("应补发", max_digits=14, decimal_places=2, default=0)
    back_paid = models.DecimalField("已补发", max_digits=14, decimal_places=2, default=0)
    why_short = models.CharField("没有追足、补足的原因", max_length=200, blank=True)
    accountable = models.CharField("问责", max_length=200, blank=True)
    opinion = models.CharField("乡镇意见", max_length=300, blank=True)
    opinion_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    review = models.CharField("县审核意见", max_length=300, blank=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField("销号日", null=True)
    reopened = models.PositiveSmallIntegerField(default=0)

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_problem_is_closed_by_a_second_person",
                condition=~Q(state="closed")
                | Q(closed_by__isnull=False, finished_by__isnull=False)
                & ~Q(closed_by=F("finished_by"))
                & (Q(opinion_by__isnull=True) | ~Q(closed_by=F("opinion_by"))),
            ),
            models.CheckConstraint(
                name="a_closed_problem_shows_what_was_done_and_by_what",
                condition=~Q(state="closed") | ~Q(result="") & ~Q(evidence=""),
            ),
        ]

    @property
    def is_short(self) -> bool:
        """Less came back, or went out, than was owed."""
        return self.recovered < self.recover_due or self.back_paid < self.back_pay_due
