"""The dashboards: both directions at equal weight, progress, lateness, reopenings, precision, age of data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.urls import reverse

from yingbao.canon import load_tables
from yingbao.casework.models import (
    Closure,
    Clue,
    Decision,
    Delivery,
    ExpectedDelivery,
    RuleResult,
    Run,
    User,
)
from yingbao.casework.selectors.against import cases_against, money_against, same_days
from yingbao.casework.selectors.calendar import owed
from yingbao.casework.selectors.precision import Precision, precisions
from yingbao.reports.freshness import FRESH, age_word

HELP = ("enrol", "raise", "back_pay", "temporary")
IN_MONEY = ("back_pay", "temporary", "recover")  # the figure that counts is the sum
CORRECT = ("reduce", "stop", "recover")
MONTHS = 6
MOST_RULES = 8
MOST_PLACES_NAMED = 3
MOST_SOURCES = 14


@dataclass(frozen=True)
class Matter:
    """Something that wants the reader's attention, and the page where it can be settled."""

    words: str
    sub: str
    url: str
    urgent: bool = False


def dashboard(user: User, today: date) -> dict[str, Any]:
    """Counts over what this person may see; every figure with its denominator."""
    seen = Clue.objects.visible_to(user)
    places = _by_place(seen, user, today)
    months = _last_months(today)
    both, tiles = _both_directions(seen, months), _tiles(seen, today)
    rules, run = precisions(seen), Run.newest()
    totals = _totals(seen, today)
    sources = _sources(user, run.as_of if run else today)
    return {
        "today": today,
        "month": both[-1],
        "late_places": [row["place"] for row in places if row["late"]][:MOST_PLACES_NAMED],
        "helped": [_tile(tiles.get(kind, {}), kind) for kind in HELP],
        "corrected": [_tile(tiles.get(kind, {}), kind) for kind in CORRECT],
        "cleared": _cleared(seen, today),
        "same_days": same_days(today),
        "totals": totals,
        "places": places,
        "places_sum": _sum_up(places),
        "both": both,
        "both_chart": _both_chart(both),
        "places_chart": _places_chart(places),
        "precision": rules[:MOST_RULES],
        "more_rules": max(0, len(rules) - MOST_RULES),
        "matters": _matters(user, totals["back"], places, rules, today),
        "sources": sources[:MOST_SOURCES],
        "all_sources": len(sources),
        "fresh": run,
    }


def _last_months(today: date) -> list[date]:
    count = today.year * 12 + today.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(count - MONTHS + 1, count + 1)]


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _in(month: date) -> dict[str, date]:
    return {"effective_on__gte": month, "effective_on__lt": _next(month)}


def _tiles(seen: QuerySet[Clue], today: date) -> dict[str, dict[str, Any]]:
    """By kind of decision, this month, the same days of the month before and ever, in one statement."""
    now, before = Q(**_in(today.replace(day=1))), Q(effective_on__range=same_days(today))
    done = Decision.objects.filter(clue__in=seen, state="effective").order_by().values("kind")
    sums = done.annotate(
        cases=Count("pk", filter=now),
        heads=Sum("people", filter=now),
        money=Sum("amount", filter=now),
        cases_before=Count("pk", filter=before),
        money_before=Sum("amount", filter=before),
        ever=Count("pk"),
        ever_money=Sum("amount"),
    )
    return {row["kind"]: dict(row) for row in sums}


def _tile(sums: dict[str, Any], kind: str) -> dict[str, Any]:
    cases, money = sums.get("cases", 0), sums.get("money") or 0
    cases_before, money_before = sums.get("cases_before", 0), sums.get("money_before") or 0
    return {
        "cases_before": cases_before,
        "amount_before": money_before,
        "against": money_against(money, money_before)
        if kind in IN_MONEY
        else cases_against(cases, cases_before),
        "in_money": kind in IN_MONEY,
        "words": Decision.Kind(kind).label,
        "kind": kind,
        "cases": cases,
        "people": sums.get("heads") or 0,
        "amount": money,
        "ever": sums.get("ever", 0),
        "ever_amount": sums.get("ever_money") or 0,
    }


def _cleared(seen: QuerySet[Clue], today: date) -> dict[str, Any]:
    """Looked into and found in order: a result like any other."""
    closed = Closure.objects.filter(clue__in=seen, state="closed", clue__outcome="unfounded")
    found = closed.aggregate(
        cases=Count("pk", filter=Q(reviewed_at__date__gte=today.replace(day=1))),
        before=Count("pk", filter=Q(reviewed_at__date__range=same_days(today))),
        ever=Count("pk"),
    )
    return found | {"against": cases_against(found["cases"], found["before"])}


def _totals(seen: QuerySet[Clue], today: date) -> dict[str, int]:
    return seen.aggregate(
        found=Count("pk"),
        verified=Count("pk", filter=~Q(outcome="")),
        closed=Count("pk", filter=Q(status="closed")),
        back=Count("pk", filter=Q(reopened__gt=0) & ~Q(status="closed")),
        reopened=Count(
            "pk", filter=Q(reopened__gt=0)
        ),  # last: from here on the word means the count
        late=Count("pk", filter=_is_late(today)),
    )


def _is_late(today: date) -> Q:
    return Q(due_on__lt=today, paused_on=None) & ~Q(status="closed")


def _by_place(seen: QuerySet[Clue], user: User, today: date) -> list[dict[str, Any]]:
    """The county's townships, or a township's villages; the most overdue first, no ranking of merit."""
    name = "township__name" if user.county_wide else "village"
    rows = (
        seen.exclude(status__in=["new", "held"])
        .values(place=F(name))
        .annotate(
            sent=Count("pk"),
            closed=Count("pk", filter=Q(status="closed")),
            verified=Count("pk", filter=~Q(outcome="") & ~Q(status="closed")),
            waiting=Count("pk", filter=Q(outcome="") & ~Q(status="closed")),
            late=Count("pk", filter=_is_late(today)),
            reopened=Count("pk", filter=Q(reopened__gt=0)),
        )
    )
    return sorted(
        (dict(row) | {"place": row["place"] or "村名待查"} for row in rows.order_by()),
        key=lambda row: (-row["late"], -row["sent"], row["place"]),
    )


def _sum_up(places: list[dict[str, Any]]) -> dict[str, int]:
    names = ("sent", "closed", "verified", "waiting", "late", "reopened")
    return {name: sum(row[name] for row in places) for name in names}


def _both_directions(seen: QuerySet[Clue], months: list[date]) -> list[dict[str, Any]]:
    """Cases a month, help beside correction."""
    done = Decision.objects.filter(
        clue__in=seen, state="effective", effective_on__gte=months[0]
    ).order_by()
    counts = done.values(month=TruncMonth("effective_on")).annotate(
        helped=Count("pk", filter=Q(kind__in=HELP)),
        corrected=Count("pk", filter=Q(kind__in=CORRECT)),
    )
    by_month = {row["month"]: row for row in counts}
    nothing = {"helped": 0, "corrected": 0}
    return [{**nothing, **by_month.get(month, {}), "month": month} for month in months]


def _both_chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    helped, corrected = [r["helped"] for r in rows], [r["corrected"] for r in rows]
    return {
        "kind": "bar",
        "labels": [f"{row['month'].month}月" for row in rows],
        "summary": f"近六个月帮上 {sum(helped)} 件，纠正 {sum(corrected)} 件，每月数字见下表。",
        "series": [
            {"name": "帮上了（件）", "token": "--yb-miss", "data": helped},
            {"name": "纠正了（件）", "token": "--yb-wrong", "data": corrected},
        ],
    }


def _places_chart(places: list[dict[str, Any]]) -> dict[str, Any]:
    total = _sum_up(places)
    return {
        "kind": "hbar",
        "stack": "sent",
        "labels": [row["place"] for row in places],
        "summary": f"共派出 {total['sent']} 条，销号 {total['closed']} 条，超期 {total['late']} 条，逐地数字见旁边的表。",
        "series": [
            {"name": "已销号", "token": "--yb-accent", "data": [r["closed"] for r in places]},
            {"name": "已核，未办结", "token": "--yb-tint", "data": [r["verified"] for r in places]},
            {"name": "还没核", "token": "--yb-sheet", "data": [r["waiting"] for r in places]},
        ],
    }


def _matters(
    user: User,
    back: int,
    places: list[dict[str, Any]],
    rules: list[Precision],
    today: date,
) -> list[Matter]:
    clues = reverse("clues")
    found = [
        Matter(
            f"{row['place']} {row['late']} 条超期",
            "先问是不是缺人、缺数据，再催",
            _late_url(user, row),
            True,
        )
        for row in places
        if row["late"]
    ][:3]
    if back:
        found.append(
            Matter(f"重开 {back} 条", "销号以后又命中，或回访不符", f"{clues}?view=back", True)
        )
    found += [
        Matter(
            f"规则 {one.rule} 属实率 {one.share:.0%}",
            f"核过 {one.verified} 条，上沿 {one.high:.0%} 也不到三成，先别再派",
            reverse("rule", args=[one.rule]),
            True,
        )
        for one in rules
        if one.below_floor
    ]
    return found + (_county_matters(today) if user.county_wide else [])


def _late_url(user: User, row: dict[str, Any]) -> str:
    name = "township" if user.county_wide else "village"
    return f"{reverse('clues')}?due=over&{name}={row['place']}"


def _county_matters(today: date) -> list[Matter]:
    clues, found = reverse("clues"), []
    if waiting := Closure.objects.filter(state__in=["applied", "endorsed"]).count():
        found.append(Matter(f"{waiting} 件等第二人确认", "看过材料再签", f"{clues}?status=closing"))
    for item in _still_held():
        found.append(
            Matter(
                f"规则 {item.rule} 的线索拦下了",
                item.held_reason,
                reverse("run", args=[item.run_id]),
            )
        )
    late = [one for one in owed(ExpectedDelivery.objects.all(), today) if one.late]
    found += [
        Matter(
            f"{one.line.sender}的{one.title}晚了 {one.late} 个工作日",
            "等它的规则可能没跑",
            reverse("exchange"),
        )
        for one in late[:3]
    ]
    return found


def _still_held() -> QuerySet[RuleResult]:
    """Results of which clues still wait; a later run may have met them again, or let them go."""
    held = Clue.objects.filter(
        status=Clue.Status.HELD, rule=OuterRef("rule"), last_run=OuterRef("run")
    )
    return RuleResult.objects.exclude(held_reason="").filter(Exists(held))


def _sources(user: User, today: date) -> list[dict[str, Any]]:
    """The newest day each table speaks of, the oldest first; old data send people for nothing."""
    if not user.county_wide:
        return []
    newest: dict[str, dict[str, Any]] = {}
    for delivery in Delivery.objects.exclude(state=Delivery.State.REFUSED):
        for item in delivery.tables:
            row = newest.setdefault(item["table"], item | {"sender": delivery.sender})
            if item["newest"] > row["newest"]:
                newest[item["table"]] = item | {"sender": delivery.sender}
    rows = [_source(name, row, today) for name, row in sorted(newest.items()) if name]
    return sorted(rows, key=lambda row: (row["newest"] is None, row["age"] == FRESH, row["newest"]))


def _source(name: str, row: dict[str, Any], today: date) -> dict[str, Any]:
    day = date.fromisoformat(row["newest"]) if row["newest"] else None
    word = age_word(day, today, load_tables()[name].kind)
    return {"title": row["title"], "sender": row["sender"], "newest": day, "age": word}


def compare(run: Run) -> dict[str, int]:
    """Against the run before: new, still there, gone."""
    before = Run.objects.filter(pk__lt=run.pk).order_by("-pk").first()
    now = Clue.objects.filter(last_run=run)
    return {
        "new": now.filter(first_run=run).count(),
        "still": now.exclude(first_run=run).count(),
        "gone": Clue.objects.filter(gone_since=run).count(),
        "before": before.pk if before else 0,
    }
