"""Anybody who works cases may propose; the county says who takes it up and what came of it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from yingbao.casework.actions.record import require_role, require_text
from yingbao.casework.clock import add_workdays
from yingbao.casework.models import Role, User
from yingbao.casework.models.people import COUNTY_ROLES
from yingbao.ledgers.proposals.model import Proposal
from yingbao.ledgers.record import move, next_number, note, require_sight

PROPOSERS = (
    Role.TOWNSHIP_OFFICER,
    Role.TOWNSHIP_HEAD,
    Role.COUNTY_OFFICER,
    Role.COUNTY_LEADER,
    Role.INSPECTOR,
)
ANSWER_WORKDAYS = 15
State = Proposal.State


@transaction.atomic
def propose(*, kind: str, content: str, why: str, rule: str, by: User, today: date) -> Proposal:
    """Writes a proposal, a good practice, a gap in the policy, or a form that could go."""
    require_role(by, *PROPOSERS, what="提建议")
    proposal = Proposal.objects.create(
        number=next_number(Proposal, today),
        kind=kind,
        content=require_text(content, "建议"),
        why=why,
        rule=rule,
        township=by.township,
        made_by=by,
        due_on=add_workdays(today, ANSWER_WORKDAYS),
    )
    note(proposal, by, "propose", f"{proposal.get_kind_display()}：{content[:60]}")
    return proposal


@transaction.atomic
def take_up(proposal: Proposal, *, owner: User, workdays: int, by: User, today: date) -> Proposal:
    """Names who works it out, and by when."""
    require_role(by, *COUNTY_ROLES, what="定谁来研究")
    require_sight(proposal, by)
    due = add_workdays(today, workdays)
    move(proposal, expects=[State.OPEN, State.TAKEN], state=State.TAKEN, owner=owner, due_on=due)
    note(proposal, by, "take_up", f"{owner.name}研究，{due} 前")
    return proposal


@transaction.atomic
def settle(proposal: Proposal, *, adopted: bool, words: str, by: User, today: date) -> Proposal:
    """Adopted or not, with the reason; whoever proposed it reads it."""
    require_role(by, *COUNTY_ROLES, what="答复建议")
    require_sight(proposal, by)
    state = State.ADOPTED if adopted else State.DROPPED
    move(proposal, expects=[State.OPEN, State.TAKEN], state=state, due_on=None,
         outcome=require_text(words, "怎么定的，为什么"))  # fmt: skip
    note(proposal, by, "settle", f"{state.label}：{words[:60]}")
    return proposal
