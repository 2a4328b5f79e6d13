"""The forms of the fund chain."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.funds.model import Fund


def money(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_digits=14, decimal_places=2)


class ReceiveForm(LedgerForm):
    document_no = forms.CharField(label=_("指标文号"), max_length=60)
    level = forms.ChoiceField(label=_("哪一级的钱"), choices=Fund.Level.choices)
    budget_item = forms.ChoiceField(
        label=_("科目"), choices=[(code, f"{code} {words}") for code, words in Fund.Item.choices]
    )
    purpose = forms.CharField(label=_("用途"), max_length=120)
    amount = money(_("金额（元）"))
    received_on = DayField(label=_("哪天收文"))


class FlowForm(LedgerForm):
    on = DayField(label=_("哪天"))
    amount = money(_("金额（元）"))


class PayForm(FlowForm):
    people = forms.IntegerField(label=_("多少人次"), min_value=1)


class BackForm(LedgerForm):
    amount = money(_("金额（元）"))
    reason = forms.CharField(label=_("为什么退"), max_length=200)


class WordsForm(LedgerForm):
    words = forms.CharField(label=_("写一句"), max_length=300)
