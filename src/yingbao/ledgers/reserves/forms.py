"""The forms of the reserve book."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.form_words import asked_sometimes
from yingbao.casework.forms import DayField
from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import money


class SetUpForm(LedgerForm):
    township = forms.ModelChoiceField(label=_("哪个乡镇"), queryset=Township.objects.none())
    full = money(_("定额（元）"))

    def prepare(self) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields["township"])
        field.queryset = Township.objects.all()


class TopUpForm(LedgerForm):
    on = DayField(label=_("哪天"))
    amount = money(_("拨入（元）"))
    words = forms.CharField(label=_("事由"), max_length=200)


class CountForm(LedgerForm):
    on = DayField(label=_("哪天"))
    found = money(_("实际数出（元）"))
    second_name = forms.CharField(label=_("在场的另一人"), max_length=40)
    words = asked_sometimes(
        forms.CharField(label=_("对不上的原因（对不上的要填）"), max_length=200, required=False)
    )
