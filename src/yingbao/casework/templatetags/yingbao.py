"""How a level, a direction, a state and a deadline look: word first, shape second, colour last."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yingbao.casework.clock import workdays_between
from yingbao.casework.models import Clue
from yingbao.security import mask_id

register = template.Library()

LEVELS = {
    "红": ("red", "红 · 优先核"),
    "橙": ("orange", "橙 · 入户核"),
    "黄": ("yellow", "黄 · 抽查"),
    "蓝": ("blue", "蓝 · 帮办"),
}
DIRECTIONS = {"漏保": "miss", "错保": "wrong"}
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
    colour, words = LEVELS.get(letter, ("yellow", letter))
    return format_html('<span class="yb-lv yb-lv--{}">{}</span>', colour, words)


@register.filter
def direction(word: str) -> SafeString:
    return format_html(
        '<span class="yb-dir yb-dir--{}">{}</span>', DIRECTIONS.get(word, "plain"), word
    )


@register.filter
def state(clue: Clue) -> SafeString:
    words = clue.get_status_display()
    shape = STATES.get(Clue.Status(clue.status), "")
    if clue.reopened and clue.status != Clue.Status.CLOSED:
        shape, words = "yb-st--back", f"已重开 · {words}"
    return format_html('<span class="yb-st {}">{}</span>', shape, words)


@register.filter
def due(clue: Clue) -> SafeString:
    """The deadline in words: late, soon, later; paused clocks say so."""
    if clue.status == Clue.Status.CLOSED or clue.due_on is None:
        return SafeString("")
    if clue.paused_on:
        return format_html(
            '<span class="yb-due">停表，{} 起</span>', clue.paused_on.strftime("%m-%d")
        )
    left = workdays_between(timezone.localdate(), clue.due_on)
    day = clue.due_on.strftime("%m-%d")
    if left < 0:
        return format_html(
            '<span class="yb-due yb-due--over">{} 超期 {} 个工作日</span>', day, -left
        )
    if left <= 2:
        return format_html(
            '<span class="yb-due yb-due--soon">{} 还有 {} 个工作日</span>', day, left
        )
    return format_html('<span class="yb-due">{}</span>', day)


@register.filter
def masked(number: str | None) -> str:
    return mask_id(number) if number else "没有读到号码"


@register.filter
def yuan(amount: Any) -> str:
    return (
        "" if amount is None else f"¥{amount:,.0f}" if amount == int(amount) else f"¥{amount:,.2f}"
    )


@register.filter
def age(birth: date) -> int:
    today = timezone.localdate()
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


@register.filter
def percent(share: float) -> str:
    return f"{share:.0%}"


@register.filter
def month(day: date | None) -> str:
    return "" if day is None else f"{day.year} 年 {day.month} 月"


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
