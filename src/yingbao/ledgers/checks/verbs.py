"""Drawing, asking, closing. What did not arrive becomes a line of the problem ledger at once."""

from __future__ import annotations

import random
from datetime import date

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Role, Township, User
from yingbao.ledgers.checks.model import Check, Drawn
from yingbao.ledgers.checks.paid import Paid, names_of, paid_in
from yingbao.ledgers.problems import verbs as problems
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.record import move, next_number, note
from yingbao.ledgers.shams.sampling import confidence, sample_size
from yingbao.security import mask_name

OFFICER, COUNTY = Role.COUNTY_OFFICER, (Role.COUNTY_OFFICER, Role.COUNTY_LEADER)
SEE_WORKDAYS = 20
State, Result = Check.State, Drawn.Result


@transaction.atomic
def draw(
    *,
    month: date,
    share: int,
    wanted: int,
    by: User,
    today: date,
    dice: random.Random | None = None,
) -> Check:
    """Draws so many of the month's payees that a fault among `share` percent of them is seen with a
    chance of `wanted` percent."""
    require_role(by, OFFICER, what="抽查发放")
    everybody = paid_in(month)
    if not everybody:
        raise Refused(f"{month:%Y-%m} 没有读到发放成功的记录。先把这个月的发放表比对进来。")
    size = sample_size(len(everybody), share / 100, wanted / 100)
    picked = (dice or random.SystemRandom()).sample(everybody, size)
    check = Check.objects.create(
        number=next_number(Check, today), made_by=by, month=month.replace(day=1),
        population=len(everybody), share=share / 100, due_on=add_workdays(today, SEE_WORKDAYS),
        confidence=confidence(len(everybody), -(-len(everybody) * share // 100), size),
    )  # fmt: skip
    _write_down(check, picked)
    note(check, by, "draw", f"{check.month:%Y-%m} 发了 {len(everybody)} 人，抽 {size} 人，"
         f"把握 {check.confidence:.0%}", size=size)  # fmt: skip
    return check


def _write_down(check: Check, picked: list[Paid]) -> None:
    names, places = names_of(picked), {place.name: place for place in Township.objects.all()}
    Drawn.objects.bulk_create(
        Drawn(
            check_of=check, place=place, person_id=one.person_id, items=one.items, amount=one.amount,
            name=names.get(one.person_id, (None, None))[0], township=places.get(one.township),
            id_number=names.get(one.person_id, (None, None))[1], village=one.village,
        )
        for place, one in enumerate(picked, 1)
    )  # fmt: skip


@transaction.atomic
def record(
    check: Check, *, place: int, result: str, said: str, on: date, by: User, today: date
) -> Check:
    """What the person said at home. The county's own officer asks, not who handles the money."""
    require_role(by, OFFICER, what="记抽查结果")
    one = check.drawn.filter(place=place).first()
    if one is None:
        raise Refused(f"没有第 {place} 位。")
    if on > today:
        raise Refused(f"{on} 还没有到。")
    if result != Result.ARRIVED:
        require_text(said, "本人怎么说、少了多少")
    move(check, expects=[State.DRAWN])
    one.result, one.said, one.seen_on, one.seen_by = result, said, on, by
    if one.is_bad and one.problem is None:
        one.problem = _problem(check, one, by, today)
    one.save()
    note(check, by, "record", f"第 {place} 位：{one.get_result_display()}")
    return check


def _problem(check: Check, one: Drawn, by: User, today: date) -> Problem:
    found = problems.Found(
        source="own", task="七", severity="middle", township=one.township, village=one.village,
        subject=mask_name(one.name), amount=one.amount, months=1, found_on=today,
        content=f"发放后抽查 {check.number}：{check.month:%Y-%m} 的{one.items}{one.get_result_display()}",
    )  # fmt: skip
    return problems.find(found, by=by, today=today)


@transaction.atomic
def close(check: Check, *, words: str, by: User, today: date) -> Check:
    """Everybody drawn was asked; a second person says what that means."""
    require_role(by, *COUNTY, what="结束抽查")
    if by == check.made_by:
        raise NotAllowed("抽查的人不能自己结束。请换一位。")
    waiting = check.drawn.filter(result="").count()
    if waiting:
        raise Refused(f"还有 {waiting} 位没有问到。")
    move(check, expects=[State.DRAWN], state=State.CLOSED, closed_by=by, due_on=None,
         words=require_text(words, "看下来怎样"))  # fmt: skip
    note(check, by, "close", f"看完：{words[:80]}")
    return check
