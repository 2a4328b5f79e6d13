"""The forms of sham reviews."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.shams.model import ShamReview


class BeginForm(LedgerForm):
    code = forms.CharField(label=_("作风线索的编号"), max_length=20)


class AskForm(LedgerForm):
    words = forms.CharField(label=_("问什么"), widget=forms.Textarea(attrs={"rows": 3}))


class ExplainForm(LedgerForm):
    words = forms.CharField(label=_("我们的说明"), widget=forms.Textarea(attrs={"rows": 4}))


class DrawForm(LedgerForm):
    share = forms.IntegerField(
        label=_("如果有百分之几是假的，就要能看出来"), min_value=1, max_value=100, initial=10
    )
    wanted = forms.IntegerField(
        label=_("要有百分之几的把握"), min_value=50, max_value=99, initial=90
    )


class ConcludeForm(LedgerForm):
    conclusion = forms.ChoiceField(
        label=_("结论"), choices=ShamReview.Conclusion.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}))
