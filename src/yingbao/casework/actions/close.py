"""Close 销号: apply, head's opinion, re-match on newer data, county review by a second person.

1. the handler applies: result in words, at least one piece of evidence, all measures done;
2. the township head gives an opinion (township clues);
3. the re-match on newer data is silent, or a recorded reason says why data cannot show it;
4. a county person who neither applied nor endorsed nor visited closes;
5. a random share is drawn for a re-visit by another township; a re-match that fires reopens.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from yingbao.casework.actions.record import change, require_role, require_sight, require_text, step
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.law import share_of
from yingbao.casework.models import (
    Closure,
    Clue,
    Decision,
    Evidence,
    Measure,
    Revisit,
    Role,
    Run,
    Township,
    User,
    Visit,
)

REVISIT_SHARE = "procedure/revisit_share"
APPLICANTS = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
UNFINISHED = (Decision.State.DRAFT, Decision.State.APPROVED, Decision.State.SERVED)
OPEN_STATES = (Closure.State.APPLIED, Closure.State.ENDORSED)


@transaction.atomic
def apply(clue: Clue, *, by: User, result: str) -> Closure:
    """Asks to close. Missing pieces are named all at once."""
    require_role(by, *APPLICANTS, what="申请销号")
    require_sight(clue, by)
    if missing := still_missing(clue):
        raise Refused("还不能申请销号：" + "；".join(missing) + "。")
    ready = [Clue.Status.VERIFIED, Clue.Status.ACTING]
    change(clue, by, expects=ready, status=Clue.Status.CLOSING)
    closure = Closure.objects.create(
        clue=clue, result=require_text(result, "办理结果"), applied_by=by
    )
    if clue.gone_since_id:
        _note_silence(closure, clue.gone_since)
    step(clue, by, "apply_closure", f"申请销号：{closure.result}")
    return closure


def still_missing(clue: Clue) -> list[str]:
    """What stands between this clue and an application, in words."""
    held = clue.evidence.filter(withdrawn_at=None)
    return gaps(clue, clue.visits.all(), held, clue.measures.all(), clue.decisions.all())


def gaps(
    clue: Clue,
    visits: Collection[Visit] | QuerySet[Visit],
    evidence: Collection[Evidence] | QuerySet[Evidence],
    measures: Iterable[Measure],
    decisions: Iterable[Decision],
) -> list[str]:
    """The same over all that the clue has, as a page has read it; `evidence` without what was withdrawn."""
    planned, decided = list(measures), list(decisions)
    upheld = clue.outcome == Clue.Outcome.UPHELD
    checks = (
        (not clue.outcome, "没有核查结论"),
        (not visits, "没有两人入户记录"),
        (not evidence, "没有一份能看到结果的材料"),
        (any(one.done_on is None for one in planned), "还有措施没办完"),
        (any(one.state in UNFINISHED for one in decided), "还有决定没执行完"),
        (upheld and not (planned or decided), "属实了，但没有定措施，也没有作决定"),
    )
    return [words for stands, words in checks if stands]


@transaction.atomic
def endorse(closure: Closure, *, by: User, opinion: str) -> Closure:
    """The township head's opinion. The head may have gone along, but may not be the applicant."""
    require_role(by, Role.TOWNSHIP_HEAD, what="签乡镇意见")
    require_sight(closure.clue, by)
    if by == closure.applied_by:
        raise NotAllowed("申请人不能给自己签意见。")
    found = Closure.objects.filter(pk=closure.pk, state=Closure.State.APPLIED)
    if not found.update(
        state=Closure.State.ENDORSED,
        endorsed_by=by,
        endorsed_at=timezone.now(),
        opinion=require_text(opinion, "乡镇意见"),
    ):
        raise Refused("这份申请已经签过，或已退回。")
    closure.refresh_from_db()
    step(closure.clue, by, "endorse", f"乡镇意见：{closure.opinion}")
    return closure


@transaction.atomic
def explain_data(closure: Closure, *, by: User, reason: str) -> Closure:
    """Why newer data cannot show the result; the second person will weigh it."""
    require_role(by, *APPLICANTS, what="写明数据看不出来的原因")
    require_sight(closure.clue, by)
    if closure.rematch == Closure.Rematch.STILL:
        raise Refused("新数据里这条仍然命中，不能写成看不出来。先把事情办到位。")
    Closure.objects.filter(pk=closure.pk, state__in=OPEN_STATES).update(
        rematch=Closure.Rematch.CANNOT, cannot_reason=require_text(reason, "原因")
    )
    closure.refresh_from_db()
    step(closure.clue, by, "explain_data", f"数据看不出来：{closure.cannot_reason}")
    return closure


@transaction.atomic
def rematch(closure: Closure, run: Run, *, fires: bool, by: User | None = None) -> Closure:
    """The newer run's word on an applied closure. A run not newer than the visit says nothing."""
    if closure.state not in OPEN_STATES:
        return closure
    closure.rematch = Closure.Rematch.STILL if fires else Closure.Rematch.SILENT
    closure.rematch_run = run
    closure.save(update_fields=["rematch", "rematch_run"])
    return closure


@transaction.atomic
def review(
    closure: Closure, *, by: User, agrees: bool, words: str, draw: random.Random | None = None
) -> Closure:
    """The county's second person closes the clue, or returns it with a reason."""
    require_role(by, Role.COUNTY_OFFICER, Role.COUNTY_LEADER, what="审核销号")
    closure.refresh_from_db()
    if closure.state not in OPEN_STATES:
        raise Refused(f"这份申请现在是“{closure.get_state_display()}”，不用再审。")
    words = require_text(words, "审核意见")
    if agrees:
        _guard_review(closure, by)
    done = Closure.objects.filter(pk=closure.pk, state=closure.state).update(
        state=Closure.State.CLOSED if agrees else Closure.State.RETURNED,
        reviewed_by=by,
        reviewed_at=timezone.now(),
        review=words,
    )
    if not done:
        raise Refused("别人先审了这份申请。")
    closure.refresh_from_db()
    after = Clue.Status.CLOSED if agrees else _before_closing(closure.clue)
    change(closure.clue, by, expects=[Clue.Status.CLOSING], status=after)
    step(closure.clue, by, "review", f"{'同意销号' if agrees else '退回'}：{words}")
    if agrees:
        _maybe_draw(closure, draw or random.SystemRandom())
    return closure


def _guard_review(closure: Closure, by: User) -> None:
    clue = closure.clue
    visitors = [visit.first for visit in clue.visits.all()]
    if by in (closure.applied_by, closure.endorsed_by, *visitors):
        raise NotAllowed("第二人不能是申请人、签意见的人，也不能是核查人。请换一位。")
    if by.name in [visit.second_name for visit in clue.visits.all()]:
        raise NotAllowed("您是同行的核查人，不能自己确认。请换一位。")
    if closure.applied_by.role == Role.TOWNSHIP_OFFICER and closure.state != Closure.State.ENDORSED:
        raise Refused("乡镇负责人还没有签意见。")
    if closure.rematch == Closure.Rematch.STILL:
        raise Refused("新数据里这条仍然命中，不能销号。")
    if closure.rematch == Closure.Rematch.WAITING:
        raise Refused("还没有用新数据复核。等下一次比对，或写明数据为什么看不出来。")


def _before_closing(clue: Clue) -> str:
    return (
        Clue.Status.ACTING
        if clue.outcome in (Clue.Outcome.UPHELD, Clue.Outcome.DATA)
        else Clue.Status.VERIFIED
    )


def _maybe_draw(closure: Closure, draw: random.Random) -> None:
    others = Township.objects.exclude(pk=closure.clue.township_id)
    share = share_of(REVISIT_SHARE, timezone.localdate(closure.reviewed_at))
    if draw.random() < share and others.exists():
        Revisit.objects.create(
            clue=closure.clue, closure=closure, township=draw.choice(list(others))
        )


def _note_silence(closure: Closure, run: Run | None) -> None:
    closure.rematch, closure.rematch_run = Closure.Rematch.SILENT, run
    closure.save(update_fields=["rematch", "rematch_run"])


@transaction.atomic
def record_revisit(revisit: Revisit, *, by: User, on: date, holds: bool, words: str) -> Revisit:
    """The other township, or the inspector, looked again. What does not hold reopens the clue."""
    if by.role != Role.INSPECTOR and by.township_id != revisit.township_id:
        raise NotAllowed("这次回访派给了别的乡镇。")
    require_role(by, Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.INSPECTOR, what="填回访")
    done = Revisit.objects.filter(pk=revisit.pk, done_on=None).update(
        done_on=on, done_by=by, holds=holds, words=require_text(words, "回访情况")
    )
    if not done:
        raise Refused("这次回访已经填过。")
    revisit.refresh_from_db()
    step(revisit.clue, by, "revisit", f"回访：{'属实' if holds else '与销号不符'}。{revisit.words}")
    if not holds:
        reopen(revisit.clue, by=by, reason=f"回访不符：{revisit.words}")
    return revisit


@transaction.atomic
def reopen(clue: Clue, *, by: User | None, reason: str) -> Clue:
    """A closed clue lives again: the rule fires again, a re-visit differs, or new facts came."""
    found = Clue.objects.filter(pk=clue.pk, status=Clue.Status.CLOSED)
    if not found.update(
        status=Clue.Status.NEW,
        outcome="",
        gone_since=None,
        due_on=None,
        reopened=F("reopened") + 1,
        version=F("version") + 1,
    ):
        raise Refused("只有已销号的线索才能重开。")
    clue.refresh_from_db()
    step(clue, by, "reopen", f"重开：{reason}")
    return clue
