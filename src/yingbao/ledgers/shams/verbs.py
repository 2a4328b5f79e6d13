"""The inspector's verbs: begin on a sign, ask first, draw a sample, conclude.

The inspector changes no case: a re-visit that does not hold reopens its clue by its own verb.
"""

from __future__ import annotations

import random
from datetime import date

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Closure, Clue, Revisit, Role, Township, User
from yingbao.casework.models.people import TOWNSHIP_ROLES
from yingbao.casework.selectors.rules import rulebook
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.shams.model import ShamReview
from yingbao.ledgers.shams.sampling import confidence, sample_size

STYLE = "作风"
ANSWER_WORKDAYS = 5
State, Conclusion = ShamReview.State, ShamReview.Conclusion


@transaction.atomic
def begin(*, code: str, by: User, today: date) -> ShamReview:
    """A review of one sign, by the number of its clue."""
    require_role(by, Role.INSPECTOR, what="作风核查")
    signal = Clue.objects.visible_to(by).filter(code=code.strip()).first()
    if signal is None or signal.direction != STYLE:
        raise Refused(f"{code.strip()} 不是作风类线索。作风线索在线索页筛“作风”就能看到。")
    if ShamReview.objects.filter(signal=signal).exclude(state=State.ENDED).exists():
        raise Refused(f"{signal.code} 已经在核查。")
    review = ShamReview.objects.create(
        number=next_number(ShamReview, today),
        signal=signal,
        township=signal.township,
        made_by=by,
        due_on=add_workdays(today, ANSWER_WORKDAYS),
    )
    note(review, by, "begin", f"{signal.title}：{signal.because[:80]}")
    return review


def honest_explanations(review: ShamReview) -> tuple[str, ...]:
    """What may well be the reason, from the rule itself; they are asked before anything else."""
    rule = rulebook().get(review.signal.rule)
    return (*rule.benign, *rule.ask_first) if rule else ()


@transaction.atomic
def ask(review: ShamReview, *, words: str, by: User, today: date) -> ShamReview:
    """Asks the township for its reasons; the clock for an answer starts."""
    require_role(by, Role.INSPECTOR, what="问乡镇")
    due = add_workdays(today, ANSWER_WORKDAYS)
    move(review, expects=[State.ASKING], asked=require_text(words, "要问的话"), due_on=due)
    note(review, by, "ask", f"问：{words[:80]}")
    return review


@transaction.atomic
def explain(review: ShamReview, *, words: str, by: User, today: date) -> ShamReview:
    """The township's own words."""
    require_role(by, *TOWNSHIP_ROLES, what="说明原因")
    require_sight(review, by)
    if not review.asked:
        raise Refused("还没有来问，先不用说明。")
    move(review, expects=[State.ASKING, State.SEEING], explained=require_text(words, "说明"),
         explained_by=by)  # fmt: skip
    note(review, by, "explain", f"说明：{words[:80]}")
    return review


@transaction.atomic
def draw(
    review: ShamReview,
    *,
    share: int,
    wanted: int,
    by: User,
    today: date,
    dice: random.Random | None = None,
) -> ShamReview:
    """Draws closed cases of the township at random, to be seen again by another township.

    `share` is the percentage of bad cases one wants to notice, `wanted` the chance in percent.
    """
    require_role(by, Role.INSPECTOR, what="抽样")
    if not review.asked:
        raise Refused("先问乡镇原因，再抽样。多数迹象有正当的解释。")
    closed = list(
        Closure.objects.filter(state=Closure.State.CLOSED, clue__township=review.township)
        .exclude(clue__status=Clue.Status.NEW)
        .order_by("pk")
    )
    if not closed:
        raise Refused("这个乡镇还没有销号的线索，没有可抽的。")
    size = sample_size(len(closed), share / 100, wanted / 100)
    dice = dice or random.SystemRandom()
    picked = dice.sample(closed, size)
    sure = confidence(len(closed), -(-len(closed) * share // 100), size)
    move(review, expects=[State.ASKING], state=State.SEEING, population=len(closed),
         share=share / 100, confidence=sure)  # fmt: skip
    _send(review, picked, dice)
    note(review, by, "draw", f"{len(closed)} 件里抽 {size} 件，把握 {sure:.0%}", size=size)
    return review


def _send(review: ShamReview, picked: list[Closure], dice: random.Random) -> None:
    others = list(Township.objects.exclude(pk=review.township_id or 0))
    if not others:
        raise Refused("没有别的乡镇可以去看。由驻局纪检自己去，在回访里填。")
    review.drawn.set(picked)
    for closure in picked:
        seen_by = dice.choice(others)
        made = Revisit.objects.create(clue=closure.clue, closure=closure, township=seen_by)
        review.revisits.add(made)


@transaction.atomic
def conclude(
    review: ShamReview, *, conclusion: str, reasons: str, by: User, today: date
) -> ShamReview:
    """A person's conclusion. Passing on needs the township's answer or its term gone by."""
    require_role(by, Role.INSPECTOR, what="下结论")
    _guard_conclusion(review, conclusion, today)
    move(review, expects=[State.ASKING, State.SEEING], state=State.ENDED, conclusion=conclusion,
         reasons=require_text(reasons, "理由"), concluded_by=by, due_on=None)  # fmt: skip
    note(review, by, "conclude", f"{review.get_conclusion_display()}：{reasons[:80]}")
    return review


def _guard_conclusion(review: ShamReview, conclusion: str, today: date) -> None:
    waiting = review.revisits.filter(done_on=None).count()
    if waiting:
        raise Refused(f"还有 {waiting} 件没有看回来。")
    if conclusion == Conclusion.REASONABLE:
        return
    if not review.asked:
        raise NotAllowed("还没有问过乡镇，不能下这样的结论。")
    if not review.explained and (review.due_on is None or today <= review.due_on):
        raise Refused(f"乡镇还没有说明，期限到 {review.due_on}。")
    if conclusion == Conclusion.PASSED_ON and not review.revisits.exists():
        raise Refused("移交之前要抽样再看过。")
