"""What is late in a township: clues, complaints, problems and tasks past their term and not paused.

A clue that waits for a department's answer is not the township's lateness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yingbao.casework.clock import workdays_between
from yingbao.casework.models import Clue, Township
from yingbao.ledgers.complaints.model import OPEN, Complaint
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.tasks.model import Task

WITH_TOWNSHIP = (Clue.Status.DISPATCHED, Clue.Status.VERIFIED, Clue.Status.ACTING)


@dataclass(frozen=True)
class Late:
    """One late thing; `over` in 工作日; `is_help` when somebody waits for help."""

    kind: str
    code: str
    title: str
    due_on: date
    over: int
    is_help: bool


def late_in(township: Township, today: date) -> list[Late]:
    """Help that is late first, then the longest late."""
    found = [late for late in _all(township, today) if late.over > 0]
    return sorted(found, key=lambda late: (not late.is_help, -late.over, late.code))


def _all(township: Township, today: date) -> Iterator[Late]:
    past = {"township": township, "due_on__lt": today, "paused_on": None}
    for clue in Clue.objects.filter(status__in=WITH_TOWNSHIP, **past):
        yield _late("线索", clue.code, clue.title, clue.due_on, today, clue.direction == "漏保")
    for item in Complaint.objects.filter(
        state__in=OPEN, handler__township=township, due_on__lt=today, paused_on=None
    ):
        missed = item.matter == Complaint.Matter.MISSED
        yield _late("信访投诉", item.number, item.get_matter_display(), item.due_on, today, missed)
    for problem in Problem.objects.filter(**past).exclude(state__in=["closed", "reviewing"]):
        yield _late("问题整改", problem.number, problem.content[:60], problem.due_on, today, False)
    for task in Task.objects.filter(state=Task.State.OPEN, **past):
        yield _late("任务", task.number, task.content[:60], task.due_on, today, False)


def _late(kind: str, code: str, title: str, due: date | None, today: date, is_help: bool) -> Late:
    over = workdays_between(due, today) if due else 0
    return Late(kind, code, title, due or today, over, is_help)
