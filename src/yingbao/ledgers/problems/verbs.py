"""From a problem found to 对账销号. 不属实 needs evidence and the county's word just the same.

found → checking → acting → reviewing → closed; returned to acting; reopened to acting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Role, Township, User
from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.record import move, next_number, note, require_sight

CLAIM_WORKDAYS = 5
State = Problem.State


@dataclass(frozen=True)
class Found:
    """A problem as it is written down. `subject` is printed as it stands: a masked name."""

    source: str
    task: str
    severity: str
    content: str
    found_on: date
    township: Township | None = None
    village: str = ""
    subject: str = ""
    basis: str = ""
    amount: Decimal = Decimal(0)
    months: int = 0
    is_shared: bool = False


@dataclass(frozen=True)
class Result:
    """What came of the measures: words, papers, and money owed and moved in each direction."""

    result: str
    evidence: str
    recover_due: Decimal = Decimal(0)
    recovered: Decimal = Decimal(0)
    back_pay_due: Decimal = Decimal(0)
    back_paid: Decimal = Decimal(0)
    why_short: str = ""
    accountable: str = ""

    def guard(self) -> None:
        require_text(self.result, "整改结果")
        require_text(self.evidence, "佐证材料")
        for due, done, word in (
            (self.recover_due, self.recovered, "追回"),
            (self.back_pay_due, self.back_paid, "补发"),
        ):
            if done > due:
                raise Refused(f"已{word} {done} 元，比应{word}的 {due} 元还多。请核对两个数。")
            if done < due and not self.why_short.strip():
                raise Refused(f"应{word} {due} 元，已{word} {done} 元。没有{word}足的写一句原因。")


@transaction.atomic
def find(found: Found, *, by: User, today: date, complaint: Complaint | None = None) -> Problem:
    """Writes a problem into the list."""
    require_role(by, *CLERK_ROLES, what="记入问题清单")
    if found.found_on > today:
        raise Refused(f"发现的日子 {found.found_on} 还没有到。")
    require_text(found.content, "问题描述")
    problem = Problem.objects.create(
        number=next_number(Problem, today),
        made_by=by,
        complaint=complaint,
        due_on=add_workdays(today, CLAIM_WORKDAYS),
        **vars(found),
    )
    note(problem, by, "find", f"{problem.get_source_display()}：{found.content[:60]}")
    return problem


@transaction.atomic
def claim(problem: Problem, *, owner: User, workdays: int, by: User, today: date) -> Problem:
    """A person answers for it from now on, with a term in 工作日."""
    require_role(by, *CLERK_ROLES, what="认领问题")
    require_sight(problem, by)
    if problem.township_id and owner.township_id not in (None, problem.township_id):
        raise Refused(f"这是{problem.township}的问题，请选那里或县里的人。")
    due = add_workdays(today, workdays)
    move(problem, expects=[State.FOUND], state=State.CHECKING, owner=owner, due_on=due)
    note(problem, by, "claim", f"{owner.name}负责，{due} 前核清")
    return problem


@transaction.atomic
def check(
    problem: Problem, *, is_true: bool, words: str, checkers: str, by: User, today: date
) -> Problem:
    """What two people found. Untrue goes to review with its evidence, like everything else."""
    _require_owner(problem, by)
    if len([name for name in checkers.replace("，", "、").split("、") if name.strip()]) < 2:
        raise Refused("核查要两个人以上，姓名用顿号隔开。")
    move(
        problem,
        expects=[State.CHECKING],
        state=State.ACTING,
        is_true=is_true,
        checked=require_text(words, "核查情况"),
        checkers=checkers,
    )
    note(problem, by, "check", f"核查{'属实' if is_true else '不属实'}：{words[:60]}")
    return problem


@transaction.atomic
def plan(problem: Problem, *, measure: str, workdays: int, by: User, today: date) -> Problem:
    """The measure and its term."""
    _require_owner(problem, by)
    due = add_workdays(today, workdays)
    words = require_text(measure, "整改措施")
    move(problem, expects=[State.ACTING], measure=words, due_on=due)
    note(problem, by, "plan", f"措施：{words[:60]}，{due} 前")
    return problem


@transaction.atomic
def report(problem: Problem, *, words: str, by: User, today: date) -> Problem:
    """Where it stands; the deadline does not move by reporting."""
    _require_owner(problem, by)
    move(problem, expects=[State.ACTING], progress=require_text(words, "进展"))
    note(problem, by, "report", f"进展：{words[:80]}")
    return problem


@transaction.atomic
def finish(problem: Problem, *, result: Result, by: User, today: date) -> Problem:
    """Asks for closing, with papers and money."""
    _require_owner(problem, by)
    if problem.is_true and not problem.measure:
        raise Refused("属实的先定整改措施。")
    result.guard()
    changes: dict[str, Any] = vars(result) | {"finished_by": by, "finished_on": today}
    move(problem, expects=[State.ACTING], state=State.REVIEWING, **changes)
    note(problem, by, "finish", f"申请销号：{result.result[:60]}")
    return problem


@transaction.atomic
def endorse(problem: Problem, *, words: str, by: User, today: date) -> Problem:
    """The township head signs."""
    require_role(by, Role.TOWNSHIP_HEAD, what="签乡镇意见")
    require_sight(problem, by)
    if by == problem.finished_by:
        raise NotAllowed("申请人不能给自己签意见。")
    opinion = require_text(words, "乡镇意见")
    move(problem, expects=[State.REVIEWING], opinion=opinion, opinion_by=by)
    note(problem, by, "endorse", f"乡镇意见：{opinion}")
    return problem


@transaction.atomic
def review(problem: Problem, *, agrees: bool, words: str, by: User, today: date) -> Problem:
    """The county's second person closes it or gives it back with a reason."""
    require_role(by, *COUNTY_ROLES, what="审核销号")
    require_sight(problem, by)
    words = require_text(words, "审核意见")
    if not agrees:
        move(problem, expects=[State.REVIEWING], state=State.ACTING, review=words, opinion="",
             opinion_by=None, due_on=add_workdays(today, CLAIM_WORKDAYS))  # fmt: skip
        note(problem, by, "return", f"退回：{words}")
        return problem
    _guard_review(problem, by)
    move(problem, expects=[State.REVIEWING], state=State.CLOSED, review=words, closed_by=by,
         closed_on=today, due_on=None)  # fmt: skip
    note(problem, by, "close", f"销号：{words}")
    return problem


def _guard_review(problem: Problem, by: User) -> None:
    if by in (problem.finished_by, problem.opinion_by, problem.owner):
        raise NotAllowed("办的人、签意见的人不能审核。请换一位。")
    if by.name in problem.checkers.replace("，", "、").split("、"):
        raise NotAllowed("您是核查人，不能自己审核。请换一位。")
    if problem.township_id and problem.opinion_by_id is None:
        raise Refused("乡镇负责人还没有签意见。")


@transaction.atomic
def reopen(problem: Problem, *, reason: str, by: User, today: date) -> Problem:
    """It came back, or was not really put right."""
    require_role(by, *COUNTY_ROLES, Role.INSPECTOR, what="重开")
    require_sight(problem, by)
    words = require_text(reason, "为什么重开")
    move(problem, expects=[State.CLOSED], state=State.ACTING, closed_by=None, closed_on=None,
         reopened=F("reopened") + 1, opinion="", opinion_by=None,
         due_on=add_workdays(today, CLAIM_WORKDAYS))  # fmt: skip
    note(problem, by, "reopen", f"重开：{words}")
    return problem


def _require_owner(problem: Problem, by: User) -> None:
    require_role(by, *CLERK_ROLES, what="办整改")
    require_sight(problem, by)
    if by != problem.owner:
        who = problem.owner.name if problem.owner else "还没有人认领"
        raise NotAllowed(f"这一条由{who}负责。" if problem.owner else f"这一条{who}。")
