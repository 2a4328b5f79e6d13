"""Temporary aid: emergency first and papers later; expense by its procedure; refusals in writing.

applied → approved → closed, or for emergencies applied → given → closed. Nobody approves what they
wrote down; a small sum may be the township's, a larger one is the county's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.law import days_of, text_of
from yingbao.casework.models import Role, Township, User
from yingbao.casework.models.people import CLERK_ROLES
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.named import sealed
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.reserves import verbs as reserve
from yingbao.ledgers.reserves.model import Reserve

APPROVERS = (Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER, Role.COUNTY_LEADER)
CEILING, SPLIT = "linshi/township_ceiling", "linshi/split_days"
GIVE_DAYS, COMPLETE_DAYS = "linshi/emergency_days", "linshi/completion_days"
OUTSIDER = "linshi/outsider_words"
NEVER = r"(?!)"
EXPENSE_DAYS = 20  # 自然日 until somebody asks why an expense case still waits
State, Kind, Way = Aid.State, Aid.Kind, Aid.Way


@dataclass(frozen=True)
class Need:
    """What happened to whom. A number may be missing: help does not wait for a card."""

    name: str
    id_number: str
    kind: str
    residence: str
    reason: str
    event_on: date
    amount: Decimal
    people: int
    township: Township
    village: str = ""


@transaction.atomic
def apply(need: Need, *, by: User, today: date) -> Aid:
    """Takes an application, wherever the person comes from (649号 第四十七条; 社会救助法 第三十七条)."""
    require_role(by, *CLERK_ROLES, what="受理临时救助")
    _guard_need(need, by, today)
    emergency = need.kind == Kind.EMERGENCY
    term = days_of(GIVE_DAYS, today) if emergency else EXPENSE_DAYS
    aid = Aid.objects.create(
        number=next_number(Aid, today),
        made_by=by,
        applied_on=today,
        due_on=today + timedelta(days=term),
        **sealed(need.name, need.id_number),
        **{name: value for name, value in vars(need).items() if name not in ("name", "id_number")},
    )
    note(aid, by, "apply", f"{aid.get_kind_display()}：{need.reason[:60]}")
    return aid


def _guard_need(need: Need, by: User, today: date) -> None:
    require_text(need.reason, "遇到了什么")
    if need.amount <= 0:
        raise Refused(f"金额要大于零，读到 {need.amount}。")
    if need.event_on > today:
        raise Refused(f"事发日 {need.event_on} 还没有到。")
    if by.township_id and by.township != need.township:
        raise Refused(f"您在{by.township}，请写事情发生的本乡镇，或转给{need.township}。")


@transaction.atomic
def give_first(
    aid: Aid, *, on: date, way: str, signers: str, from_reserve: bool, by: User, today: date
) -> Aid:
    """Emergency: help now. No means check, no appraisal, no publicity beforehand (民发〔2018〕23号)."""
    require_role(by, Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, what="先行救助")
    require_sight(aid, by)
    if aid.kind != Kind.EMERGENCY:
        raise Refused("支出型的走审批，不先发。真等不及的，改登记成急难型。")
    if aid.amount > _ceiling(on):
        raise Refused(f"乡镇先救助最多 {_ceiling(on)} 元。先给这么多，其余报县里。")
    _guard_hand(aid, on, way, signers, today)
    move(
        aid,
        expects=[State.APPLIED],
        state=State.GIVEN,
        given_on=on,
        way=way,
        signers=signers,
        level="乡",
        due_on=on + timedelta(days=days_of(COMPLETE_DAYS, on)),
        **_from_reserve(aid, on, by, from_reserve),
    )
    note(aid, by, "give_first", f"{on} 先救助 {aid.amount} 元，{aid.due_on} 前补手续")
    return aid


def _from_reserve(aid: Aid, on: date, by: User, from_reserve: bool) -> dict[str, Any]:
    if not from_reserve:
        return {}
    book = Reserve.objects.filter(township=aid.township, state="open").first()
    if book is None:
        raise Refused(f"{aid.township}还没有备用金。请县里先设，或改由县里直接发放。")
    words = f"{aid.get_kind_display()}救助"
    return {
        "reserve_entry": reserve.spend(
            book, on=on, amount=aid.amount, words=words, case_number=aid.number, by=by
        )
    }


def _guard_hand(aid: Aid, on: date, way: str, signers: str, today: date) -> None:
    if not aid.applied_on - timedelta(days=1) <= on <= today:
        raise Refused(f"给到手的日子要在 {aid.applied_on} 到 {today} 之间，读到 {on}。")
    people = [name for name in signers.replace("，", "、").split("、") if name.strip()]
    if way != Way.ACCOUNT and len(people) < 2:
        raise Refused("给现金、实物要两个人签字，姓名用顿号隔开。")


@transaction.atomic
def complete(aid: Aid, *, papers: str, by: User, today: date) -> Aid:
    """The papers of an emergency are made up; someone other than who gave it signs them off."""
    require_role(by, *APPROVERS, what="确认补齐的手续")
    require_sight(aid, by)
    if by == aid.made_by:
        raise NotAllowed("经手的人不能自己确认。请负责人来签。")
    move(
        aid,
        expects=[State.GIVEN],
        state=State.CLOSED,
        papers=require_text(papers, "补了哪些手续"),
        completed_on=today,
        approved_by=by,
        approved_on=today,
        due_on=None,
    )
    note(aid, by, "complete", f"手续补齐：{papers[:60]}")
    return aid


@transaction.atomic
def approve(
    aid: Aid, *, check_no: str, publicity_from: date | None, minutes_no: str, by: User, today: date
) -> Aid:
    """Approves by level and type. An expense case needs its check and its publicity."""
    require_role(by, *APPROVERS, what="审批临时救助")
    require_sight(aid, by)
    if by == aid.made_by:
        raise NotAllowed("受理的人不能自己审批。请换一位。")
    _guard_procedure(aid, check_no, publicity_from)
    level = _level(aid, by, today)
    move(aid, expects=[State.APPLIED], state=State.APPROVED, approved_by=by, approved_on=today,
         level=level, check_no=check_no, publicity_from=publicity_from,
         minutes_no=minutes_no)  # fmt: skip
    note(aid, by, "approve", f"{level}级批了 {aid.amount} 元")
    return aid


def _guard_procedure(aid: Aid, check_no: str, publicity_from: date | None) -> None:
    if aid.kind != Kind.EXPENSE:
        return
    if not check_no.strip():
        raise Refused("支出型要先核对家庭经济状况，写上核对报告编号。")
    if publicity_from is None:
        raise Refused("支出型要公示，写上公示起始日。")


def _level(aid: Aid, by: User, today: date) -> str:
    """乡 within the ceiling for all grants of the last days together, else 县."""
    if by.role != Role.TOWNSHIP_HEAD:
        return "县"
    together = aid.amount + recent(aid, today)
    if together > _ceiling(today):
        raise Refused(
            f"连同近期已批的，一共 {together} 元，超过乡镇能批的 {_ceiling(today)} 元。请报县里审批。"
        )
    return "乡"


def recent(aid: Aid, today: date) -> Decimal:
    """What the same person was granted in the days within which two sums are seen as one."""
    if not aid.person_key:
        return Decimal(0)
    since = today - timedelta(days=days_of(SPLIT, today))
    same = Aid.objects.filter(person_key=aid.person_key, applied_on__gte=since)
    same = same.exclude(pk=aid.pk).exclude(state=State.REFUSED)
    return same.aggregate(total=Sum("amount"))["total"] or Decimal(0)


def _ceiling(day: date) -> int:
    return days_of(CEILING, day)


@transaction.atomic
def hand_over(
    aid: Aid, *, on: date, way: str, signers: str, from_reserve: bool, by: User, today: date
) -> Aid:
    """The approved sum reaches the person."""
    require_role(by, *CLERK_ROLES, what="登记发放")
    require_sight(aid, by)
    _guard_hand(aid, on, way, signers, today)
    move(aid, expects=[State.APPROVED], state=State.CLOSED, given_on=on, way=way, signers=signers,
         due_on=None, **_from_reserve(aid, on, by, from_reserve))  # fmt: skip
    note(aid, by, "hand_over", f"{on} 给到 {aid.amount} 元")
    return aid


@transaction.atomic
def refuse(aid: Aid, *, reason: str, notice_on: date, by: User, today: date) -> Aid:
    """Not granted: reasons in writing. Not being local is no reason."""
    require_role(by, *APPROVERS, what="作不予决定")
    require_sight(aid, by)
    words = require_text(reason, "不予的理由")
    if re.search(text_of(OUTSIDER, today) or NEVER, words):
        raise Refused("户籍不在本地不是不予的理由：急难发生在哪里，就由哪里受理。")
    if notice_on < aid.applied_on:
        raise Refused("书面告知不会早于申请。")
    move(aid, expects=[State.APPLIED], state=State.REFUSED, refusal=words, notice_on=notice_on,
         due_on=None)  # fmt: skip
    note(aid, by, "refuse", f"不予：{words[:60]}")
    return aid
