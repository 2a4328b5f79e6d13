"""A month's payees are drawn at random, asked at home, and what did not arrive becomes a problem."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.conf import settings

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.checks import verbs
from yingbao.ledgers.checks.model import Check
from yingbao.ledgers.checks.paid import paid_in
from yingbao.ledgers.problems.model import Problem

MONTH = date(2026, 10, 1)


def lay_payments(cast: Cast, people: int = 40) -> None:
    """A snapshot in which so many people were paid in October, one of them refused by the bank."""
    folder = Path(settings.RUNS_ROOT) / cast.run.folder / "store" / "snapshots" / cast.run.snapshot
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        con.execute(
            "COPY (SELECT 'p' || i AS person_id, '农村低保金' AS item, DATE '2026-10-01' AS period, "
            "NULL::DATE AS paid_on, 370.00::DECIMAL(14,2) AS amount, '龙港镇' AS township, '梁庄村' AS village, "
            "CASE WHEN i = 0 THEN '失败' ELSE '成功' END AS pay_status "
            f"FROM range(0, {people + 1}) AS t(i)) TO '{folder}/payment.parquet'"
        )


def checked(cast: Cast, **more: Any) -> Check:
    lay_payments(cast)
    return verbs.draw(month=date(2026, 10, 20), by=cast.zhou, today=TODAY, dice=random.Random(7),
                      **{"share": 10, "wanted": 80} | more)  # fmt: skip


def answered(cast: Cast, check: Check, result: str = "arrived") -> None:
    for one in check.drawn.filter(result=""):
        verbs.record(
            check,
            place=one.place,
            result=result,
            said="问过了",
            on=TODAY,
            by=cast.zhou,
            today=TODAY,
        )


def test_only_what_the_bank_really_paid_is_drawn_from(cast: Cast) -> None:
    lay_payments(cast)
    assert len(paid_in(MONTH)) == 40
    assert "p0" not in {one.person_id for one in paid_in(MONTH)}


def test_the_sample_is_as_large_as_the_confidence_asks(cast: Cast) -> None:
    check = checked(cast)
    assert check.population == 40 and check.confidence >= 0.8
    people = [one.person_id for one in check.drawn.all()]
    assert len(people) == len(set(people)) < 40
    assert check.drawn.count() < checked(cast, wanted=99).drawn.count()


def test_a_month_without_payments_cannot_be_checked(cast: Cast) -> None:
    with pytest.raises(Refused, match="没有读到发放成功的记录"):
        verbs.draw(month=date(2019, 5, 1), share=10, wanted=80, by=cast.zhou, today=TODAY)


def test_money_that_did_not_arrive_becomes_a_problem_once(cast: Cast) -> None:
    check = checked(cast)
    for _ in range(2):
        verbs.record(
            check, place=1, result="missing", said="卡里没有", on=TODAY, by=cast.zhou, today=TODAY
        )
    problem = Problem.objects.get()
    assert (problem.township, problem.amount, problem.task) == (cast.longgang, 370, "七")


def test_a_result_that_is_not_well_needs_words(cast: Cast) -> None:
    with pytest.raises(Refused, match="本人怎么说"):
        verbs.record(
            checked(cast), place=1, result="short", said="", on=TODAY, by=cast.zhou, today=TODAY
        )


def test_it_is_closed_by_a_second_person_when_everybody_was_asked(cast: Cast) -> None:
    check = checked(cast)
    with pytest.raises(Refused, match="没有问到"):
        verbs.close(check, words="都好", by=cast.he, today=TODAY)
    answered(cast, check)
    with pytest.raises(NotAllowed, match="换一位"):
        verbs.close(check, words="都好", by=cast.zhou, today=TODAY)
    verbs.close(check, words="都收到了", by=cast.he, today=TODAY)
    assert not check.is_open


def test_the_township_neither_draws_nor_records(cast: Cast) -> None:
    check = checked(cast)
    with pytest.raises(NotAllowed):
        verbs.record(check, place=1, result="arrived", said="", on=TODAY, by=cast.liu, today=TODAY)
    assert not Check.objects.visible_to(cast.liu).exists()
