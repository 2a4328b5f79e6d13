"""Problems, upheld clues, visits and returns as canonical rows, for the rules on rectification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from yingbao.casework.models import Closure, Clue, Verification, Visit
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.record import history
from yingbao.ledgers.returns.model import Return

STATES = {
    "found": "待认领",
    "checking": "核查中",
    "acting": "待整改",
    "reviewing": "待审核",
    "closed": "已销号",
}
CLUE_STATES = {
    Clue.Status.DISPATCHED: "核查中",
    Clue.Status.VERIFIED: "待整改",
    Clue.Status.ACTING: "待整改",
    Clue.Status.CLOSING: "待审核",
    Clue.Status.CLOSED: "已销号",
}
OUTCOMES = {"upheld": "属实", "data": "属实", "unfounded": "不属实"}
DECISIONS = {
    "stop": "停发",
    "recover": "追回",
    "back_pay": "补发",
    "enrol": "纳入",
    "reduce": "调整",
    "raise": "调整",
}


def problems() -> Iterator[dict[str, Any]]:
    """The ledger's own problems. They name nobody, so they stand on a sheet without those columns."""
    for item in Problem.objects.select_related("township", "owner", "complaint"):
        yield _problem(item)


def verified_clues() -> Iterator[dict[str, Any]]:
    """Every clue that somebody has verified, once, with its latest outcome."""
    verdicts = Verification.objects.select_related("clue__township", "by").order_by("clue", "-pk")
    seen: set[int] = set()
    for verdict in verdicts:
        if verdict.clue_id not in seen:
            seen.add(verdict.clue_id)
            yield _clue(verdict)


def _problem(item: Problem) -> dict[str, Any]:
    return {
        "problem_no": item.number,
        "complaint_no": item.complaint.number if item.complaint else "",
        "source": item.get_source_display(),
        "task_kind": item.get_task_display(),
        "description": item.content,
        "found_on": item.found_on,
        "due_on": item.due_on,
        "author_name": item.checkers.replace("，", "、").split("、")[0],
        "finding": item.checked,
        "outcome": "" if item.is_true is None else "属实" if item.is_true else "不属实",
        "recovered": item.recovered or None,
        "back_paid": item.back_paid or None,
        "return_count": history(item).filter(verb="return").count(),
        "state": STATES[item.state],
        "closed_on": item.closed_on,
        "township": str(item.township or ""),
        "village": item.village,
    }


def _clue(verdict: Verification) -> dict[str, Any]:
    clue = verdict.clue
    closure = Closure.objects.filter(clue=clue).order_by("-pk").first()
    done = clue.decisions.filter(state="effective").first()
    closed = closure.reviewed_at if closure and closure.state == "closed" else None
    return {
        "problem_no": clue.code,
        "clue_no": clue.code,
        "rule_code": clue.rule,
        "source": "数据比对",
        "name": clue.person_name,
        "id_number": clue.id_number,
        "description": clue.title,
        "found_on": clue.dispatched_at.date() if clue.dispatched_at else verdict.at.date(),
        "due_on": clue.due_on,
        "author_name": verdict.by.name,
        "finding": verdict.reason,
        "outcome": OUTCOMES.get(verdict.outcome, ""),
        "result": DECISIONS.get(done.kind, "") if done else "",
        "back_paid": done.amount if done and done.kind == "back_pay" else None,
        "recovered": done.amount if done and done.kind == "recover" else None,
        "return_count": clue.closures.filter(state="returned").count(),
        "state": CLUE_STATES.get(Clue.Status(clue.status), "核查中"),
        "closed_on": timezone.localtime(closed).date() if closed else None,
        "closed_time": f"{timezone.localtime(closed):%H:%M}" if closed else "",
        "township": str(clue.township),
        "village": clue.village,
    }


def visits() -> Iterator[dict[str, Any]]:
    for visit in Visit.objects.select_related("first").prefetch_related("clues__township"):
        clue = visit.clues.first()
        if clue is None:
            continue
        yield {
            "problem_no": clue.code,
            "team": f"{visit.first.name}、{visit.second_name}",
            "visitor_name": visit.first.name,
            "second_visitor_name": visit.second_name,
            "name": clue.household_name or clue.person_name,
            "visited_on": visit.visited_on,
            "arrived_at": f"{timezone.localtime(visit.client_at):%H:%M}" if visit.client_at else "",
            "longitude": visit.longitude,
            "latitude": visit.latitude,
            "met_whom": visit.met,
            "township": str(clue.township),
            "village": clue.village,
        }


def reports() -> Iterator[dict[str, Any]]:
    for item in Return.objects.select_related("township", "filled_by"):
        figures = item.figures
        yield {
            "report_name": item.get_kind_display(),
            "period_from": item.starts_on,
            "period_to": item.ends_on,
            "due_on": item.due_on,
            "reported_on": item.sent_on,
            "problem_count": int(figures["clues_upheld"]),
            "closed_count": int(figures["clues_closed"]),
            "complaint_count": int(figures["complaints_new"]),
            "reporter_name": item.filled_by.name if item.filled_by else "",
            "township": str(item.township),
        }
