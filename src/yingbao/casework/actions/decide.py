"""Decide: help is two people and a day; reducing, stopping and recovering pass every guard.

The order for an adverse decision:
1. a visit by two people stands behind it;
2. the person is heard, and the hearing is on record — before the decision (社会救助法 第四十八条
   from 2026-07-01; earlier law asked for written reasons, and we hear first then too);
3. a written notice says facts, reasons, article, and how to ask for review or to sue;
4. a second person of the county approves, who neither drafted nor visited nor heard;
5. the notice is served; after the waiting window the decision takes effect, next pay month.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from yingbao.casework.actions.record import change, require_role, require_sight, require_text, step
from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.law import days_of
from yingbao.casework.models import Clue, Decision, Hearing, Notice, Role, User

WAITING_DAYS = "procedure/waiting_days"  # 自然日 between service and effect
DRAFTERS = (Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER)
APPROVERS = (Role.COUNTY_OFFICER, Role.COUNTY_LEADER)


@dataclass(frozen=True)
class Draft:
    """What is proposed: amount in yuan, the first month it changes, facts and article."""

    kind: Decision.Kind
    facts: str
    basis: str
    amount: Decimal | None = None
    people: int = 1
    from_month: date | None = None


@transaction.atomic
def draft(clue: Clue, content: Draft, *, by: User) -> Decision:
    """A proposal. An adverse one needs an upheld clue and the visit that upheld it."""
    require_role(by, *DRAFTERS, what="起草决定")
    require_sight(clue, by)
    if clue.outcome != Clue.Outcome.UPHELD:
        raise Refused("只有核查属实的线索才能起草决定。")
    visit = clue.visits.first()
    if content.kind in Decision.ADVERSE and visit is None:
        raise Refused("减发、停发、追回要先有两人入户记录。")
    decision = Decision.objects.create(
        clue=clue,
        kind=content.kind,
        facts=require_text(content.facts, "事实"),
        basis=require_text(content.basis, "依据的条款"),
        amount=content.amount,
        people=content.people,
        from_month=content.from_month,
        visit=visit,
        drafted_by=by,
    )
    change(clue, by, expects=[Clue.Status.VERIFIED, Clue.Status.ACTING], status=Clue.Status.ACTING)
    step(clue, by, "draft", f"起草{decision.get_kind_display()}", decision=decision.pk)
    return decision


@transaction.atomic
def hear(
    decision: Decision,
    *,
    by: User,
    heard_on: date,
    place: str,
    present: str,
    said: str,
    answer: str,
    today: date,
) -> Hearing:
    """Records what the person said, before anything is decided."""
    require_role(by, *DRAFTERS, what="听取意见")
    require_sight(decision.clue, by)
    _must_be(decision, Decision.State.DRAFT, "听取意见要在作决定之前")
    if heard_on > today:
        raise Refused(f"听取意见的日期 {heard_on} 还没有到。")
    hearing, made = Hearing.objects.get_or_create(
        decision=decision,
        defaults={
            "heard_on": heard_on,
            "place": require_text(place, "地点"),
            "present": require_text(present, "在场的人"),
            "said": require_text(said, "本人怎么说"),
            "answer": answer,
            "recorded_by": by,
        },
    )
    if not made:
        raise Refused("这项决定已有听取意见笔录。补充内容请写进经过。")
    step(decision.clue, by, "hear", "听取本人意见，已记入笔录", decision=decision.pk)
    return hearing


@transaction.atomic
def write_notice(decision: Decision, *, by: User, number: str, text: str, remedies: str) -> Notice:
    """The notice as it will be served. Without the remedies it is no notice."""
    require_role(by, *DRAFTERS, what="写告知书")
    require_sight(decision.clue, by)
    _must_be(decision, Decision.State.DRAFT, "告知书在确认前写好")
    if decision.is_adverse and not Hearing.objects.filter(decision=decision).exists():
        raise Refused("先听取本人意见，再写告知书。")
    if "复议" not in remedies or "诉讼" not in remedies:
        raise Refused("告知书要写明怎样申请行政复议、怎样提起行政诉讼。")
    notice, made = Notice.objects.get_or_create(
        decision=decision,
        defaults={
            "number": require_text(number, "文号"),
            "text": require_text(text, "告知内容"),
            "remedies": remedies,
            "written_by": by,
        },
    )
    if not made:
        raise Refused("告知书已经写好，不能重写。要改请撤回决定另起草。")
    step(decision.clue, by, "write_notice", f"写好告知书 {notice.number}", decision=decision.pk)
    return notice


@transaction.atomic
def approve(decision: Decision, *, by: User, today: date) -> Decision:
    """The second person. For an adverse decision: nobody who drafted, visited or heard."""
    require_role(by, *APPROVERS, what="确认决定")
    _must_be(decision, Decision.State.DRAFT, "这项决定已不在起草中")
    if by == decision.drafted_by:
        raise NotAllowed("第二人不能是起草人。")
    if decision.is_adverse:
        _guard_adverse(decision, by)
    _move(
        decision, Decision.State.DRAFT, Decision.State.APPROVED, approved_by=by, approved_on=today
    )
    step(decision.clue, by, "approve", f"确认{decision.get_kind_display()}", decision=decision.pk)
    return decision


def _guard_adverse(decision: Decision, by: User) -> None:
    hearing = Hearing.objects.filter(decision=decision).first()
    if hearing is None:
        raise Refused("还没有听取本人意见。没有笔录不能确认减发、停发、追回。")
    if not Notice.objects.filter(decision=decision).exists():
        raise Refused("还没有写好告知书。")
    visit = decision.visit
    if visit is None:
        raise Refused("没有两人入户记录。")
    if by in (hearing.recorded_by, visit.first) or by.name == visit.second_name:
        raise NotAllowed("第二人不能是核查人，也不能是听取意见的人。请换一位。")


@transaction.atomic
def serve(
    decision: Decision, *, by: User, served_on: date, how: str, received_by: str, today: date
) -> Decision:
    """The person has the paper in hand; the waiting window begins."""
    require_role(by, *DRAFTERS, what="登记送达")
    require_sight(decision.clue, by)
    _must_be(decision, Decision.State.APPROVED, "确认之后才送达")
    if served_on > today or (decision.approved_on and served_on < decision.approved_on):
        raise Refused(f"送达日期 {served_on} 应在确认之后、今天之前。")
    Notice.objects.filter(decision=decision).update(
        served_on=served_on,
        served_how=require_text(how, "送达方式"),
        received_by=require_text(received_by, "签收人"),
    )
    _move(decision, Decision.State.APPROVED, Decision.State.SERVED)
    step(decision.clue, by, "serve", f"告知书已送达，{received_by}签收", decision=decision.pk)
    return decision


@transaction.atomic
def carry_out(decision: Decision, *, by: User, today: date) -> Decision:
    """The decision takes effect: help at once, harm only after service and the waiting window."""
    require_role(by, *APPROVERS, what="执行决定")
    if decision.is_adverse:
        _guard_waiting(decision, today)
        before = Decision.State.SERVED
    else:
        before = Decision.State.APPROVED
    _move(decision, before, Decision.State.EFFECTIVE, effective_on=today)
    step(decision.clue, by, "carry_out", f"执行{decision.get_kind_display()}", decision=decision.pk)
    return decision


def _guard_waiting(decision: Decision, today: date) -> None:
    _must_be(decision, Decision.State.SERVED, "送达之后才执行")
    notice = Notice.objects.get(decision=decision)
    if notice.served_on is None:
        raise Refused("告知书还没有送达。")
    free_on = notice.served_on + timedelta(days=days_of(WAITING_DAYS, notice.served_on))
    if today < free_on:
        raise Refused(f"还在等待期，{free_on} 起才能执行。这之前照原来的发。")


@transaction.atomic
def withdraw(decision: Decision, *, by: User, reason: str) -> Decision:
    """Taken back before it took effect; the record stays."""
    require_role(by, *DRAFTERS, *APPROVERS, what="撤回决定")
    require_sight(decision.clue, by)
    if decision.state in (Decision.State.EFFECTIVE, Decision.State.WITHDRAWN):
        raise Refused("已执行或已撤回的决定不能再撤。要改请另作决定。")
    _move(decision, decision.state, Decision.State.WITHDRAWN)
    step(
        decision.clue,
        by,
        "withdraw",
        f"撤回{decision.get_kind_display()}：{require_text(reason, '撤回的原因')}",
    )
    return decision


def _must_be(decision: Decision, state: Decision.State, otherwise: str) -> None:
    decision.refresh_from_db()
    if decision.state != state:
        raise Refused(f"{otherwise}。它现在是“{decision.get_state_display()}”。")


def _move(decision: Decision, before: str, after: str, **changes: object) -> None:
    found = Decision.objects.filter(pk=decision.pk, state=before, version=decision.version)
    if not found.update(state=after, version=F("version") + 1, **changes):
        raise Moved("别人先改了这项决定。您的操作没有做，请看一眼再办。")
    decision.refresh_from_db()


__all__ = ["Draft", "approve", "carry_out", "draft", "hear", "serve", "withdraw", "write_notice"]
