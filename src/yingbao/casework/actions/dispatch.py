"""Dispatch 派发: the county hands a clue to its township with a deadline in 工作日."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from yingbao.casework.actions.record import change, require_role, require_sight, require_text, step
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.clock import add_workdays
from yingbao.casework.law import days_of
from yingbao.casework.models import Clue, Role, RuleResult, Township, User

TERMS = {  # 工作日 by level, as the county sets them
    "红": "procedure/dispatch_workdays_red",
    "橙": "procedure/dispatch_workdays_orange",
    "黄": "procedure/dispatch_workdays_yellow",
    "蓝": "procedure/dispatch_workdays_blue",
}
UNDO_SECONDS = 10


@dataclass(frozen=True)
class Load:
    """What a dispatch would mean for one township: how many clues against what it can do."""

    township: Township
    already: int
    adding: int

    @property
    def weeks(self) -> float:
        return (self.already + self.adding) / max(self.township.weekly_capacity, 1)


def preview(clues: Iterable[Clue], by: User) -> list[Load]:
    """Per township: open work now, work to be added. Nothing changes."""
    require_role(by, Role.COUNTY_OFFICER, Role.COUNTY_LEADER, what="派发线索")
    adding: dict[Township, int] = {}
    for clue in clues:
        adding[clue.township] = adding.get(clue.township, 0) + 1
    return [
        Load(place, _open_work(place), count)
        for place, count in sorted(adding.items(), key=lambda item: item[0].order)
    ]


def _open_work(place: Township) -> int:
    busy = (Clue.Status.DISPATCHED, Clue.Status.VERIFIED, Clue.Status.ACTING)
    return Clue.objects.filter(township=place, status__in=busy).count()


@transaction.atomic
def dispatch(clue: Clue, *, by: User, today: date, term: int | None = None) -> Clue:
    """From 待派发 to 待入户; the term runs from the day after."""
    require_role(by, Role.COUNTY_OFFICER, Role.COUNTY_LEADER, what="派发线索")
    require_sight(clue, by)
    days = term or days_of(TERMS[clue.level], today)
    due = add_workdays(today, days)
    now = timezone.now()
    change(
        clue,
        by,
        expects=[Clue.Status.NEW],
        status=Clue.Status.DISPATCHED,
        due_on=due,
        dispatched_at=now,
    )
    step(
        clue,
        by,
        "dispatch",
        f"派给{clue.township}，期限 {days} 个工作日",
        undo_until=now + timedelta(seconds=UNDO_SECONDS),
        before={"status": Clue.Status.NEW},
        due=str(due),
    )
    return clue


@transaction.atomic
def release(result: RuleResult, *, by: User, reason: str) -> int:
    """Lets clues go that a breaker held: a person looked at why and says so."""
    require_role(by, Role.COUNTY_OFFICER, Role.COUNTY_LEADER, what="放行被拦下的线索")
    reason = require_text(reason, "放行的理由")
    held = Clue.objects.filter(last_run=result.run, rule=result.rule, status=Clue.Status.HELD)
    clues = list(held)
    if not clues:
        raise Refused("这次比对里，这条规则已经没有等放行的线索。看最近一次比对。")
    held.update(status=Clue.Status.NEW, version=F("version") + 1)
    result.released_by, result.released_reason = str(by), reason
    result.save(update_fields=["released_by", "released_reason"])
    for clue in clues:
        step(clue, by, "release", f"放行：{reason}")
    return len(clues)
