"""资金链 (notice 七): one sum of assistance money from the paper that brought it to the account paid.

received → released → paid → squared; each link with its day, its sum and the limit of its date.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yingbao.casework.models import User
from yingbao.ledgers.item import LedgerItem


class Fund(LedgerItem):
    LEDGER, LETTER = "funds", "Z"

    class Item(models.TextChoices):
        """Budget items 支出功能分类科目 of the assistance funds."""

        RURAL_DIBAO = "2081902", "农村最低生活保障金"
        URBAN_DIBAO = "2081901", "城市最低生活保障金"
        TEMPORARY = "2082001", "临时救助"
        WANDERERS = "2082002", "流浪乞讨人员救助"
        URBAN_TEKUN = "2082101", "城市特困人员救助供养"
        RURAL_TEKUN = "2082102", "农村特困人员救助供养"
        CHILDREN = "2081001", "儿童福利"

    class Level(models.TextChoices):
        CENTRAL = "central", "中央"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        COUNTY = "county", "县级"

    class State(models.TextChoices):
        RECEIVED = "received", "已收文，待下达"
        RELEASED = "released", "已下达，待发放"
        PAID = "paid", "已发放，待对平"
        CLOSED = "closed", "已对平"

    state = models.CharField(
        "到哪一步", max_length=12, choices=State.choices, default=State.RECEIVED
    )
    document_no = models.CharField("指标文号", max_length=60)
    level = models.CharField("哪一级的钱", max_length=10, choices=Level.choices)
    budget_item = models.CharField("科目", max_length=8, choices=Item.choices)
    purpose = models.CharField("用途", max_length=120)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2)
    received_on = models.DateField("收文日")
    released_on = models.DateField("下达日", null=True)
    released = models.DecimalField("已下达", max_digits=14, decimal_places=2, default=0)
    paid_on = models.DateField("发放日", null=True)
    paid = models.DecimalField("已发放", max_digits=14, decimal_places=2, default=0)
    people = models.PositiveIntegerField("人次", default=0)
    returned = models.DecimalField("退回国库或上级", max_digits=14, decimal_places=2, default=0)
    late_why = models.CharField("超期的原因", max_length=300, blank=True)
    squared_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(LedgerItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="no_more_flows_on_than_flowed_in",
                condition=Q(released__lte=F("amount"), paid__lte=F("released"))
                & Q(returned__lte=F("amount")),
            ),
            models.CheckConstraint(
                name="a_squared_fund_has_a_second_person",
                condition=~Q(state="closed")
                | Q(squared_by__isnull=False) & ~Q(squared_by=F("made_by")),
            ),
        ]

    @property
    def balance(self) -> Decimal:
        """What is neither paid nor given back."""
        return self.amount - self.paid - self.returned
