"""Supervising lateness: first ask what is lacking, then one rung at a time, each with a paper.

1. open: the late things are written down as they stand; the first rung is a reminder;
2. climb: the next rung, or a later one with a reason; a letter needs the leader;
3. the township answers; a neighbour may lend a person;
4. end: nothing is late any more, or the leader says why it ends.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Role, Township, User
from yingbao.casework.models.people import COUNTY_ROLES, TOWNSHIP_ROLES
from yingbao.ledgers.record import move, next_number, note, require_sight
from yingbao.ledgers.supervision.lateness import late_in
from yingbao.ledgers.supervision.model import STEPS, WORDS, LateItem, Rung, Supervision

LEADERS_RUNGS = ("letter", "talk", "circular")  # 分管领导签发
PATIENCE = {"remind": 3, "urge": 5, "letter": 10, "talk": 10, "circular": 10}  # 工作日 to answer


@transaction.atomic
def begin(township: Township, *, paper: str, by: User, today: date) -> Supervision:
    """The reminder, with the list of what is late today. Nothing late, nothing to supervise."""
    require_role(by, *COUNTY_ROLES, what="提醒乡镇")
    if not late_in(township, today):
        raise Refused(f"{township}现在没有超期的事，不用督办。")
    if Supervision.objects.exclude(state="ended").filter(township=township).exists():
        raise Refused(f"{township}已经有一件督办在走，接着那一件办。")
    item = Supervision.objects.create(
        number=next_number(Supervision, today),
        township=township,
        made_by=by,
        due_on=add_workdays(today, PATIENCE["remind"]),
    )
    _take(item, "remind", paper, "", by, today)
    return item


@transaction.atomic
def climb(
    item: Supervision, *, step: str, paper: str, skipped_why: str, by: User, today: date
) -> Supervision:
    """The next rung. Skipping one needs a reason (say, emergency aid that reached nobody)."""
    require_role(by, *COUNTY_ROLES, what="督办")
    require_sight(item, by)
    _guard_rung(item, step, skipped_why, by, today)
    due = add_workdays(today, PATIENCE[step])
    move(item, expects=[item.state], state=step, due_on=due)
    _take(item, step, paper, skipped_why, by, today)
    return item


def _guard_rung(item: Supervision, step: str, skipped_why: str, by: User, today: date) -> None:
    if step not in STEPS:
        raise Refused(f"没有“{step}”这一级。")
    if step in LEADERS_RUNGS:
        require_role(by, Role.COUNTY_LEADER, what=f"发{WORDS[step]}")
    here, there = STEPS.index(item.state), STEPS.index(step)
    if there <= here:
        raise Refused(f"现在已经是“{WORDS[item.state]}”，只能再往上走。")
    if skipped_why.strip():
        return
    if there > here + 1:
        raise Refused(f"跳过了“{WORDS[STEPS[here + 1]]}”，写一句为什么。")
    if item.due_on and today <= item.due_on:
        raise Refused(f"给乡里的时间到 {item.due_on}，还没有过。要提前的，写一句为什么。")


def _take(
    item: Supervision, step: str, paper: str, skipped_why: str, by: User, today: date
) -> None:
    paper = require_text(paper, "这一级的文书（电话记录、函号、谈话记录）")
    Rung.objects.create(supervision=item, step=step, taken_on=today, by=by, paper=paper,
                        skipped_why=skipped_why)  # fmt: skip
    assert item.township is not None  # every supervision is of a township
    LateItem.objects.bulk_create(
        LateItem(supervision=item, step=step, **vars(late))
        for late in late_in(item.township, today)
    )
    note(item, by, step, f"{WORDS[step]}：{paper}", paper=step)


@transaction.atomic
def answer(item: Supervision, *, words: str, lack: str, by: User, today: date) -> Supervision:
    """The township says where it stands and what it lacks: people, data, roads."""
    require_role(by, *TOWNSHIP_ROLES, what="答复督办")
    require_sight(item, by)
    rung = item.rungs.last()
    assert rung is not None  # begin() takes the first
    rung.answer, rung.answered_on = require_text(words, "答复"), today
    rung.save(update_fields=["answer", "answered_on"])
    move(item, expects=STEPS, lack=lack.strip() or item.lack)
    note(item, by, "answer", f"答复：{words[:80]}")
    return item


@transaction.atomic
def lend(item: Supervision, *, helper: Township, words: str, by: User, today: date) -> Supervision:
    """A neighbouring township lends a person; often this is all that was lacking."""
    require_role(by, *COUNTY_ROLES, what="协调人手")
    require_sight(item, by)
    if helper == item.township:
        raise Refused("帮手要从别的乡镇来。")
    move(item, expects=STEPS, helper=helper)
    note(item, by, "lend", f"请{helper}帮忙：{require_text(words, '帮几天、帮什么')}")
    return item


@transaction.atomic
def end(item: Supervision, *, words: str, by: User, today: date) -> Supervision:
    """Nothing is late any more; a leader may also end it with a reason while something is."""
    require_role(by, *COUNTY_ROLES, what="结束督办")
    require_sight(item, by)
    assert item.township is not None
    left = len(late_in(item.township, today))
    if left and by.role != Role.COUNTY_LEADER:
        raise Refused(f"还有 {left} 件超期。办上了再结束，或请分管领导写明原因。")
    move(item, expects=STEPS, state="ended", ended_on=today, due_on=None)
    note(item, by, "end", f"结束：{require_text(words, '怎么办上的')}")
    return item
