"""The forms of the check after payment."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField, MonthField
from yingbao.ledgers.checks.model import Check, Drawn
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.shams.forms import DrawForm as SampleForm


class DrawForm(SampleForm):
    month = MonthField(label=_("哪个月的钱"))
    field_order = ("month", "share", "wanted")


class RecordForm(LedgerForm):
    place = forms.TypedChoiceField(label=_("问到了谁"), coerce=int)
    result = forms.ChoiceField(
        label=_("钱到手了吗"), choices=Drawn.Result.choices, widget=forms.RadioSelect
    )
    on = DayField(label=_("哪天问的"))
    said = forms.CharField(label=_("本人怎么说"), max_length=300, required=False)

    def prepare(self) -> None:
        drawn = self.item.drawn.filter(result="") if isinstance(self.item, Check) else ()
        choices = [(one.place, f"{one.place} {one.name or ''} {one.village}") for one in drawn]
        cast("Any", self.fields["place"]).choices = choices


class WordsForm(LedgerForm):
    words = forms.CharField(label=_("看下来怎样"), widget=forms.Textarea(attrs={"rows": 2}))
