"""应急名单 (notice 五): people infected or isolated in an emergency, whom they leave at home, who
called them, and what was given. One call the same day; nobody's ward is left alone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yingbao.ledgers.named import NamedItem


class Emergency(NamedItem):
    LEDGER, LETTER = "emergencies", "Y"

    class Kind(models.TextChoices):
        INFECTED = "infected", "感染收治"
        ISOLATED = "isolated", "隔离"
        STRANDED = "stranded", "滞留、失去收入"
        DISASTER = "disaster", "受灾转移"

    class State(models.TextChoices):
        LISTED = "listed", "待联系"
        CALLED = "called", "联系上了"
        CLOSED = "closed", "安顿好了"

    state = models.CharField("到哪一步", max_length=12, choices=State.choices, default=State.LISTED)
    kind = models.CharField("哪一种", max_length=10, choices=Kind.choices)
    listed_on = models.DateField("进名单")
    isolated_from = models.DateField("从", null=True)
    isolated_to = models.DateField("到", null=True)
    is_aided = models.BooleanField("已是低保、特困", default=False)
    called_on = models.DateField("联系日", null=True)
    called_by = models.CharField("谁联系的", max_length=40, blank=True)
    situation = models.TextField("家里情况", blank=True)
    wards = models.TextField("家里要人照料的", blank=True)
    placement = models.TextField("怎么安置的", blank=True)
    given = models.TextField("给了什么", blank=True)
    aid_number = models.CharField("临时救助件", max_length=20, blank=True)

    class Meta(NamedItem.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="no_ward_is_left_without_a_placement",
                condition=~Q(state="closed") | Q(wards="") | ~Q(placement=""),
            ),
            models.CheckConstraint(
                name="nobody_is_settled_without_a_call",
                condition=~Q(state="closed") | Q(called_on__isnull=False),
            ),
        ]
