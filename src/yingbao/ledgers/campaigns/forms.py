"""The form of a draft task. What is not known yet may stay empty until publication."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.form_words import asked_sometimes
from yingbao.casework.forms import DayField
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.campaigns.model import DraftTask
from yingbao.ledgers.problems.model import Problem


class EditForm(forms.Form):
    content = forms.CharField(label=_("做什么"), widget=forms.Textarea(attrs={"rows": 2}))
    task = forms.ChoiceField(
        label=_("通知里的第几项"), choices=[("", _("不属于八项")), *Problem.Task.choices],
        required=False,
    )  # fmt: skip
    measures = forms.CharField(
        label=_("怎么做"), widget=forms.Textarea(attrs={"rows": 6}), required=False
    )
    unit = asked_sometimes(
        forms.CharField(label=_("责任单位（发布前要填）"), max_length=60, required=False)
    )
    scope = forms.ChoiceField(
        label=_("范围"), choices=DraftTask.Scope.choices, widget=forms.RadioSelect
    )
    township = asked_sometimes(
        forms.ModelChoiceField(
            label=_("哪个乡镇（只办一个乡镇的要选）"),
            queryset=Township.objects.none(),
            required=False,
        )
    )
    owner = asked_sometimes(
        forms.ModelChoiceField(
            label=_("谁负责（发布前要选）"), queryset=User.objects.none(), required=False
        )
    )
    supervisor = forms.ModelChoiceField(
        label=_("谁督办"), queryset=User.objects.none(), required=False
    )
    starts_on = asked_sometimes(DayField(label=_("哪天开始（发布前要填）"), required=False))
    due_on = asked_sometimes(DayField(label=_("哪天前办完（发布前要填）"), required=False))
    rules = forms.RegexField(
        r"^[0-9\- ]*$",
        label=_("对应的规则号（空格隔开，一段写 201-245，进度就由数据来数）"),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        people = User.objects.filter(is_active=True)
        for name, rows in (
            ("township", Township.objects.all()),
            ("owner", people.filter(role__in=CLERK_ROLES)),
            ("supervisor", people.filter(role__in=COUNTY_ROLES)),
        ):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
