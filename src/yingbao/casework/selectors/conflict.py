"""Two people on one clue: what the other saved, beside what this person typed."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from yingbao.casework.models import Clue, Verification

QUIET = ("version", "uid", "keep", "client_at", "latitude", "longitude")


@dataclass(frozen=True)
class Pair:
    """One thing with two values. `name` is the radio's; without a name both are only shown."""

    label: str
    theirs: str
    mine: str
    who: str
    name: str = ""


def verdict_pair(clue: Clue, mine: str) -> Pair:
    """The outcome on one clue, theirs from the record, mine from the form."""
    last = Verification.objects.filter(clue=clue).select_related("by").first()
    if last is None:
        return Pair(clue.title, _last_words(clue), mine, _last_person(clue), f"{clue.code}-keep")
    theirs = f"{last.get_outcome_display()}：{last.reason}"
    return Pair(clue.title, theirs, mine, last.by.name, f"{clue.code}-keep")


def typed_pairs(clue: Clue, form: forms.Form) -> list[Pair]:
    """For any other verb: each field as typed, beside what was done meanwhile."""
    who, theirs = _last_person(clue), _last_words(clue)
    return [
        Pair(str(field.label), theirs, str(field.data or ""), who)
        for field in form
        if field.name not in QUIET and field.data
    ] or [Pair("您要办的", theirs, "按了按钮", who)]


def _last_words(clue: Clue) -> str:
    last = clue.steps.last()
    return (
        f"{last.words}（现在是“{clue.get_status_display()}”）"
        if last
        else clue.get_status_display()
    )


def _last_person(clue: Clue) -> str:
    last = clue.steps.last()
    return last.by if last else "系统"
