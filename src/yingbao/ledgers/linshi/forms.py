"""The forms of temporary aid."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.form_words import asked_sometimes
from yingbao.casework.forms import DayField
from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import money, own_townships
from yingbao.ledgers.linshi.model import Aid


class ApplyForm(LedgerForm):
    kind = forms.ChoiceField(
        label=_("哪一型"),
        choices=[
            ("emergency", _("急难型：先救，后补手续")),
            ("expense", _("支出型：核对、公示后审批")),
        ],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("姓名"), max_length=40)
    id_number = forms.CharField(label=_("身份证号"), max_length=24, required=False)
    residence = forms.ChoiceField(label=_("哪里的人"), choices=Aid.Residence.choices)
    township = forms.ModelChoiceField(label=_("哪个乡镇"), queryset=Township.objects.none())
    village = forms.CharField(label=_("哪个村（社区）"), max_length=60, required=False)
    reason = forms.CharField(label=_("遇到了什么"), widget=forms.Textarea(attrs={"rows": 3}))
    event_on = DayField(label=_("哪天的事"))
    people = forms.IntegerField(label=_("几口人"), min_value=1, max_value=30, initial=1)
    amount = money(_("打算给多少（元）"))

    def prepare(self) -> None:
        own_townships(self)


class HandForm(LedgerForm):
    on = DayField(label=_("哪天给到手"))
    way = forms.ChoiceField(label=_("怎么给的"), choices=Aid.Way.choices)
    signers = forms.CharField(
        label=_("签字的人（现金、实物要两人，顿号隔开）"), max_length=80, required=False
    )
    from_reserve = forms.BooleanField(label=_("从乡镇备用金里出"), required=False)


class CompleteForm(LedgerForm):
    papers = forms.CharField(label=_("补了哪些手续"), widget=forms.Textarea(attrs={"rows": 2}))


class ApproveForm(LedgerForm):
    check_no = asked_sometimes(
        forms.CharField(label=_("核对报告编号（支出型要填）"), max_length=40, required=False)
    )
    publicity_from = asked_sometimes(DayField(label=_("公示起始日（支出型要填）"), required=False))
    minutes_no = forms.CharField(
        label=_("一事一议纪要号（数额大的）"), max_length=40, required=False
    )


class RefuseForm(LedgerForm):
    reason = forms.CharField(label=_("不予的理由"), widget=forms.Textarea(attrs={"rows": 3}))
    notice_on = DayField(label=_("哪天书面告知"))
