"""The forms of proposals."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.models import User
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import choose_from, yes_or_no
from yingbao.ledgers.proposals.model import Proposal


class ProposeForm(LedgerForm):
    kind = forms.ChoiceField(label=_("哪一类"), choices=Proposal.Kind.choices)
    content = forms.CharField(label=_("是什么"), widget=forms.Textarea(attrs={"rows": 3}))
    why = forms.CharField(
        label=_("为什么"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    rule = forms.RegexField(r"^(\d{3})?$", label=_("和哪条规则有关（三位号）"), required=False)


class TakeUpForm(LedgerForm):
    owner = forms.ModelChoiceField(label=_("谁来研究"), queryset=User.objects.none())
    workdays = forms.IntegerField(label=_("几个工作日"), min_value=1, max_value=60, initial=15)

    def prepare(self) -> None:
        people = User.objects.filter(role="county_officer", is_active=True)
        choose_from(self, "owner", people)


class SettleForm(LedgerForm):
    adopted = yes_or_no(_("结论"), _("采纳"), _("不采纳"))
    words = forms.CharField(label=_("怎么定的，为什么"), widget=forms.Textarea(attrs={"rows": 2}))
