"""How a level, a direction, a state and a deadline look: word first, shape second, colour last."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from yingbao.casework.clock import workdays_between
from yingbao.casework.models import Clue
from yingbao.security import mask_id

register = template.Library()

LEVELS = {
    "红": ("red", _("红 · 优先核")),
    "橙": ("orange", _("橙 · 入户核")),
    "黄": ("yellow", _("黄 · 抽查")),
    "蓝": ("blue", _("蓝 · 帮办")),
}
DIRECTIONS = {"漏保": "miss", "错保": "wrong"}
DIRECTION_WORDS = {
    "漏保": _("漏保"),
    "错保": _("错保"),
    "程序": _("程序"),
    "资金": _("资金"),
    "作风": _("作风"),
    "数据": _("数据"),
}
STATES = {
    Clue.Status.VERIFIED: "yb-st--doing",
    Clue.Status.ACTING: "yb-st--doing",
    Clue.Status.CLOSING: "yb-st--doing",
    Clue.Status.TRANSFERRED: "yb-st--hold",
    Clue.Status.HELD: "yb-st--hold",
    Clue.Status.CLOSED: "yb-st--done",
}


@register.filter
def level(letter: str) -> SafeString:
    return _level(letter, get_language())


@lru_cache(
    maxsize=256
)  # four letters, six words, two dozen states: a list draws each of them fifty times
def _level(letter: str, language: str | None) -> SafeString:
    colour, words = LEVELS.get(letter, ("yellow", letter))
    return format_html('<span class="yb-lv yb-lv--{}">{}</span>', colour, words)


@register.filter
def direction(word: str) -> SafeString:
    return _direction(word, get_language())


@lru_cache(maxsize=256)
def _direction(word: str, language: str | None) -> SafeString:
    shape, words = DIRECTIONS.get(word, "plain"), DIRECTION_WORDS.get(word, word)
    return format_html('<span class="yb-dir yb-dir--{}">{}</span>', shape, words)


@register.filter
def state(clue: Clue) -> SafeString:
    return _state(clue.status, bool(clue.reopened), get_language())


@lru_cache(maxsize=256)
def _state(status: str, reopened: bool, language: str | None) -> SafeString:
    words = gettext(Clue.Status(status).label)
    shape = STATES.get(Clue.Status(status), "")
    if reopened and status != Clue.Status.CLOSED:
        shape, words = "yb-st--back", f"{_('已重开')} · {words}"
    return format_html('<span class="yb-st {}">{}</span>', shape, words)


def late_words(days: int) -> str:
    return gettext("超期 %(n)s 个工作日") % {"n": days}


def left_words(days: int) -> str:
    """Today is a word of its own: 还有 0 个工作日 would be read as over."""
    return gettext("还有 %(n)s 个工作日") % {"n": days} if days else gettext("今天到期")


@register.filter
def due(clue: Clue) -> SafeString:
    """The deadline in words: late, soon, later; paused clocks say so."""
    if clue.status == Clue.Status.CLOSED or clue.due_on is None:
        return SafeString("")
    if clue.paused_on:
        return format_html(
            '<span class="yb-due">{} {}</span>', _("停表"), clue.paused_on.strftime("%m-%d")
        )
    return _due(clue.due_on, timezone.localdate(), get_language())


@lru_cache(maxsize=1024)  # the clues of one dispatch are due on one day
def _due(due_on: date, today: date, language: str | None) -> SafeString:
    left, day = workdays_between(today, due_on), due_on.strftime("%m-%d")
    if left < 0:
        return format_html('<span class="yb-due yb-due--over">{} {}</span>', day, late_words(-left))
    if left <= 2:
        return format_html('<span class="yb-due yb-due--soon">{} {}</span>', day, left_words(left))
    return format_html('<span class="yb-due">{}</span>', day)


@register.filter
def whose(clue: Clue, first: str = "name") -> str:
    """The person and the place, whichever of them is known, without a dot that joins nothing.

    `first`: name or place; near and village are the same for readers who know their township.
    """
    known = first in ("near", "village") and clue.village
    place = clue.village if known else f"{clue.township}{clue.village}"
    parts = [clue.person_name or "", place]
    name_first = first in ("name", "near")
    return " · ".join(part for part in (parts if name_first else parts[::-1]) if part)


@register.filter
def masked(number: str | None) -> str:
    return mask_id(number) if number else gettext("没有读到号码")


@register.filter
def yuan(amount: Any) -> str:
    return (
        "" if amount is None else f"¥{amount:,.0f}" if amount == int(amount) else f"¥{amount:,.2f}"
    )


@register.filter
def figure(amount: Any) -> str:
    """A sum in a column: groups of three as the bureau's books have them, cents only when there are any."""
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")


@register.filter
def age(birth: date) -> int:
    today = timezone.localdate()
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


@register.filter
def spoken(words: Any) -> str:
    """A word of the records in the reader's language. What is kept stays as the county writes it."""
    return gettext(str(words)) if words else ""


@register.filter
def day_value(field: BoundField) -> str:
    """A day or month as a calendar field takes it: 2026-11-25, never in the words of a language."""
    return field.field.widget.format_value(field.value()) or ""


@register.filter
def percent(share: float) -> str:
    return f"{share:.0%}"


@register.filter
def month(day: date | None) -> str:
    return "" if day is None else gettext("%(y)s 年 %(m)s 月") % {"y": day.year, "m": day.month}


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """The page's own address with some conditions changed; None takes one away."""
    request: HttpRequest = context["request"]
    query = {key: value for key, value in request.GET.items() if key != "page"}
    query |= {key: value for key, value in changes.items()}
    return "?" + urlencode({key: value for key, value in query.items() if value not in (None, "")})


@register.simple_tag(takes_context=True)
def without(context: dict[str, Any], name: str) -> str:
    """The page's own address without one condition."""
    return with_query(context, **{name: None})
