"""Photos of the visit form: kept as evidence the moment they arrive, so that no gap loses one."""

from __future__ import annotations

from datetime import datetime

from django.utils.dateparse import parse_datetime

from yingbao.casework.actions import evidence
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, Evidence
from yingbao.casework.views.request import OfficeRequest

MOST_PHOTOS = 12  # of one visit
WORDS = "入户照片"


def take_in(request: OfficeRequest, clue: Clue) -> tuple[list[Evidence], list[str]]:
    """(the visit's photos so far, what was refused and why). Each file stands or falls alone."""
    held, refusals = _held(request, clue), []
    for file in request.FILES.getlist("photos"):
        try:
            if len(held) >= MOST_PHOTOS:
                raise Refused(f"一次入户最多 {MOST_PHOTOS} 张，多出来的没有存。挑要紧的几张就行。")
            title = f"{WORDS} {len(held) + 1}"
            when = _when(request)
            photo = evidence.add(clue, file, by=request.user, title=title, client_at=when)
            held += [photo] if photo not in held else []
        except Refused as error:
            refusals.append(f"照片 {str(file.name)[:40]}：{error}")
    return held, refusals


def _held(request: OfficeRequest, clue: Clue) -> list[Evidence]:
    """What an earlier step of this form stored; only the own photos of this clue, not yet handed in."""
    numbers = [number for number in request.POST.getlist("photo") if number.isdecimal()]
    known = clue.evidence.filter(by=request.user, visit=None, withdrawn_at=None)
    return list(known.filter(pk__in=numbers[:MOST_PHOTOS]))


def _when(request: OfficeRequest) -> datetime | None:
    """The phone's own clock, compared later by rule 804; unreadable counts as absent."""
    try:
        return parse_datetime(request.POST.get("client_at", ""))
    except ValueError:
        return None
