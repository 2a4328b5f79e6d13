"""A complaint (notice 六): who may see it, who must answer it, and by when.

The person complained of, and their office, see neither the complaint nor who brought it.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from yingbao.casework.fields import EncryptedText
from yingbao.casework.models import Clue, Township, User
from yingbao.ledgers.item import LedgerItem, LedgerQuerySet

OPEN = ("received", "assigned", "accepted", "answered")


class ComplaintQuerySet(LedgerQuerySet):
    def visible_to(self, user: User) -> Self:
        """As every ledger, less what is about this person or about this township's office."""
        seen = super().visible_to(user).exclude(accused_user=user.pk)
        if user.township_id:
            seen = seen.exclude(accused_township=user.township_id).filter(
                Q(handler=user.pk) | Q(handler__township=user.township_id)
            )
        return seen

    def held_by(self, user: User) -> Self:
        """Those whose next step is this person's."""
        return self.visible_to(user).filter(handler=user.pk, state__in=OPEN)


class Complaint(LedgerItem):
    """One matter, however many channels it came through."""

    LEDGER, LETTER = "complaints", "X"

    class Channel(models.TextChoices):
        CALL = "call", "来电"
        LETTER = "letter", "来信"
        VISIT = "visit", "来访"
        HOTLINE = "hotline", "12345 热线"
        TRANSFER = "transfer", "上级或部门转来"

    class Matter(models.TextChoices):
        MISSED = "missed", "该保没保"
        WRONG = "wrong", "不该保的保了"
        MONEY = "money", "钱没有到、少了或被扣"
        TEMPORARY = "temporary", "临时救助"
        TEKUN = "tekun", "特困供养"
        CONDUCT = "conduct", "办事人的态度和作风"
        OTHER = "other", "其他"

    class State(models.TextChoices):
        RECEIVED = "received", "待分办"
        ASSIGNED = "assigned", "待受理"
        ACCEPTED = "accepted", "办理中"
        ANSWERED = "answered", "已答复，待销号"
        CLOSED = "closed", "已销号"
        MERGED = "merged", "并入另一件"

    class Satisfaction(models.TextChoices):
        YES = "yes", "满意"
        FAIR = "fair", "基本满意"
        NO = "no", "不满意"
        UNKNOWN = "unknown", "没有表示"

    state = models.CharField(
        "到哪一步", max_length=12, choices=State.choices, default=State.RECEIVED
    )
    channel = models.CharField("从哪里来", max_length=10, choices=Channel.choices)
    matter = models.CharField("反映什么", max_length=10, choices=Matter.choices)
    real_name = models.BooleanField("实名")
    reporter_name = EncryptedText(null=True)
    reporter_phone = EncryptedText(null=True)
    reporter_key = models.CharField(max_length=64, blank=True, db_index=True)  # blind index
    village = models.CharField("村（社区）", max_length=60, blank=True)
    content = models.TextField("内容")
    accused_name = EncryptedText(null=True)
    accused_user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    accused_township = models.ForeignKey(
        Township, null=True, on_delete=models.PROTECT, related_name="+"
    )
    household_id = models.CharField(max_length=40, blank=True, db_index=True)
    clues = models.ManyToManyField(Clue, related_name="complaints")
    received_on = models.DateField("收到")
    accepted_on = models.DateField("受理", null=True)
    handler = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    extended_days = models.PositiveSmallIntegerField(default=0)
    extended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    paused_days = models.PositiveSmallIntegerField(default=0)
    answered_on = models.DateField("答复", null=True)
    answer = models.TextField("答复内容", blank=True)
    satisfaction = models.CharField(max_length=8, choices=Satisfaction.choices, blank=True)
    closed_on = models.DateField("销号", null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    follows = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="followed_by"
    )

    objects: ClassVar[Any] = ComplaintQuerySet.as_manager()

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="the_accused_never_handles_the_complaint",
                condition=Q(handler__isnull=True)
                | Q(accused_user__isnull=True)
                | ~Q(handler=F("accused_user")),
            ),
            models.CheckConstraint(
                name="a_complaint_is_closed_by_a_second_person",
                condition=~Q(state="closed")
                | Q(closed_by__isnull=False, closed_on__isnull=False)
                & (Q(handler__isnull=True) | ~Q(closed_by=F("handler"))),
            ),
            models.CheckConstraint(
                name="an_anonymous_complaint_keeps_no_name",
                condition=Q(real_name=True) | Q(reporter_key=""),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Contact(models.Model):
    """An attempt to reach the person who complained. Three on record stand for an answer."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="contacts")
    tried_on = models.DateField()
    how = models.CharField(max_length=120)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["tried_on", "pk"]
