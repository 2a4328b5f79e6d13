"""Undo after something was done to many clues at once: offered on the next page, for as long as it lasts."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from yingbao.casework.actions import undo
from yingbao.casework.actions.dispatch import UNDO_SECONDS
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, Step
from yingbao.casework.views.request import OfficeRequest

KEY = "take_back"


def offer(request: OfficeRequest, words: str, codes: Iterable[str]) -> None:
    """Kept in the session, so that a list need not look through every step for what can be undone."""
    until = timezone.now().timestamp() + UNDO_SECONDS
    request.session[KEY] = {"words": words, "codes": list(codes), "until": until}


def offered(request: OfficeRequest) -> dict[str, object] | None:
    """What was just done and can still be taken back; None when the time is over."""
    said = request.session.get(KEY)
    return said if said and said["codes"] and said["until"] > timezone.now().timestamp() else None


def take_back(request: OfficeRequest) -> HttpResponse:
    """Each clue's last step by the same verb; what came after it, or too late, is named."""
    codes = request.POST.getlist("code")
    seen = Clue.objects.visible_to(request.user).filter(code__in=codes)
    done, refusals = 0, []
    for line in _last_steps(seen.values_list("pk", flat=True)):
        try:
            undo.undo(line, by=request.user)
            done += 1
        except Refused as error:
            refusals.append(str(error))
    request.session.pop(KEY, None)
    words = f"撤回了 {done} 条。" if done else "没有撤回。"
    messages.success(
        request, words + (f"{len(refusals)} 条没有撤：{refusals[0]}" if refusals else "")
    )
    return redirect("clues")


def _last_steps(clues: Iterable[int]) -> list[Step]:
    """The newest line of each of these clues."""
    lines = Step.objects.filter(clue__in=list(clues)).order_by("clue", "pk").select_related("clue")
    return list({line.clue_id: line for line in lines}.values())
