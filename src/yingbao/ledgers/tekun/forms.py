"""The forms of tekun care."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField
from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import money, own_townships
from yingbao.ledgers.tekun.model import SIX_ITEMS, SIX_WORDS, Mode

YES_NO = [("no", _("能")), ("yes", _("不能"))]


class EnterForm(LedgerForm):
    name = forms.CharField(label=_("姓名"), max_length=40)
    id_number = forms.CharField(label=_("身份证号"), max_length=24)
    township = forms.ModelChoiceField(label=_("哪个乡镇"), queryset=Township.objects.none())
    village = forms.CharField(label=_("哪个村（社区）"), max_length=60, required=False)
    mode = forms.ChoiceField(label=_("怎么供养"), choices=Mode.choices)
    institution = forms.CharField(
        label=_("住在哪个机构（集中供养填）"), max_length=60, required=False
    )
    since = DayField(label=_("从哪天供养"))

    def prepare(self) -> None:
        own_townships(self)


class AssessForm(LedgerForm):
    on = DayField(label=_("哪天评的"))
    assessors = forms.CharField(label=_("谁评的（两人以上，顿号隔开）"), max_length=80)

    def prepare(self) -> None:
        for name, words in zip(SIX_ITEMS, SIX_WORDS, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=words, choices=YES_NO, widget=forms.RadioSelect
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        failed = [name for name in SIX_ITEMS if said.pop(name, "no") == "yes"]
        return said | {"failed": failed}


class WishForm(LedgerForm):
    on = DayField(label=_("哪天签的"))
    mode = forms.ChoiceField(
        label=_("本人想怎么供养"), choices=Mode.choices, widget=forms.RadioSelect
    )
    signer = forms.CharField(label=_("谁签的字（本人，或写明代签人）"), max_length=40)
    words = forms.CharField(label=_("本人怎么说"), max_length=200, required=False)


class SignForm(LedgerForm):
    carer_name = forms.CharField(label=_("照料人姓名"), max_length=40)
    carer_id = forms.CharField(label=_("照料人身份证号"), max_length=24)
    relation = forms.CharField(label=_("和本人的关系"), max_length=20)
    signed_on = DayField(label=_("哪天签"))
    expires_on = DayField(label=_("哪天到期"))
    monthly_pay = money(_("每月报酬（元）"))
    visits_a_month = forms.IntegerField(
        label=_("每月至少去几次"), min_value=1, max_value=62, initial=8
    )
    duties = forms.CharField(label=_("做哪些事"), widget=forms.Textarea(attrs={"rows": 3}))


class VisitForm(LedgerForm):
    on = DayField(label=_("哪天"))
    visitor = forms.CharField(label=_("谁去的"), max_length=40)
    is_checking = forms.BooleanField(label=_("是探访检查，不是日常照料"), required=False)
    how = forms.ChoiceField(label=_("怎么去的"), choices=[(w, w) for w in ("上门", "电话", "视频")])
    words = forms.CharField(label=_("看到的"), widget=forms.Textarea(attrs={"rows": 2}))


class ModeForm(LedgerForm):
    mode = forms.ChoiceField(label=_("转成"), choices=Mode.choices, widget=forms.RadioSelect)
    institution = forms.CharField(label=_("哪个机构"), max_length=60, required=False)
    bed = forms.CharField(label=_("床位"), max_length=20, required=False)


class EndForm(LedgerForm):
    on = DayField(label=_("哪天终止"))
    why = forms.CharField(label=_("为什么终止"), max_length=200)
    follow_up = forms.CharField(
        label=_("终止以后怎么接上（低保、临时救助，或已去世）"), max_length=200
    )
