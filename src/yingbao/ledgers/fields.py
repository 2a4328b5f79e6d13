"""Forms that several ledgers ask: a word, a reason, a sum, a township within one's sight."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yingbao.casework.models import Township
from yingbao.ledgers.doors import LedgerForm


class WordsForm(LedgerForm):
    words = forms.CharField(label=_("写一句"), max_length=300)


class ReasonForm(LedgerForm):
    reason = forms.CharField(label=_("原因"), max_length=300)


def money(label: Any, **more: Any) -> forms.DecimalField:
    """A sum in yuan with cents, never negative."""
    return forms.DecimalField(label=label, min_value=0, max_digits=14, decimal_places=2, **more)


def yes_or_no(label: Any, yes: Any, no: Any) -> forms.TypedChoiceField:
    """Two radios whose answer is True or False."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", yes), ("no", no)],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )


def choose_from(form: LedgerForm, name: str, rows: Any) -> None:
    """Fills a model choice's list."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


def own_townships(form: LedgerForm, name: str = "township") -> None:
    """Township people choose their own, the county any."""
    places = Township.objects.all()
    if form.by.township_id:
        places = places.filter(pk=form.by.township_id)
    choose_from(form, name, places)
