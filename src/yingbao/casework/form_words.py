"""What an empty field says. Django's own 这个字段是必填项 is the program speaking; a colleague says what is missing."""

from __future__ import annotations

from typing import TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

AnyField = TypeVar("AnyField", bound=forms.Field)
EMPTY = (
    (forms.Field, _("还空着，请填上。")),
    (forms.ChoiceField, _("还没有选。")),
    (forms.FileField, _("还没有选文件。")),
)


def speak_plainly() -> None:
    """For every form of the site, whichever part of it the form belongs to."""
    for kind, words in EMPTY:
        kind.default_error_messages = {**kind.default_error_messages, "required": words}


def asked_sometimes(field: AnyField) -> AnyField:
    """A field that only some answers call for: its label says when, and not that it may stay empty."""
    field.asked_sometimes = True  # type: ignore[attr-defined]
    return field
