"""The forms of recoveries."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField
from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import money
from yingbao.ledgers.funds.forms import FlowForm
from yingbao.ledgers.recoveries.model import Recovery


class EnterForm(LedgerForm):
    name = forms.CharField(label=_("姓名"), max_length=40)
    id_number = forms.CharField(label=_("身份证号"), max_length=24)
    programme = forms.ChoiceField(label=_("救助类别"), choices=Recovery.Programme.choices)
    township = forms.ModelChoiceField(label=_("哪个乡镇"), queryset=Township.objects.none())
    village = forms.CharField(label=_("哪个村（社区）"), max_length=60, required=False)
    why = forms.CharField(label=_("为什么多领了"), max_length=200)
    due_amount = money(_("应退多少（元）"))
    decision_no = forms.CharField(label=_("决定书文号"), max_length=60)
    heard_on = DayField(label=_("哪天听的本人意见"))
    decided_on = DayField(label=_("哪天决定"))
    pay_by = DayField(label=_("哪天前退"))

    def prepare(self) -> None:
        places = cast("forms.ModelChoiceField[Any]", self.fields["township"])
        places.queryset = Township.objects.all()


class InstalmentForm(LedgerForm):
    months = forms.IntegerField(label=_("分几个月"), min_value=2, max_value=60)
    first_on = DayField(label=_("第一期哪天"))
    words = forms.CharField(label=_("和本人怎么约定的"), max_length=200)


class RepayForm(FlowForm):
    """A day and a sum."""


class DepositForm(LedgerForm):
    on = DayField(label=_("哪天缴库"))
    receipt_no = forms.CharField(label=_("缴款书号"), max_length=40)


class WaiveForm(LedgerForm):
    amount = money(_("减免多少（元）"))
    reason = forms.CharField(label=_("减免的理由"), max_length=300)


class GiveUpForm(LedgerForm):
    reason = forms.CharField(label=_("为什么追不回，凭什么材料"), max_length=300)
