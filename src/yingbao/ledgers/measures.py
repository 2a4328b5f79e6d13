"""Sums, counts and spans as a page says them, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def yuan(amount: Any) -> str:
    return _("%(n)s 元") % {"n": f"{amount:,}"}


def people(count: int) -> str:
    return _("%(n)s 人") % {"n": count}


def grants(count: int) -> str:
    """How often somebody was given something."""
    return _("%(n)s 人次") % {"n": count}


def cases(count: int) -> str:
    return _("%(n)s 件") % {"n": count}


def entries(count: Any) -> str:
    return _("%(n)s 条") % {"n": count}


def span(first: Any, last: Any) -> str:
    return _("%(a)s 至 %(b)s") % {"a": first, "b": last}


def spoken(words: Any) -> str:
    """A word of the records (a choice's label) in the reader's language."""
    return _(str(words)) if words else ""
