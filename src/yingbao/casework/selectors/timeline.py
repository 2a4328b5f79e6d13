"""一户一档's history: clues, visits, decisions and changes of money, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yingbao.casework.models import Clue, Decision, Visit

MOST = 24


@dataclass(frozen=True)
class Event:
    on: date
    words: str
    url: str = ""


def timeline(clues: Iterable[Clue], money: dict[str, dict[date, Decimal]]) -> list[Event]:
    """What happened to this household, as far as this person may see its clues."""
    shown = list(clues)
    events = [*_found(shown), *_visits(shown), *_decisions(shown), *_money(money)]
    return sorted(events, key=lambda event: (event.on, event.words), reverse=True)[:MOST]


def last_visit(clues: Iterable[Clue]) -> date | None:
    """When somebody was last at this door about any of these clues."""
    days = Visit.objects.filter(clues__in=list(clues)).order_by("-visited_on")
    return days.values_list("visited_on", flat=True).first()


def _found(clues: list[Clue]) -> list[Event]:
    return [
        Event(clue.first_run.as_of, f"提出线索：{clue.title}", clue.get_absolute_url())
        for clue in clues
    ]


def _visits(clues: list[Clue]) -> list[Event]:
    visits = Visit.objects.filter(clues__in=clues).select_related("first").distinct()
    return [
        Event(visit.visited_on, f"入户：{visit.first.name}、{visit.second_name}，见到{visit.met}")
        for visit in visits
    ]


def _decisions(clues: list[Clue]) -> list[Event]:
    done = Decision.objects.filter(clue__in=clues, effective_on__isnull=False)
    return [
        Event(
            item.effective_on,
            f"{item.get_kind_display()}，{item.facts}",
            item.clue.get_absolute_url(),
        )
        for item in done.select_related("clue")
        if item.effective_on
    ]


def _money(money: dict[str, dict[date, Decimal]]) -> list[Event]:
    """Months in which an amount changed against the month before it was paid."""
    events = []
    for item, amounts in money.items():
        months = sorted(amounts)
        for before, now in zip(months, months[1:], strict=False):
            if amounts[before] != amounts[now]:
                words = f"{item}由 ¥{amounts[before]:,.0f} 变为 ¥{amounts[now]:,.0f}"
                events.append(Event(now, words))
    return events
