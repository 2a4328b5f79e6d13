"""Rectify 整改: measures with an owner and a deadline, and deadlines that may be moved on record."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from yingbao.casework.actions.record import change, require_role, require_sight, require_text, step
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.clock import add_workdays, workdays_between
from yingbao.casework.models import Clue, Delay, Measure, Role, User

WORKERS = (Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER)
LONGEST_EXTENSION = 20  # 工作日 at a time


@transaction.atomic
def plan(clue: Clue, *, by: User, text: str, owner: User, workdays: int, today: date) -> Measure:
    """A measure for an upheld clue or one that data must mend."""
    require_role(by, *WORKERS, what="定整改措施")
    require_sight(clue, by)
    if clue.outcome not in (Clue.Outcome.UPHELD, Clue.Outcome.DATA):
        raise Refused("先有核查结论，才定措施。不属实的线索直接申请销号。")
    if workdays < 1:
        raise Refused(f"期限至少 1 个工作日，读到 {workdays}。")
    due = add_workdays(today, workdays)
    measure = Measure.objects.create(
        clue=clue, text=require_text(text, "措施"), owner=owner, due_on=due
    )
    change(
        clue,
        by,
        expects=[Clue.Status.VERIFIED, Clue.Status.ACTING],
        status=Clue.Status.ACTING,
        due_on=due,
    )
    step(clue, by, "plan", f"定措施：{measure.text}，{due} 前", owner=owner.username)
    return measure


@transaction.atomic
def finish(measure: Measure, *, by: User, result: str, today: date) -> Measure:
    """The measure is done, with what came of it."""
    require_sight(measure.clue, by)
    if by != measure.owner and by.role not in (Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER):
        raise NotAllowed(f"这项措施由{measure.owner.name}负责，请本人或负责人来填。")
    done = Measure.objects.filter(pk=measure.pk, done_on=None).update(
        done_on=today, result=require_text(result, "办得怎样")
    )
    if not done:
        raise Refused("这项措施已经填过结果。")
    measure.refresh_from_db()
    step(measure.clue, by, "finish", f"办了：{measure.text}。{measure.result}")
    return measure


@transaction.atomic
def ask_delay(
    clue: Clue, *, by: User, kind: Delay.Kind, reason: str, workdays: int, today: date
) -> Delay:
    """Asks for more time or for the clock to stop; another person agrees."""
    require_role(by, *WORKERS, what="申请延期")
    require_sight(clue, by)
    if kind == Delay.Kind.EXTENSION and not 1 <= workdays <= LONGEST_EXTENSION:
        raise Refused(f"一次最多延 {LONGEST_EXTENSION} 个工作日，读到 {workdays}。")
    delay = Delay.objects.create(
        clue=clue,
        kind=kind,
        reason=require_text(reason, "延期的原因"),
        workdays=workdays,
        asked_by=by,
        started_on=today,
    )
    step(clue, by, "ask_delay", f"申请{kind.label}：{delay.reason}")
    return delay


@transaction.atomic
def agree_delay(delay: Delay, *, by: User) -> Delay:
    """The county agrees: the due date moves, or the clock stops until it is resumed."""
    require_role(by, Role.COUNTY_OFFICER, Role.COUNTY_LEADER, what="同意延期")
    if by == delay.asked_by:
        raise NotAllowed("自己申请的延期要由另一个人同意。")
    if not Delay.objects.filter(pk=delay.pk, agreed_by=None).update(agreed_by=by):
        raise Refused("这项申请已经有人批过了。")
    delay.refresh_from_db()
    clue = delay.clue
    if delay.kind == Delay.Kind.PAUSE:
        change(clue, by, expects=Clue.Status.values, paused_on=delay.started_on)
    elif clue.due_on:
        change(
            clue, by, expects=Clue.Status.values, due_on=add_workdays(clue.due_on, delay.workdays)
        )
    step(clue, by, "agree_delay", f"同意{delay.get_kind_display()}：{delay.reason}")
    return delay


@transaction.atomic
def resume(clue: Clue, *, by: User, today: date) -> Clue:
    """The clock runs again; the days it stood still are added to the deadline."""
    require_role(by, *WORKERS, Role.COUNTY_LEADER, what="恢复计时")
    require_sight(clue, by)
    if clue.paused_on is None:
        raise Refused("这条线索没有停表。")
    stood = max(workdays_between(clue.paused_on, today), 0)
    due = add_workdays(clue.due_on, stood) if clue.due_on else None
    clue.delays.filter(kind=Delay.Kind.PAUSE, ended_on=None).update(ended_on=today)
    back = {"status": Clue.Status.DISPATCHED} if clue.status == Clue.Status.TRANSFERRED else {}
    change(clue, by, expects=Clue.Status.values, paused_on=None, due_on=due, **back)
    step(clue, by, "resume", f"恢复计时，停了 {stood} 个工作日")
    return clue
