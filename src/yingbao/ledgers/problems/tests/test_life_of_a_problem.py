"""From a problem found to its closing, and every refusal on the way."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.problems import verbs
from yingbao.ledgers.problems.model import Problem


def found(cast: Cast, **more: Any) -> Problem:
    given: dict[str, Any] = {
        "source": "audit",
        "task": "七",
        "severity": "middle",
        "content": "三户低保金三月没有到账",
        "found_on": TODAY,
        "township": cast.longgang,
    }
    return verbs.find(verbs.Found(**given | more), by=cast.zhou, today=TODAY)


def acting(cast: Cast, is_true: bool = True, **more: Any) -> Problem:
    problem = verbs.claim(
        found(cast, **more), owner=cast.liu, workdays=10, by=cast.duan, today=TODAY
    )
    return verbs.check(problem, is_true=is_true, words="看了存折", checkers="刘春燕、马会平",
                       by=cast.liu, today=TODAY)  # fmt: skip


def finished(cast: Cast, is_true: bool = True, **money: Any) -> Problem:
    problem = acting(cast, is_true)
    if is_true:
        verbs.plan(problem, measure="补发", workdays=10, by=cast.liu, today=TODAY)
    result = verbs.Result("已到账", "银行回单三份", **money)
    return verbs.finish(problem, result=result, by=cast.liu, today=TODAY)


def closed(cast: Cast, **more: Any) -> Problem:
    problem = verbs.endorse(finished(cast, **more), words="属实", by=cast.duan, today=TODAY)
    return verbs.review(problem, agrees=True, words="回单核对过", by=cast.zhou, today=TODAY)


def test_a_problem_is_closed_with_result_papers_head_and_second_person(cast: Cast) -> None:
    problem = closed(cast, back_pay_due=Decimal(900), back_paid=Decimal(900))
    assert (problem.state, problem.back_paid, problem.is_short) == ("closed", 900, False)


def test_untrue_problems_take_the_same_road_without_a_measure(cast: Cast) -> None:
    assert closed(cast, is_true=False).is_true is False


def test_two_people_check(cast: Cast) -> None:
    problem = verbs.claim(found(cast), owner=cast.liu, workdays=5, by=cast.liu, today=TODAY)
    with pytest.raises(Refused, match="两个人以上"):
        verbs.check(
            problem, is_true=True, words="看了", checkers="刘春燕", by=cast.liu, today=TODAY
        )


def test_a_true_problem_needs_a_measure_first(cast: Cast) -> None:
    with pytest.raises(Refused, match="先定整改措施"):
        verbs.finish(acting(cast), result=verbs.Result("x", "y"), by=cast.liu, today=TODAY)


@pytest.mark.parametrize(
    ("money", "words"),
    [
        ({"recover_due": Decimal(5), "recovered": Decimal(6)}, "还多"),
        ({"back_pay_due": Decimal(5), "back_paid": Decimal(4)}, "没有补发足"),
    ],
)
def test_money_that_does_not_add_up_is_named(cast: Cast, money: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        finished(cast, **money)


def test_a_shortfall_with_a_reason_may_close_and_stays_visible(cast: Cast) -> None:
    problem = closed(cast, recover_due=Decimal(5), recovered=Decimal(0), why_short="已减免，有批文")
    assert problem.is_short


def test_papers_are_needed(cast: Cast) -> None:
    with pytest.raises(Refused, match="佐证材料"):
        verbs.Result("好了", " ").guard()


def test_the_head_does_not_sign_for_oneself_and_county_waits_for_the_head(cast: Cast) -> None:
    problem = finished(cast)
    with pytest.raises(Refused, match="还没有签意见"):
        verbs.review(problem, agrees=True, words="好", by=cast.zhou, today=TODAY)
    with pytest.raises(NotAllowed):
        verbs.endorse(problem, words="好", by=cast.liu, today=TODAY)


def test_returned_work_goes_back_with_a_reason_and_loses_the_signature(cast: Cast) -> None:
    problem = verbs.endorse(finished(cast), words="好", by=cast.duan, today=TODAY)
    verbs.review(problem, agrees=False, words="回单看不清", by=cast.zhou, today=TODAY)
    assert (problem.state, problem.opinion) == ("acting", "")


def test_a_closed_problem_can_be_reopened_and_counts_it(cast: Cast) -> None:
    problem = verbs.reopen(closed(cast), reason="又没到账", by=cast.qin, today=TODAY)
    assert (problem.state, problem.reopened) == ("acting", 1)


def test_the_database_too_asks_for_a_second_person(cast: Cast) -> None:
    problem = finished(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Problem.objects.filter(pk=problem.pk).update(state="closed", closed_by=cast.liu)


def test_another_township_is_not_given_the_problem(cast: Cast) -> None:
    with pytest.raises(Refused, match="龙港镇的问题"):
        verbs.claim(found(cast), owner=cast.ma, workdays=5, by=cast.zhou, today=TODAY)


def test_a_day_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="还没有到"):
        found(cast, found_on=TODAY + timedelta(days=1))
