"""The forms of returns."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.forms import DayField
from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm
from yingbao.ledgers.fields import own_townships, yes_or_no
from yingbao.ledgers.returns.figures import FIGURES
from yingbao.ledgers.returns.model import Return


class StartForm(LedgerForm):
    township = forms.ModelChoiceField(label=_("哪个乡镇"), queryset=Township.objects.none())
    kind = forms.ChoiceField(label=_("哪一种"), choices=Return.Kind.choices, initial="month")
    starts_on = DayField(label=_("从哪天"))
    ends_on = DayField(label=_("到哪天"))

    def prepare(self) -> None:
        own_townships(self)


class CorrectForm(LedgerForm):
    figure = forms.ChoiceField(
        label=_("哪个数"),
        choices=[(figure.name, f"{figure.group}：{figure.label}") for figure in FIGURES],
    )
    value = forms.DecimalField(label=_("应当是"), max_digits=14, decimal_places=2)
    reason = forms.CharField(label=_("为什么和数据不一样"), max_length=200)


class ReceiveForm(LedgerForm):
    agrees = yes_or_no(_("结论"), _("收下"), _("退回"))
    words = forms.CharField(label=_("意见"), max_length=300)
