"""The list of clues and the page of one clue."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from yingbao.casework.actions.close import gaps
from yingbao.casework.actions.handover import MOVABLE, colleagues
from yingbao.casework.actions.trips import TRAVELLERS
from yingbao.casework.forms import REMEDIES, owners
from yingbao.casework.models import Clue, Decision, Evidence, Role, SavedView, Step, Township
from yingbao.casework.models.people import TOWNSHIP_ROLES
from yingbao.casework.selectors import clues as reads
from yingbao.casework.selectors.beside import beside_clue
from yingbao.casework.selectors.chosen import chosen
from yingbao.casework.selectors.doubts import doubts_of
from yingbao.casework.selectors.rules import record_of, rule_of
from yingbao.casework.views.request import OfficeRequest
from yingbao.casework.views.take_back import offered
from yingbao.clues.clue import DIRECTIONS

PER_PAGE, MORE = 50, 100


class Counted(Paginator[Clue]):
    """Pages of a list that was counted already."""

    def __init__(self, found: QuerySet[Clue], per: int, *, total: int) -> None:
        super().__init__(found, per)
        self.count = total


def listing(request: OfficeRequest) -> HttpResponse:
    found = reads.listed(request.user, request.GET, timezone.localdate())
    per = MORE if request.GET.get("per") == str(MORE) else PER_PAGE
    shares = reads.shares(found)
    page = Counted(found, per, total=sum(shares.values())).get_page(request.GET.get("page"))
    return render(
        request,
        "casework/clues.html",
        {
            "page": page,
            "per": per,
            "shares": [(word, shares[word]) for word in DIRECTIONS if word in shares],
            "views": reads.counts(request.user, timezone.localdate()),
            "current_view": request.GET.get("view", "" if request.GET else "open"),
            "saved_views": SavedView.objects.filter(user=request.user, page="clues"),
            "tokens": reads.tokens(request.GET),
            "filters": _filters(request),
            "undo": offered(request),
            **_bulk(request),
        },
    )


def _bulk(request: OfficeRequest) -> dict[str, bool]:
    """Which of the list's bulk verbs this role has."""
    return {
        "may_plan": request.user.role in TRAVELLERS,
        "may_dispatch": request.user.role in (Role.COUNTY_OFFICER, Role.COUNTY_LEADER),
        "may_hand_over": request.user.role in TOWNSHIP_ROLES,
    }


def look(request: OfficeRequest) -> HttpResponse:
    """What each bulk verb would do with the ticked clues: a fragment beside the list."""
    codes = request.POST.getlist("code")[:MORE]
    found = Clue.objects.visible_to(request.user).filter(code__in=codes)
    picked = chosen(found.select_related("township").order_by("village", "code"), request.user)
    words = {"chosen": picked, **_bulk(request)}
    return HttpResponse(render_to_string("casework/_chosen.html", words, request).strip())


def _filters(request: OfficeRequest) -> list[dict[str, Any]]:
    seen = Clue.objects.visible_to(request.user)
    directions = [(word, word) for word in ("漏保", "错保", "程序", "资金", "作风", "数据")]
    levels = [
        ("红", _("红 · 优先核")),
        ("橙", _("橙 · 入户核")),
        ("黄", _("黄 · 抽查")),
        ("蓝", _("蓝 · 帮办")),
    ]
    villages = (
        seen.exclude(village="").order_by("village").values_list("village", flat=True).distinct()
    )
    fields = [
        ("direction", _("方向"), _("全部"), directions),
        ("level", _("级别"), _("全部"), levels),
        ("status", _("状态"), _("不限"), Clue.Status.choices),
        ("village", _("村"), _("全部"), [(name, name) for name in villages]),
        ("due", _("期限"), _("不限"), [("over", _("已超期")), ("week", _("本周到期"))]),
    ]
    if request.user.county_wide:
        towns = [(place.name, place.name) for place in Township.objects.all()]
        fields.insert(3, ("township", _("乡镇"), _("全县"), towns))
    return [
        {
            "name": name,
            "words": words,
            "all": everything,
            "options": options,
            "value": request.GET.get(name, ""),
        }
        for name, words, everything, options in fields
    ]


def detail(request: OfficeRequest, code: str) -> HttpResponse:
    clue = get_object_or_404(
        Clue.objects.visible_to(request.user).select_related("township", "owner"), code=code
    )
    return render(request, "casework/clue.html", clue_context(request, clue))


def clue_context(request: OfficeRequest, clue: Clue) -> dict[str, Any]:
    """Everything the clue's page shows; forms that were refused are added by their views."""
    rule = rule_of(clue)
    decisions, rows = list(clue.decisions.all()), list(clue.rows.all())
    visits = list(clue.visits.select_related("first"))
    measures = list(clue.measures.select_related("owner"))
    evidence, steps = _with_doubts(clue, request), list(clue.steps.order_by("-pk"))
    return {
        "clue": clue,
        "rule": rule,
        "record": record_of(clue.rule),
        "rows": rows,
        "matched": any(row.match for row in rows),
        "steps": steps,
        "visits": visits,
        "attempts": clue.attempts.select_related("by"),
        "evidence": evidence,
        "measures": measures,
        "decisions": decisions,
        "adverse": [decision for decision in decisions if decision.is_adverse],
        "closure": clue.closures.first(),
        "delays": clue.delays.filter(agreed_by=None),
        "missing": gaps(clue, visits, evidence, measures, decisions),
        "beside": beside_clue(clue),
        "siblings": reads.beside(clue, request.user),
        "kinds": Decision.Kind.choices,
        "owners": owners(clue),
        "remedies": REMEDIES,
        "can": (can := _verbs(clue, request)),
        "colleagues": colleagues(request.user) if "hand_over" in can else (),
        "undoable": _undoable(steps, str(request.user)),
    }


def _undoable(steps: list[Step], by: str) -> Step | None:
    """This person's newest step that can still be taken back; `steps` from the newest."""
    now = timezone.now()
    open_ones = (one for one in steps if one.by == by and one.undo_until and one.undo_until > now)
    return next(open_ones, None)


def _with_doubts(clue: Clue, request: OfficeRequest) -> list[Evidence]:
    """The files in force; whoever may look again also sees what is odd about them."""
    shown = list(clue.evidence.filter(withdrawn_at=None).select_related("by", "visit"))
    for item in shown:
        item.doubts = doubts_of(item) if request.user.county_wide else []  # type: ignore[attr-defined]
    return shown


def _verbs(clue: Clue, request: OfficeRequest) -> set[str]:
    """Which buttons this person sees on this clue now; the verbs check again."""
    role, status = request.user.role, clue.status
    handler = role in (Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER)
    county = role in (Role.COUNTY_OFFICER, Role.COUNTY_LEADER)
    working = status in (Clue.Status.VERIFIED, Clue.Status.ACTING)
    checks = {
        "visit": handler and status in (Clue.Status.DISPATCHED, Clue.Status.VERIFIED),
        "dispatch": county and status == Clue.Status.NEW,
        "plan": handler and working and clue.outcome in ("upheld", "data"),
        "decide": handler and working and clue.outcome == "upheld",
        "evidence": handler
        and status not in (Clue.Status.CLOSED, Clue.Status.HELD, Clue.Status.NEW),
        "apply": handler and working and role != Role.TOWNSHIP_HEAD,
        "endorse": role == Role.TOWNSHIP_HEAD and status == Clue.Status.CLOSING,
        "review": county and status == Clue.Status.CLOSING,
        "delay": handler and status not in (Clue.Status.CLOSED, Clue.Status.HELD),
        "agree": county,
        "reveal": handler,
        "hand_over": role in TOWNSHIP_ROLES
        and status in MOVABLE
        and clue.township_id == request.user.township_id,
    }
    return {name for name, allowed in checks.items() if allowed}
