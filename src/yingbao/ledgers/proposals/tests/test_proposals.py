"""Proposals are answered with reasons, and what the cases teach is counted from them."""

from __future__ import annotations

import pytest

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Clue
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers import mechanisms
from yingbao.ledgers.proposals import verbs
from yingbao.ledgers.proposals.model import Proposal


def proposed(cast: Cast) -> Proposal:
    return verbs.propose(kind="burden", content="车辆核查表和入户表填两遍", why="内容一样", rule="219",
                         by=cast.liu, today=TODAY)  # fmt: skip


def test_a_clerk_proposes_and_reads_the_answer(cast: Cast) -> None:
    item = verbs.take_up(proposed(cast), owner=cast.zhou, workdays=10, by=cast.he, today=TODAY)
    verbs.settle(item, adopted=True, words="合成一张", by=cast.he, today=TODAY)
    assert Proposal.objects.visible_to(cast.liu).get().outcome == "合成一张"


def test_an_answer_without_a_reason_is_none(cast: Cast) -> None:
    with pytest.raises(Refused, match="为什么"):
        verbs.settle(proposed(cast), adopted=False, words=" ", by=cast.zhou, today=TODAY)


def test_the_township_does_not_answer_its_own(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        verbs.settle(proposed(cast), adopted=True, words="好", by=cast.duan, today=TODAY)


def test_causes_are_counted_from_upheld_clues(cast: Cast) -> None:
    cast.verified()
    cast.verified()
    cast.verified(Clue.Outcome.UNFOUNDED)
    assert mechanisms.root_causes() == [mechanisms.Counted("收入变化没有申报", 2)]
    assert mechanisms.causes_by_township()[0][0] == "龙港镇"


def test_a_rule_that_is_never_right_is_named(cast: Cast) -> None:
    assert mechanisms.weak_rules() == []
    for _ in range(20):
        cast.verified(Clue.Outcome.UNFOUNDED)
    assert [one.count for one in mechanisms.weak_rules()] == [20]


def test_the_paper_burden_is_counted_from_what_the_township_s_people_did(cast: Cast) -> None:
    cast.verified()
    proposed(cast)
    burdens = {one.township: one.forms for one in mechanisms.burdens(TODAY)}
    assert burdens["龙港镇"] > 0 and burdens["端氏镇"] == 0
