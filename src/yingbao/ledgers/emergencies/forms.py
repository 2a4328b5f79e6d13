"""The forms of the emergency roster."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField
from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.emergencies.model import Emergency
from yingbao.ledgers.fields import own_townships


class ListForm(LedgerForm):
    kind = forms.ChoiceField(label=_("哪一种"), choices=Emergency.Kind.choices)
    name = forms.CharField(label=_("姓名"), max_length=40)
    id_number = forms.CharField(label=_("身份证号"), max_length=24, required=False)
    township = forms.ModelChoiceField(label=_("哪个乡镇"), queryset=Township.objects.none())
    village = forms.CharField(label=_("哪个村（社区）"), max_length=60, required=False)
    isolated_from = DayField(label=_("从哪天隔离或收治"), required=False)
    isolated_to = DayField(label=_("到哪天"), required=False)
    is_aided = forms.BooleanField(label=_("已经是低保、特困"), required=False)

    def prepare(self) -> None:
        own_townships(self)


class CallForm(LedgerForm):
    on = DayField(label=_("哪天联系的"))
    situation = forms.CharField(label=_("家里情况"), widget=forms.Textarea(attrs={"rows": 3}))
    wards = forms.CharField(
        label=_("家里有没有要人照料的（老人、孩子、残疾人），是谁"), max_length=200, required=False
    )


class GiveForm(LedgerForm):
    words = forms.CharField(label=_("给了什么"), max_length=200)
    aid_number = forms.CharField(label=_("临时救助件编号"), max_length=20, required=False)
