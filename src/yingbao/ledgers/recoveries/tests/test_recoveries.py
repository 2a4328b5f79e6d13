"""Money owed back: heard first, paid as people can, let off by a second person, paid in on time."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Role, User
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.feed.recoveries import recoveries
from yingbao.ledgers.recoveries import verbs
from yingbao.ledgers.recoveries.model import Recovery
from yingbao.ledgers.tests.numbers import number

DECIDED = date(2026, 10, 8)


def said(township: Any, **more: Any) -> verbs.Owed:
    values: dict[str, Any] = {
        "name": "韩守义", "id_number": number(date(1962, 8, 18), 7), "programme": "低保",
        "decision_no": "沁民决〔2026〕9号", "heard_on": date(2026, 9, 28), "decided_on": DECIDED,
        "pay_by": date(2026, 12, 8), "why": "车辆登记以后多领四个月", "due_amount": Decimal(1480),
        "township": township,
    }  # fmt: skip
    return verbs.Owed(**values | more)


def owed(cast: Cast, **more: Any) -> Recovery:
    return verbs.enter(said(cast.longgang, **more), by=cast.zhou, today=TODAY)


def repaid(cast: Cast, amount: int, **more: Any) -> Recovery:
    return verbs.repay(owed(cast, **more), on=date(2026, 10, 20), amount=Decimal(amount), by=cast.liu,
                       today=TODAY)  # fmt: skip


def test_nobody_owes_before_being_heard(cast: Cast) -> None:
    with pytest.raises(Refused, match="先听，再决定"):
        owed(cast, heard_on=DECIDED + timedelta(days=1))
    item = owed(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.filter(pk=item.pk).update(heard_on=DECIDED + timedelta(days=1))


def test_a_recovery_needs_its_paper_and_a_term_after_the_decision(cast: Cast) -> None:
    with pytest.raises(Refused, match="决定书文号"):
        owed(cast, decision_no=" ")
    with pytest.raises(Refused, match="期限要在决定日"):
        owed(cast, pay_by=DECIDED)


def test_what_is_back_in_full_waits_for_the_treasury_within_its_days(cast: Cast) -> None:
    item = repaid(cast, 1480)
    assert (item.state, item.due_on) == ("returned", date(2026, 11, 19))
    verbs.deposit(item, on=TODAY, receipt_no="缴 001", by=cast.zhou, today=TODAY)
    assert item.state == "closed" and not item.is_open


def test_nobody_pays_more_than_is_owed(cast: Cast) -> None:
    with pytest.raises(Refused, match="多收的要退给本人"):
        repaid(cast, 1481)


def test_instalments_go_on_after_each_deposit(cast: Cast) -> None:
    item = verbs.by_instalments(owed(cast), months=4, first_on=date(2026, 12, 1), words="每月卖菜后交", by=cast.liu,
                                today=TODAY)  # fmt: skip
    verbs.repay(item, on=TODAY, amount=Decimal(370), by=cast.liu, today=TODAY)
    verbs.deposit(item, on=TODAY, receipt_no="缴 002", by=cast.zhou, today=TODAY)
    assert (item.state, item.left) == ("instalments", Decimal(1110))


def test_only_the_leader_lets_off_and_says_why(cast: Cast) -> None:
    item = owed(cast)
    with pytest.raises(NotAllowed):
        verbs.waive(item, amount=Decimal(1480), reason="家里有病人", by=cast.zhou, today=TODAY)
    with pytest.raises(Refused, match="理由"):
        verbs.waive(item, amount=Decimal(1480), reason=" ", by=cast.he, today=TODAY)
    verbs.waive(item, amount=Decimal(1480), reason="家里有病人，无力退", by=cast.he, today=TODAY)
    assert (item.state, item.left) == ("waived", 0)


def test_what_came_before_the_rest_was_let_off_still_goes_to_the_treasury(cast: Cast) -> None:
    item = repaid(cast, 400)
    verbs.waive(item, amount=Decimal(1080), reason="无力退", by=cast.he, today=TODAY)
    assert item.state == "returned"
    verbs.deposit(item, on=TODAY, receipt_no="缴 003", by=cast.zhou, today=TODAY)
    assert item.state == "closed"


def test_another_township_does_not_see_it(cast: Cast) -> None:
    assert not Recovery.objects.visible_to(cast.ma).filter(pk=owed(cast).pk).exists()


def test_rows_for_the_rules_say_what_was_owed_at_each_repayment(cast: Cast) -> None:
    item = repaid(cast, 400)
    verbs.repay(item, on=TODAY, amount=Decimal(80), by=cast.liu, today=TODAY)
    rows = list(recoveries())
    assert [(row["due_amount"], row["returned_amount"]) for row in rows] == [
        (1480, 400),
        (1080, 80),
    ]


class Sums(TestCase):
    """Whatever is paid and let off, in whatever order, what is left is never negative."""

    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(st.tuples(st.sampled_from(["repay", "waive"]), st.integers(-5, 900)), max_size=8)
    )
    def test_what_is_left_is_never_below_nothing(self, steps: list[tuple[str, int]]) -> None:
        cast = Cast() if not User.objects.exists() else None
        zhou, he = User.objects.get(username="zhou"), User.objects.get(role=Role.COUNTY_LEADER)
        place = cast.longgang if cast else User.objects.get(username="liu").township
        item = verbs.enter(said(place), by=zhou, today=TODAY)
        for verb, amount in steps:
            try:
                if verb == "repay":
                    verbs.repay(item, on=TODAY, amount=Decimal(amount), by=zhou, today=TODAY)
                else:
                    verbs.waive(item, amount=Decimal(amount), reason="无力退", by=he, today=TODAY)
            except Refused:
                pass
            item.refresh_from_db()
            assert 0 <= item.left <= item.due_amount
            assert item.returned + item.waived + item.left == item.due_amount
