"""The task ledger's verbs: set, report, report done, accept. Data speak before words do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Township, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.tasks.model import Task
from yingbao.ledgers.tasks.progress import progress_of

State = Task.State


@dataclass(frozen=True)
class Set:
    """A task as the county sets it."""

    campaign: str
    content: str
    unit: str
    owner: User
    starts_on: date
    due_on: date
    township: Township | None = None
    task: str = ""
    parent: Task | None = None
    measures: str = ""
    rules: str = ""
    supervisor: User | None = None


@dataclass(frozen=True)
class Report:
    """What the owner says: a share, what was done, what stands in the way, what comes next."""

    percent: int
    progress: str
    obstacle: str = ""
    next_step: str = ""


@transaction.atomic
def set_task(given: Set, *, by: User, today: date) -> Task:
    """A task with an owner and a term; a sub-item stays within its task's days."""
    require_role(by, *COUNTY_ROLES, what="布置任务")
    _guard_days(given)
    require_text(given.content, "做什么")
    task = Task.objects.create(number=next_number(Task, today), made_by=by, **vars(given))
    note(task, by, "set", f"布置给{given.owner.name}，{given.due_on} 前")
    return task


def _guard_days(given: Set) -> None:
    if given.due_on < given.starts_on:
        raise Refused(f"期限 {given.due_on} 在开始日 {given.starts_on} 之前。")
    if given.owner.role not in CLERK_ROLES:
        raise Refused(f"{given.owner.name}不办任务。请选县救助股或乡镇的人。")
    parent = given.parent
    if parent and parent.due_on and given.due_on > parent.due_on:
        raise Refused(f"子项不能晚于任务本身的期限 {parent.due_on}。")


@transaction.atomic
def report(task: Task, *, said: Report, by: User, today: date) -> Task:
    """Where it stands. The counted share stands beside the reported one on every page."""
    _require_owner(task, by)
    if not 0 <= said.percent <= 100:
        raise Refused(f"完成比例写 0 到 100，读到 {said.percent}。")
    move(
        task,
        expects=[State.OPEN],
        reported_percent=said.percent,
        progress=require_text(said.progress, "进展"),
        obstacle=said.obstacle,
        next_step=said.next_step,
    )
    note(task, by, "report", f"{said.percent}%：{said.progress[:60]}")
    return task


@transaction.atomic
def finish(task: Task, *, words: str, evidence: str, by: User, today: date) -> Task:
    """Says it is done. Refused while its own clues or sub-items say otherwise."""
    _require_owner(task, by)
    open_parts = task.parts.exclude(state=State.CLOSED).count()
    if open_parts:
        raise Refused(f"还有 {open_parts} 个子项没有验收。")
    counted = progress_of(task)
    if counted.counted and counted.done < counted.all:
        raise Refused(f"数据里还有 {counted.all - counted.done} 条线索没有销号，先办完它们。")
    move(
        task,
        expects=[State.OPEN],
        state=State.REPORTED,
        reported_percent=100,
        progress=require_text(words, "完成情况"),
        evidence=require_text(evidence, "佐证"),
        reported_by=by,
    )
    note(task, by, "finish", f"报完成：{words[:60]}")
    return task


@transaction.atomic
def accept(task: Task, *, agrees: bool, words: str, by: User, today: date) -> Task:
    """A second person accepts, or gives it back."""
    require_role(by, *COUNTY_ROLES, what="验收任务")
    require_sight(task, by)
    if by == task.reported_by:
        raise NotAllowed("报完成的人不能自己验收。请换一位。")
    require_text(words, "验收意见")
    changes = (
        {"state": State.CLOSED, "accepted_by": by, "finished_on": today}
        if agrees
        else {"state": State.OPEN, "reported_by": None}
    )
    move(task, expects=[State.REPORTED], **changes)
    note(task, by, "accept", f"{'验收' if agrees else '退回'}：{words}")
    return task


@transaction.atomic
def move_term(task: Task, *, due_on: date, reason: str, by: User, today: date) -> Task:
    """A new term, by somebody other than the owner, on record."""
    require_role(by, *COUNTY_ROLES, what="改期限")
    require_sight(task, by)
    if by == task.owner:
        raise NotAllowed("自己的期限由另一个人来改。")
    if due_on < today:
        raise Refused(f"新期限 {due_on} 已经过了。")
    move(task, expects=[State.OPEN], due_on=due_on)
    note(task, by, "move_term", f"期限改到 {due_on}：{require_text(reason, '原因')}")
    return task


def _require_owner(task: Task, by: User) -> None:
    require_role(by, *CLERK_ROLES, what="办任务")
    require_sight(task, by)
    if by != task.owner:
        raise NotAllowed(f"这项任务由{task.owner.name}负责。")
