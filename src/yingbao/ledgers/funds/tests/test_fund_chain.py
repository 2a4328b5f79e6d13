"""The fund chain: days against the limit, sums that cannot run ahead, office costs refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Role, User
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.funds import verbs
from yingbao.ledgers.funds.links import links
from yingbao.ledgers.funds.model import Fund

CAME = date(2026, 10, 1)


def came(cast: Cast, **more: Any) -> Fund:
    values: dict[str, Any] = {
        "document_no": f"晋财社〔2026〕{Fund.objects.count() + 1}号",
        "level": "province",
        "budget_item": "2081902",
        "purpose": "农村低保金",
        "amount": Decimal(1000),
        "received_on": CAME,
    }
    return verbs.receive(verbs.Came(**values | more), by=cast.zhou, today=TODAY)


def released(cast: Cast, **more: Any) -> Fund:
    return verbs.release(came(cast, **more), on=CAME + timedelta(days=10), amount=Decimal(1000),
                         by=cast.zhou, today=TODAY)  # fmt: skip


def paid(cast: Cast, amount: int = 1000) -> Fund:
    return verbs.pay(released(cast), on=CAME + timedelta(days=12), amount=Decimal(amount), people=4,
                     by=cast.zhou, today=TODAY)  # fmt: skip


def test_the_days_of_a_link_stand_against_the_limit_of_its_date(cast: Cast) -> None:
    [link] = links(came(cast))
    assert (link.limit, link.over(TODAY)) == (30, (TODAY - CAME).days - 30)
    assert link.basis == "预算法 第五十二条"


def test_what_was_passed_on_in_time_is_not_late(cast: Cast) -> None:
    assert [link.over(TODAY) for link in links(released(cast))] == [0, 0]


def test_no_more_is_passed_on_or_paid_than_there_is(cast: Cast) -> None:
    with pytest.raises(Refused, match="就超了"):
        verbs.release(came(cast), on=CAME, amount=Decimal(1001), by=cast.zhou, today=TODAY)
    with pytest.raises(Refused, match="就超了"):
        paid(cast, 1001)


def test_office_costs_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="工作经费"):
        came(cast, purpose="救助站办公设备购置")


def test_bought_services_are_not_office_costs(cast: Cast) -> None:
    assert came(cast, purpose="政府购买服务：入户核查工作经费").state == "received"


def test_the_same_paper_is_entered_once(cast: Cast) -> None:
    came(cast, document_no="晋财社〔2026〕9号")
    with pytest.raises(Refused, match="已经登记过"):
        came(cast, document_no="晋财社〔2026〕9号")


def test_it_is_squared_by_a_second_person_when_in_equals_out(cast: Cast) -> None:
    fund = paid(cast, 900)
    with pytest.raises(Refused, match="还有 100"):
        verbs.square(fund, words="好", by=cast.he, today=TODAY)
    verbs.give_back(fund, amount=Decimal(100), reason="两人去世", by=cast.zhou, today=TODAY)
    with pytest.raises(NotAllowed, match="不能自己对平"):
        verbs.square(fund, words="好", by=cast.zhou, today=TODAY)
    assert verbs.square(fund, words="流水核过", by=cast.he, today=TODAY).balance == 0


def test_lateness_is_explained_before_squaring(cast: Cast) -> None:
    fund = came(cast)
    verbs.give_back(fund, amount=Decimal(1000), reason="错拨", by=cast.zhou, today=TODAY)
    with pytest.raises(Refused, match="还没有写原因"):
        verbs.square(fund, words="好", by=cast.he, today=TODAY)
    verbs.explain(fund, words="指标系统停机", by=cast.zhou, today=TODAY)
    assert verbs.square(fund, words="好", by=cast.he, today=TODAY).state == "closed"


def test_what_is_in_time_needs_no_explaining(cast: Cast) -> None:
    with pytest.raises(Refused, match="没有超期"):
        verbs.explain(released(cast), words="x", by=cast.zhou, today=TODAY)


def test_a_day_before_the_money_came_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="之间"):
        verbs.release(came(cast), on=date(2026, 9, 1), amount=Decimal(1), by=cast.zhou, today=TODAY)


class TestMoneyIsNeverMadeOrLost(TestCase):
    @given(
        st.lists(st.tuples(st.sampled_from(["release", "pay", "give_back"]), st.integers(1, 700)))
    )
    @settings(max_examples=60, deadline=None)
    def test_in_equals_out_plus_balance_whatever_is_tried(
        self, tries: list[tuple[str, int]]
    ) -> None:
        zhou, _ = User.objects.get_or_create(
            username="zhou", defaults={"name": "周令仪", "role": Role.COUNTY_OFFICER}
        )
        fund = verbs.receive(
            verbs.Came("文号", "county", "2082001", "临时救助", Decimal(1000), CAME),
            by=zhou, today=TODAY,
        )  # fmt: skip
        for name, amount in tries:
            more = {"give_back": {"reason": "x"}, "pay": {"people": 1, "on": TODAY}}.get(
                name, {"on": TODAY}
            )
            try:
                getattr(verbs, name)(fund, amount=Decimal(amount), by=zhou, today=TODAY, **more)
            except Refused:
                fund.refresh_from_db()
            assert fund.paid + fund.returned + fund.balance == fund.amount
            assert 0 <= fund.paid <= fund.released <= fund.amount and fund.balance >= 0
