"""The forms of supervision."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import choose_from
from yingbao.ledgers.supervision.model import LADDER, STEPS, Supervision


class BeginForm(LedgerForm):
    township = forms.ModelChoiceField(label=_("哪个乡镇"), queryset=Township.objects.none())
    paper = forms.CharField(label=_("怎么提醒的（电话、短信、系统消息）"), max_length=120)

    def prepare(self) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields["township"])
        field.queryset = Township.objects.all()


class ClimbForm(LedgerForm):
    step = forms.ChoiceField(label=_("走到哪一级"), choices=[], widget=forms.RadioSelect)
    paper = forms.CharField(label=_("这一级的文书（电话记录、函号、谈话记录）"), max_length=120)
    skipped_why = forms.CharField(label=_("提前或跳级的原因"), max_length=300, required=False)

    def prepare(self) -> None:
        here = STEPS.index(self.item.state) if isinstance(self.item, Supervision) else -1
        cast("forms.ChoiceField", self.fields["step"]).choices = LADDER[here + 1 :]


class AnswerForm(LedgerForm):
    words = forms.CharField(label=_("办到哪一步了"), widget=forms.Textarea(attrs={"rows": 3}))
    lack = forms.CharField(label=_("缺什么：人、数据，还是路不通"), max_length=300, required=False)


class LendForm(LedgerForm):
    helper = forms.ModelChoiceField(label=_("请哪个乡镇来帮"), queryset=Township.objects.none())
    words = forms.CharField(label=_("帮几天、帮什么"), max_length=200)

    def prepare(self) -> None:
        others = Township.objects.all()
        if isinstance(self.item, Supervision):
            others = others.exclude(pk=self.item.township_id or 0)
        choose_from(self, "helper", others)
