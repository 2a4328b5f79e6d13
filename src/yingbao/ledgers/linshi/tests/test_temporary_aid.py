"""Temporary aid: emergencies first, papers later; expense by its procedure; refusals in writing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.linshi import verbs
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.reserves.tests.test_reserve_book import book
from yingbao.ledgers.tests.numbers import number

PERSON = number(date(1970, 5, 6), 11)


def applied(cast: Cast, **more: Any) -> Aid:
    values: dict[str, Any] = {
        "name": "郭来喜",
        "id_number": PERSON,
        "kind": "emergency",
        "residence": "local",
        "reason": "家里失火，没有住处",
        "event_on": TODAY,
        "amount": Decimal(2000),
        "people": 3,
        "township": cast.longgang,
        "village": "梁庄村",
    }
    return verbs.apply(verbs.Need(**values | more), by=cast.liu, today=TODAY)


def given(cast: Cast, **more: Any) -> Aid:
    values = {"on": TODAY, "way": "cash", "signers": "刘春燕、段立新", "from_reserve": False} | more
    return verbs.give_first(applied(cast), by=cast.liu, today=TODAY, **values)


def approve(aid: Aid, cast: Cast, **more: Any) -> Aid:
    values = {"check_no": "H2026-1", "publicity_from": TODAY, "minutes_no": "", "by": cast.duan}
    return verbs.approve(aid, today=TODAY, **values | more)


def test_an_emergency_is_helped_first_and_papered_afterwards(cast: Cast) -> None:
    aid = given(cast)
    assert (aid.state, aid.due_on) == ("given", TODAY + timedelta(days=14))
    assert verbs.complete(aid, papers="申请书、照片", by=cast.duan, today=TODAY).state == "closed"


def test_who_took_an_emergency_down_does_not_sign_its_papers(cast: Cast) -> None:
    need = verbs.Need(
        "郭来喜", "", "emergency", "local", "失火", TODAY, Decimal(1), 1, cast.longgang
    )
    aid = verbs.apply(need, by=cast.duan, today=TODAY)
    verbs.give_first(aid, on=TODAY, way="account", signers="", from_reserve=False, by=cast.duan,
                     today=TODAY)  # fmt: skip
    with pytest.raises(NotAllowed, match="不能自己确认"):
        verbs.complete(aid, papers="申请书", by=cast.duan, today=TODAY)


def test_somebody_without_a_card_is_helped_too(cast: Cast) -> None:
    assert applied(cast, id_number="").person_key == ""


def test_a_number_that_cannot_be_right_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="校验码不对"):
        applied(cast, id_number=PERSON[:-1] + ("1" if PERSON[-1] != "1" else "2"))


def test_people_from_elsewhere_are_taken(cast: Cast) -> None:
    assert applied(cast, residence="passing").state == "applied"


def test_not_being_local_is_no_reason_to_refuse(cast: Cast) -> None:
    aid = applied(cast, residence="passing")
    with pytest.raises(Refused, match="不是不予的理由"):
        verbs.refuse(aid, reason="不是本地户籍", notice_on=TODAY, by=cast.duan, today=TODAY)
    refused = verbs.refuse(aid, reason="保险已全额赔付", notice_on=TODAY, by=cast.duan, today=TODAY)
    assert refused.state == "ended"


def test_cash_needs_two_signatures(cast: Cast) -> None:
    with pytest.raises(Refused, match="两个人签字"):
        given(cast, signers="刘春燕")


def test_expense_cases_are_not_given_first(cast: Cast) -> None:
    with pytest.raises(Refused, match="支出型的走审批"):
        verbs.give_first(applied(cast, kind="expense"), on=TODAY, way="account", signers="",
                         from_reserve=False, by=cast.liu, today=TODAY)  # fmt: skip


def test_a_township_gives_no_more_than_its_ceiling(cast: Cast) -> None:
    aid = applied(cast, amount=Decimal(3001))
    with pytest.raises(Refused, match="最多 3000"):
        verbs.give_first(aid, on=TODAY, way="account", signers="", from_reserve=False,
                         by=cast.liu, today=TODAY)  # fmt: skip


def test_the_reserve_pays_and_the_book_shows_it(cast: Cast) -> None:
    reserve = book(cast, 5000)
    aid = given(cast, from_reserve=True)
    assert (reserve.balance, aid.reserve_entry.case_number) == (3000, aid.number)


def test_without_a_reserve_the_help_is_not_booked_twice_over(cast: Cast) -> None:
    with pytest.raises(Refused, match="还没有备用金"):
        given(cast, from_reserve=True)
    assert Aid.objects.get().state == "applied"


def test_expense_needs_check_and_publicity(cast: Cast) -> None:
    aid = applied(cast, kind="expense")
    with pytest.raises(Refused, match="核对报告"):
        approve(aid, cast, check_no="")
    with pytest.raises(Refused, match="公示"):
        approve(aid, cast, publicity_from=None)
    assert approve(aid, cast).level == "乡"


def test_two_small_sums_of_one_month_are_seen_together(cast: Cast) -> None:
    approve(applied(cast, kind="expense"), cast)
    second = applied(cast, kind="expense", reason="孩子住院")
    with pytest.raises(Refused, match="一共 4000"):
        approve(second, cast)
    assert approve(second, cast, by=cast.zhou).level == "县"


def test_who_took_the_application_does_not_approve_it(cast: Cast) -> None:
    need = verbs.Need(
        "郭来喜", "", "emergency", "local", "失火", TODAY, Decimal(1), 1, cast.longgang
    )
    aid = verbs.apply(need, by=cast.duan, today=TODAY)
    with pytest.raises(NotAllowed, match="受理的人"):
        approve(aid, cast)


def test_the_money_is_handed_over_after_approval(cast: Cast) -> None:
    aid = approve(applied(cast), cast)
    verbs.hand_over(
        aid, on=TODAY, way="account", signers="", from_reserve=False, by=cast.liu, today=TODAY
    )
    assert aid.state == "closed"


def test_another_township_takes_its_own(cast: Cast) -> None:
    with pytest.raises(Refused, match="您在龙港镇"):
        applied(cast, township=cast.duanshi)
