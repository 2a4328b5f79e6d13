"""The forms of the fund chain."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import money
from yingbao.ledgers.funds.model import Fund


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
