"""How a ledger shows itself: columns of its list, facts of its page, and a door for each verb.

A door is what a person may press: the verb behind it, the form before it, the roles that see it,
and when it stands open. The verb checks again whatever the door promised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from yingbao.casework.models import Role, User
from yingbao.ledgers.item import LedgerItem
from yingbao.ledgers.papers.paper import Paper

# What is entered is most often of today; days to come are never filled in for anybody.
TODAY = ("on", "received_on", "found_on", "notice_on", "heard_on")


class LedgerForm(forms.Form):
    """A door's form. It knows the item and who asks, so that lists hold only what is allowed."""

    def __init__(self, *args: Any, item: LedgerItem | None, by: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.item, self.by = item, by
        for name in TODAY:
            if name in self.fields:
                self.fields[name].initial = timezone.localdate
        self.prepare()

    def prepare(self) -> None:
        """Fills choices from the item; forms without such choices leave it."""


def always(item: Any, by: User) -> bool:
    return True


@dataclass(frozen=True)
class Door:
    """One verb as a page offers it."""

    name: str
    label: str
    verb: Callable[..., Any]
    roles: frozenset[Role]
    form: type[LedgerForm] = LedgerForm
    done: str = "记下了。"
    open_when: Callable[[Any, User], bool] = always
    hint: str = ""
    primary: bool = False

    def is_open(self, item: LedgerItem, by: User) -> bool:
        return by.role in self.roles and self.open_when(item, by)


@dataclass(frozen=True)
class Column:
    """A column of the list: its words and how a cell is read off an item."""

    label: str
    read: Callable[[Any], Any]
    number: bool = False


@dataclass(frozen=True)
class Fact:
    label: str
    words: str
    hint: str = ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _shown(value: Any) -> Any:
    """Days are written one way on every page: 2026-11-23."""
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True)
class Part:
    """A small table on an item's page: what belongs to it."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    empty: str

    @property
    def numbers(self) -> frozenset[int]:
        """Places of the columns that hold numbers, so that figures stand under each other."""
        return frozenset(
            place for row in self.rows for place, value in enumerate(row) if _is_number(value)
        )

    @property
    def lines(self) -> list[list[tuple[str, Any, bool]]]:
        """Each row's cells as (head, value, is a number): on a phone every cell says its head."""
        return [
            [
                (head, _shown(value), _is_number(value))
                for head, value in zip(self.heads, row, strict=True)
            ]
            for row in self.rows
        ]


@dataclass(frozen=True)
class Rung:
    """A step of a ladder: its words, what happened there, whether it is done or the present one."""

    words: str
    hint: str
    is_done: bool
    is_now: bool


def nothing(item: Any, by: User) -> list[Any]:
    return []


@dataclass(frozen=True)
class Ledger:
    """One ledger, whole: everything the list, the page and the addresses are made from."""

    slug: str
    title: str
    lead: str
    model: type[LedgerItem]
    readers: frozenset[Role]
    columns: tuple[Column, ...]
    facts: Callable[[Any, User], list[Fact]]
    doors: tuple[Door, ...]
    opening: Door | None = None
    parts: Callable[[Any, User], list[Part]] = nothing
    related: tuple[str, ...] = ("township",)
    search: Callable[[Any, str], Any] | None = None
    figures: Callable[[User], Iterable[Fact]] | None = None
    papers: tuple[Paper, ...] = ()
    ladder: Callable[[Any], list[Rung]] | None = None

    def door(self, name: str) -> Door:
        return next(door for door in self.doors if door.name == name)

    @property
    def states(self) -> list[tuple[str, str]]:
        return list(self.model._meta.get_field("state").flatchoices)
