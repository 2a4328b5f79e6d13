"""转给同事 from the list and from a clue's page: first a look at what would go, then the verb."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from yingbao.casework.actions import handover as verbs
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, User
from yingbao.casework.views.request import OfficeRequest
from yingbao.casework.views.take_back import offer


def _chosen(request: OfficeRequest) -> list[Clue]:
    codes = request.POST.getlist("code")
    found = Clue.objects.visible_to(request.user).filter(code__in=codes, status__in=verbs.MOVABLE)
    own = found.filter(township=request.user.township).select_related("township", "owner")
    return list(own.order_by("village", "household_id", "code"))


def preview(request: OfficeRequest) -> HttpResponse:
    """What would go and to whom it may; nothing changes."""
    clues = _chosen(request)
    context = {
        "clues": clues,
        "left": len(request.POST.getlist("code")) - len(clues),
        "colleagues": verbs.colleagues(request.user),
    }
    return render(request, "casework/handover.html", context)


def hand_over(request: OfficeRequest) -> HttpResponse:
    """Each clue by the same verb; one that is refused is named, the rest go."""
    if (to := _colleague(request)) is None:
        messages.error(request, "没有转：没有选转给谁，或选的人不在本乡镇、不能办线索。")
    else:
        _each(request, to)
    if request.POST.get("back") != "clue":
        return redirect("clues")
    seen = Clue.objects.visible_to(request.user)
    return redirect(get_object_or_404(seen, code=request.POST.get("code", "")))


def _colleague(request: OfficeRequest) -> User | None:
    """Whoever may be chosen on the page; another township's people are not among them."""
    return verbs.colleagues(request.user).filter(username=request.POST.get("to", "")).first()


def _each(request: OfficeRequest, to: User) -> None:
    done, refusals = list[str](), list[str]()
    for clue in _chosen(request):
        try:
            verbs.hand_over(clue, to=to, by=request.user)
            done.append(clue.code)
        except Refused as error:
            refusals.append(str(error))
    _say(request, to, done, refusals)


def _say(request: OfficeRequest, to: User, done: list[str], refusals: list[str]) -> None:
    left = f"{len(refusals)} 条没有转：{refusals[0]}" if refusals else ""
    if not done:
        messages.error(request, left or "没有转：选中的里面没有在办的线索。")
        return
    words = f"{len(done)} 条转给了{to.name}，期限不变。"
    offer(request, words, done)
    if left:
        messages.success(request, left)
