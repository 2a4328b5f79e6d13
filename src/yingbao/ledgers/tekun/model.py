"""特困供养 (notice 四): one person's care, from assessment and wish to agreement, visits and place."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from yingbao.casework.fields import EncryptedText
from yingbao.casework.models import User
from yingbao.ledgers.named import NamedItem

SIX_ITEMS = ("eat", "dress", "rise", "toilet", "walk", "wash")
SIX_WORDS = ("自主吃饭", "自主穿衣", "自主上下床", "自主如厕", "室内自主行走", "自主洗澡")


class Tier(models.TextChoices):
    ABLE = "able", "具备自理能力"
    PARTLY = "partly", "部分丧失"
    FULLY = "fully", "完全丧失"


class Mode(models.TextChoices):
    HOME = "home", "分散供养"
    CENTRAL = "central", "集中供养"


class Tekun(NamedItem):
    LEDGER, LETTER = "tekun", "T"

    class State(models.TextChoices):
        CARED = "cared", "供养中"
        ENDED = "ended", "终止"

    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.CARED)
    mode = models.CharField("现在怎么供养", max_length=8, choices=Mode.choices)
    since = models.DateField("从哪天供养")
    tier = models.CharField("护理档次", max_length=8, choices=Tier.choices, blank=True)
    institution = models.CharField("供养机构", max_length=60, blank=True)
    bed = models.CharField("床位", max_length=20, blank=True)
    ended_on = models.DateField("终止日", null=True)
    why_ended = models.CharField("为什么终止", max_length=200, blank=True)
    follow_up = models.CharField("终止以后怎么接上", max_length=200, blank=True)

    class Meta(NamedItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="who_lives_in_an_institution_has_one",
                condition=Q(mode="home") | ~Q(institution=""),
            ),
        ]

    @property
    def wish(self) -> Wish | None:
        return self.wishes.first()

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that runs, or the last one that ran."""
        return self.agreements.filter(ended_on=None).first() or self.agreements.first()


class Assessment(models.Model):
    """Six items (民发〔2021〕43号 第二十一条); the tier follows from how many are failed."""

    person = models.ForeignKey(Tekun, on_delete=models.PROTECT, related_name="assessments")
    on = models.DateField("评估日")
    failed = models.JSONField(default=list)  # names out of SIX_ITEMS
    tier = models.CharField(max_length=8, choices=Tier.choices)
    assessors = models.CharField("评估人", max_length=80)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]


class Wish(models.Model):
    """Where the person wants to live, signed. Not wanting an institution is a wish, not a fault."""

    person = models.ForeignKey(Tekun, on_delete=models.PROTECT, related_name="wishes")
    on = models.DateField("签字日")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    signer = models.CharField("签字人", max_length=40)
    words = models.CharField("本人怎么说", max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]


class Agreement(models.Model):
    """委托照料服务协议: a named carer, duties, pay and term."""

    person = models.ForeignKey(Tekun, on_delete=models.PROTECT, related_name="agreements")
    number = models.CharField("协议编号", max_length=20, unique=True)
    carer_name = EncryptedText(null=True)
    carer_id = EncryptedText(null=True)
    carer_key = models.CharField(max_length=64, db_index=True)
    carer_born = models.DateField("照料人出生日")
    relation = models.CharField("和本人的关系", max_length=20)
    signed_on = models.DateField("签订日")
    expires_on = models.DateField("到期日")
    ended_on = models.DateField("解除日", null=True)
    monthly_pay = models.DecimalField("每月报酬（元）", max_digits=10, decimal_places=2)
    duties = models.TextField("做哪些事")
    visits_a_month = models.PositiveSmallIntegerField("每月至少去几次")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-signed_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on=None), name="one_running_agreement_a_person"
            )
        ]

    def runs_on(self, day: date) -> bool:
        last = self.ended_on or self.expires_on
        return self.signed_on <= day <= min(last, self.expires_on)


class CareVisit(models.Model):
    """A care or checking visit: by whom, how, what was seen."""

    person = models.ForeignKey(Tekun, on_delete=models.PROTECT, related_name="care_visits")
    on = models.DateField("哪天")
    visitor = models.CharField("谁去的", max_length=40)
    is_checking = models.BooleanField("探访（不是照料）", default=False)
    how = models.CharField("怎么去的", max_length=10)
    words = models.TextField("看到的")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
