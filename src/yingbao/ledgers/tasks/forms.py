"""The forms of the task ledger."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import choose_from, yes_or_no
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.tasks.model import Task


class SetForm(LedgerForm):
    campaign = forms.CharField(label=_("哪次行动"), max_length=80)
    task = forms.ChoiceField(
        label=_("通知里的第几项"), choices=[("", _("不属于八项")), *Problem.Task.choices],
        required=False,
    )  # fmt: skip
    content = forms.CharField(label=_("做什么"), widget=forms.Textarea(attrs={"rows": 3}))
    measures = forms.CharField(
        label=_("怎么做"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    unit = forms.CharField(label=_("责任单位"), max_length=60)
    township = forms.ModelChoiceField(
        label=_("哪个乡镇（全县的不选）"), queryset=Township.objects.none(), required=False
    )
    owner = forms.ModelChoiceField(label=_("谁负责"), queryset=User.objects.none())
    supervisor = forms.ModelChoiceField(
        label=_("谁督办"), queryset=User.objects.none(), required=False
    )
    starts_on = DayField(label=_("哪天开始"))
    due_on = DayField(label=_("哪天前办完"))
    rules = forms.RegexField(
        r"^[0-9\- ]*$",
        label=_("对应的规则号（空格隔开，一段写 201-245，进度就由数据来数）"),
        max_length=120,
        required=False,
    )
    parent = forms.ModelChoiceField(
        label=_("属于哪项任务"),
        queryset=Task.objects.none(),
        to_field_name="number",
        required=False,
    )

    def prepare(self) -> None:
        people = User.objects.filter(is_active=True)
        for name, rows in (
            ("township", Township.objects.all()),
            ("owner", people.filter(role__in=CLERK_ROLES)),
            ("supervisor", people.filter(role__in=COUNTY_ROLES)),
            ("parent", Task.objects.filter(parent=None)),
        ):
            choose_from(self, name, rows)


class ReportForm(LedgerForm):
    percent = forms.IntegerField(label=_("完成了百分之几"), min_value=0, max_value=100)
    progress = forms.CharField(label=_("做了什么"), widget=forms.Textarea(attrs={"rows": 3}))
    obstacle = forms.CharField(label=_("卡在哪里"), max_length=300, required=False)
    next_step = forms.CharField(label=_("下一步"), max_length=300, required=False)


class FinishForm(LedgerForm):
    words = forms.CharField(label=_("完成情况"), widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.CharField(
        label=_("佐证（一行一份）"), widget=forms.Textarea(attrs={"rows": 2})
    )


class AcceptForm(LedgerForm):
    agrees = yes_or_no(_("结论"), _("验收"), _("退回"))
    words = forms.CharField(label=_("意见"), max_length=300)


class TermForm(LedgerForm):
    due_on = DayField(label=_("改到哪天"))
    reason = forms.CharField(label=_("为什么"), max_length=300)
