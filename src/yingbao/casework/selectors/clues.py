"""The lists of clues: filters that live in the address, and what stands beside one clue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext as _

from yingbao.casework.fields import blind_index
from yingbao.casework.models import Clue, User

OPEN = [status for status in Clue.Status.values if status != Clue.Status.CLOSED]
VIEWS = (
    ("open", "在办的", Q(status__in=OPEN)),
    ("new", "待派发", Q(status="new")),
    ("miss", "漏保优先", Q(status__in=OPEN, direction="漏保")),
    ("data", "改数据就行", Q(status__in=OPEN, direction="数据")),
    ("wait", "等回音", Q(status__in=["transferred", "closing"])),
    ("back", "重开的", Q(reopened__gt=0) & ~Q(status="closed")),
    ("closed", "已销号", Q(status="closed")),
)
LEVEL_RANK = Case(
    *(When(level=letter, then=Value(rank)) for rank, letter in enumerate("红蓝橙黄")),
    default=Value(9),
    output_field=IntegerField(),
)  # help weighs as much as harm: blue stands beside red
SORTS = {
    "due": F("due_on").asc(nulls_last=True),
    "-due": F("due_on").desc(nulls_last=True),
    "village": F("village").asc(),
    "rule": F("rule").asc(),
    "level": LEVEL_RANK.asc(),
}


@dataclass(frozen=True)
class Token:
    """A condition in force: its words, and the name to take out of the address."""

    name: str
    words: str


def listed(user: User, query: QueryDict, today: date) -> QuerySet[Clue]:
    """The clues this person asked for, in a total order."""
    found: QuerySet[Clue] = (
        Clue.objects.visible_to(user)
        .filter(_view(query, today))
        .select_related("township", "owner")
    )
    for name in ("direction", "level", "status", "village", "rule"):
        if value := query.get(name):
            found = found.filter(**{name: value})
    if place := query.get("township"):
        found = found.filter(township__name=place)
    found = _by_run(found, query)
    found = _by_due(found, query.get("due", ""), today)
    if words := query.get("q", "").strip():
        found = found.filter(_search(words))
    order = SORTS.get(query.get("sort", ""), SORTS["due"])
    places = ("township__order", "village", "household_id", "rule", "code")
    return found.order_by(order, LEVEL_RANK.asc(), *places)


def views(today: date) -> list[tuple[str, str, Q]]:
    """The views everybody has; what is late depends on the day."""
    late = Q(status__in=OPEN, due_on__lt=today, paused_on=None)
    return [VIEWS[0], ("over", _("已超期"), late), *VIEWS[1:]]


def _view(query: QueryDict, today: date) -> Q:
    everything = any(query.get(name) for name in ("q", "status", *RUN_FILTERS))
    name = query.get("view", "" if everything else "open")
    return next((condition for key, _words, condition in views(today) if key == name), Q())


RUN_FILTERS = ("new_in", "still_in", "gone_in")


def _run_condition(name: str, pk: int) -> Q:
    if name == "new_in":
        return Q(first_run=pk)
    return Q(gone_since=pk) if name == "gone_in" else Q(last_run=pk) & ~Q(first_run=pk)


def _by_run(found: QuerySet[Clue], query: QueryDict) -> QuerySet[Clue]:
    """What one comparison brought, met again, or no longer saw."""
    for name in RUN_FILTERS:
        if (pk := query.get(name, "")).isdigit():
            found = found.filter(_run_condition(name, int(pk)))
    return found


def _by_due(found: QuerySet[Clue], word: str, today: date) -> QuerySet[Clue]:
    if word == "over":
        return found.filter(due_on__lt=today, paused_on=None)
    if word == "week":
        return found.filter(due_on__range=(today, today + timedelta(days=6 - today.weekday())))
    return found


def _search(words: str) -> Q:
    """A clue number, an exact name, or a full ID number; the last two by blind index."""
    by_key = Q(name_index=blind_index(words, "name"))
    return Q(code__iexact=words) | by_key | Q(village__contains=words) | Q(title__contains=words)


def tokens(query: QueryDict) -> list[Token]:
    labels = {
        "direction": _("方向"),
        "level": _("级别"),
        "status": _("状态"),
        "village": _("村"),
        "township": _("乡镇"),
        "rule": _("规则"),
        "due": _("期限"),
        "new_in": _("新出现，比对"),
        "still_in": _("还在，比对"),
        "gone_in": _("不再命中，比对"),
        "q": _("找"),
    }
    words = {"over": _("已超期"), "week": _("本周到期"), **dict(Clue.Status.choices)}
    return [
        Token(name, f"{label}：{_(words.get(query.get(name, ''), query.get(name, '')))}")
        for name, label in labels.items()
        if query.get(name)
    ]


def counts(user: User, today: date) -> list[dict[str, Any]]:
    """The saved views everybody has, with how many clues are in each."""
    known = views(today)
    asked = {key: Count("pk", filter=condition) for key, _words, condition in known}
    found = Clue.objects.visible_to(user).aggregate(**asked)
    return [
        {"key": key, "words": _(words), "count": found[key]} for key, words, _condition in known
    ]


def shares(found: QuerySet[Clue]) -> dict[str, int]:
    """How many of these lie in each direction; together all of them."""
    return dict(found.order_by().values_list("direction").annotate(n=Count("pk")))


def beside(clue: Clue, user: User) -> QuerySet[Clue]:
    """Other open clues of the same household: one visit serves them all."""
    same = same_door(Clue.objects.visible_to(user), clue).filter(status__in=OPEN)
    return same.exclude(pk=clue.pk)


def same_door(found: QuerySet[Clue], clue: Clue) -> QuerySet[Clue]:
    """Clues behind the same door; a person outside every roll is a door of their own."""
    if clue.household_id:
        return found.filter(household_id=clue.household_id)
    if clue.person_id:
        return found.filter(household_id="", person_id=clue.person_id)
    return found.filter(pk=clue.pk)
