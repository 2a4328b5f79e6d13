"""临时救助 (notice 三): two types. Emergencies are helped first and papered afterwards."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models import User
from yingbao.ledgers.named import NamedItem


class Aid(NamedItem):
    LEDGER, LETTER = "linshi", "L"

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", "急难型"
        EXPENSE = "expense", "支出型"

    class Way(models.TextChoices):
        ACCOUNT = "account", "转账"
        CASH = "cash", "现金"
        GOODS = "goods", "实物"

    class Residence(models.TextChoices):
        LOCAL = "local", "本地户籍"
        RESIDENT = "resident", "居住在本地"
        PASSING = "passing", "急难发生在本地"

    class State(models.TextChoices):
        APPLIED = "applied", "待审批"
        GIVEN = "given", "先救助了，待补手续"
        APPROVED = "approved", "已批，待发放"
        CLOSED = "closed", "办完了"
        REFUSED = "ended", "不予，已书面告知"

    state = models.CharField(
        "到哪一步", max_length=12, choices=State.choices, default=State.APPLIED
    )
    kind = models.CharField("哪一型", max_length=10, choices=Kind.choices)
    residence = models.CharField("哪里的人", max_length=10, choices=Residence.choices)
    reason = models.TextField("遇到了什么")
    event_on = models.DateField("事发日")
    applied_on = models.DateField("申请日")
    people = models.PositiveSmallIntegerField("几口人", default=1)
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2)
    level = models.CharField("谁批的", max_length=4, blank=True)  # 乡 or 县
    check_no = models.CharField("核对报告编号", max_length=40, blank=True)
    publicity_from = models.DateField("公示起", null=True)
    minutes_no = models.CharField("一事一议纪要", max_length=40, blank=True)
    given_on = models.DateField("给到手的日子", null=True)
    way = models.CharField("怎么给的", max_length=8, choices=Way.choices, blank=True)
    signers = models.CharField("签字的人", max_length=80, blank=True)
    reserve_entry = models.OneToOneField(
        "ledgers.Entry", null=True, on_delete=models.PROTECT, related_name="aid"
    )
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField("审批日", null=True)
    completed_on = models.DateField("手续补齐", null=True)
    papers = models.TextField("补了哪些手续", blank=True)
    refusal = models.TextField("不予的理由", blank=True)
    notice_on = models.DateField("书面告知日", null=True)

    class Meta(NamedItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_approves_aid_they_wrote_down",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("made_by")),
            ),
            models.CheckConstraint(
                name="a_refusal_of_aid_is_written_and_reasoned",
                condition=~Q(state="ended") | ~Q(refusal="") & Q(notice_on__isnull=False),
            ),
            models.CheckConstraint(
                name="only_emergencies_are_given_before_approval",
                condition=~Q(state="given") | Q(kind="emergency"),
            ),
        ]
