"""How a ledger item's state and deadline look, and where it lives."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from yingbao.casework.clock import workdays_between
from yingbao.casework.templatetags.yingbao import late_words
from yingbao.ledgers.doors import Ledger
from yingbao.ledgers.item import LedgerItem
from yingbao.ledgers.record import state_word

register = template.Library()
SOON = 3  # 自然日


@register.simple_tag
def ledger_url(ledger: Ledger, item: LedgerItem) -> str:
    return reverse(f"{ledger.slug}_item", args=[item.number])


@register.simple_tag
def ledger_new(ledger: Ledger) -> str:
    return reverse(f"{ledger.slug}_new")


@register.filter
def item_state(item: LedgerItem) -> SafeString:
    shape = "yb-st--hold" if item.paused_on else "" if item.is_open else "yb-st--done"
    return format_html('<span class="yb-st {}">{}</span>', shape, gettext(state_word(item)))


@register.filter
def item_due(item: LedgerItem) -> SafeString:
    """The deadline in words; a stopped clock and a finished item say so by saying nothing else."""
    if not item.is_open or item.due_on is None:
        return SafeString("")
    if item.paused_on:
        return format_html(
            '<span class="yb-due">{} {}</span>', _("停表"), f"{item.paused_on:%m-%d}"
        )
    left = (item.due_on - timezone.localdate()).days
    if left < 0:
        over = workdays_between(item.due_on, timezone.localdate())
        words = '<span class="yb-due yb-due--over">{} {}</span>'
        return format_html(words, f"{item.due_on:%m-%d}", late_words(over))
    shape = "yb-due--soon" if left <= SOON else ""
    said = _("%(d)s 前") % {"d": item.due_on}
    return format_html('<span class="yb-due {}">{}</span>', shape, said)
