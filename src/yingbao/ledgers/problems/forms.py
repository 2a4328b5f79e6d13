"""The forms of the problem ledger."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.form_words import asked_sometimes
from yingbao.casework.forms import DayField
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import CLERK_ROLES
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import (
    choose_from,
    money,
    own_townships,
    yes_or_no,
)
from yingbao.ledgers.problems.model import Problem


class FindForm(LedgerForm):
    source = forms.ChoiceField(label=_("从哪里来"), choices=Problem.Source.choices)
    task = forms.ChoiceField(label=_("属于哪项任务"), choices=Problem.Task.choices)
    severity = forms.ChoiceField(
        label=_("轻重"), choices=Problem.Severity.choices, initial=Problem.Severity.MIDDLE
    )
    found_on = DayField(label=_("哪天发现"))
    township = forms.ModelChoiceField(
        label=_("哪个乡镇"), queryset=Township.objects.none(), required=False
    )
    village = forms.CharField(label=_("哪个村（社区）"), max_length=60, required=False)
    subject = forms.CharField(label=_("对象（写成 王*国 这样）"), max_length=80, required=False)
    content = forms.CharField(label=_("问题是什么"), widget=forms.Textarea(attrs={"rows": 3}))
    basis = forms.CharField(label=_("依据的条款"), max_length=200, required=False)
    amount = money(_("涉及金额（元）"), initial=0)
    months = forms.IntegerField(label=_("涉及几个月"), min_value=0, initial=0)
    is_shared = forms.BooleanField(label=_("别处也有，是共性问题"), required=False)

    def prepare(self) -> None:
        own_townships(self)


class ClaimForm(LedgerForm):
    owner = forms.ModelChoiceField(label=_("谁负责"), queryset=User.objects.none())
    workdays = forms.IntegerField(label=_("几个工作日核清"), min_value=1, max_value=60, initial=10)

    def prepare(self) -> None:
        people = User.objects.filter(role__in=CLERK_ROLES, is_active=True)
        if isinstance(self.item, Problem) and self.item.township_id:
            people = people.filter(township=self.item.township_id) | people.filter(township=None)
        choose_from(self, "owner", people)


class CheckForm(LedgerForm):
    is_true = yes_or_no(_("属实吗"), _("属实"), _("不属实，有依据"))
    checkers = forms.CharField(label=_("谁去核的（两人以上，顿号隔开）"), max_length=80)
    words = forms.CharField(label=_("核查情况"), widget=forms.Textarea(attrs={"rows": 3}))


class PlanForm(LedgerForm):
    measure = forms.CharField(label=_("怎么改"), widget=forms.Textarea(attrs={"rows": 3}))
    workdays = forms.IntegerField(label=_("几个工作日改完"), min_value=1, max_value=120, initial=20)


class FinishForm(LedgerForm):
    result = forms.CharField(label=_("改成了什么样"), widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(
        label=_("佐证材料目录（一行一份）"), widget=forms.Textarea(attrs={"rows": 3})
    )
    recover_due = money(_("应追回（元）"), initial=0)
    recovered = money(_("已追回（元）"), initial=0)
    back_pay_due = money(_("应补发（元）"), initial=0)
    back_paid = money(_("已补发（元）"), initial=0)
    why_short = asked_sometimes(
        forms.CharField(
            label=_("没有追足、补足的原因（没有足的要填）"), max_length=200, required=False
        )
    )
    accountable = forms.CharField(label=_("问责情况"), max_length=200, required=False)


class ReviewForm(LedgerForm):
    agrees = yes_or_no(_("结论"), _("同意销号"), _("退回再改"))
    words = forms.CharField(label=_("审核意见"), max_length=300)
