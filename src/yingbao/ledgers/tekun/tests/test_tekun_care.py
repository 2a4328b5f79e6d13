"""Tekun care: tiers reckoned, wishes asked, agreements renewed in time, carers with limits."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.papers import care_agreement
from yingbao.ledgers.papers.paper import make
from yingbao.ledgers.papers.tests.opening import is_filled, words_of
from yingbao.ledgers.tekun import verbs
from yingbao.ledgers.tekun.model import SIX_ITEMS, Tekun, Tier
from yingbao.ledgers.tests.numbers import number

CARER = number(date(1975, 3, 3), 21)


def entered(cast: Cast, serial: int = 1, **more: Any) -> Tekun:
    values: dict[str, Any] = {
        "name": "王老栓",
        "id_number": number(date(1948, 8, 8), serial),
        "township": cast.longgang,
        "mode": "home",
        "since": date(2020, 1, 1),
        "village": "梁庄村",
    }
    return verbs.enter(verbs.Entering(**values | more), by=cast.liu, today=TODAY)


def terms(**more: Any) -> verbs.Terms:
    values: dict[str, Any] = {
        "carer_name": "王二柱",
        "carer_id": CARER,
        "relation": "侄子",
        "signed_on": TODAY,
        "expires_on": TODAY + timedelta(days=365),
        "monthly_pay": Decimal(200),
        "duties": "做饭、洗衣、陪同看病",
        "visits_a_month": 8,
    }
    return verbs.Terms(**values | more)


def signed(cast: Cast, **more: Any) -> Tekun:
    return verbs.sign(entered(cast), terms=terms(**more), by=cast.liu, today=TODAY)


def assessed(item: Tekun, failed: int, cast: Cast) -> Tekun:
    return verbs.assess(item, on=TODAY, failed=list(SIX_ITEMS[:failed]), assessors="刘春燕、段立新",
                        by=cast.liu, today=TODAY)  # fmt: skip


@given(st.integers(0, 6), st.dates(date(2017, 1, 1), date(2026, 12, 31)))
def test_none_failed_is_able_one_to_three_partly_four_and_more_fully(
    failed: int, day: date
) -> None:
    expected = Tier.ABLE if failed == 0 else Tier.PARTLY if failed <= 3 else Tier.FULLY
    assert verbs.tier_of(failed, day) == expected


def test_the_tier_follows_from_the_items(cast: Cast) -> None:
    assert assessed(entered(cast), 4, cast).tier == "fully"


def test_an_assessment_needs_two_people_and_known_items(cast: Cast) -> None:
    item = entered(cast)
    with pytest.raises(Refused, match="两个人以上"):
        verbs.assess(item, on=TODAY, failed=[], assessors="刘春燕", by=cast.liu, today=TODAY)
    with pytest.raises(Refused, match="没有这几项"):
        verbs.assess(item, on=TODAY, failed=["sing"], assessors="甲、乙", by=cast.liu, today=TODAY)


def test_renewing_ends_the_agreement_before(cast: Cast) -> None:
    item = signed(cast)
    later = TODAY + timedelta(days=340)
    verbs.sign(item, terms=terms(signed_on=later, expires_on=later + timedelta(days=365)), by=cast.liu,
               today=later)  # fmt: skip
    old = item.agreements.last()
    assert (item.agreements.filter(ended_on=None).count(), old.ended_on) == (
        1,
        later - timedelta(days=1),
    )


def test_a_month_before_it_ends_the_renewal_is_due(cast: Cast) -> None:
    item = assessed(signed(cast, expires_on=TODAY + timedelta(days=100)), 1, cast)
    assert item.due_on == TODAY + timedelta(days=70)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"carer_id": number(date(1945, 1, 1), 3)}, "81 岁"),
        ({"carer_id": number(date(1948, 8, 8), 1)}, "不能是本人"),
        ({"carer_id": ""}, "要有身份证号"),
        ({"expires_on": TODAY}, "到期日"),
    ],
)
def test_a_carer_who_cannot_be_one_is_refused(cast: Cast, more: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        signed(cast, **more)


def test_a_carer_with_five_wards_takes_no_sixth(cast: Cast) -> None:
    for serial in range(2, 7):
        verbs.sign(entered(cast, serial), terms=terms(), by=cast.liu, today=TODAY)
    with pytest.raises(Refused, match="已经照料 5 人"):
        verbs.sign(entered(cast, 9), terms=terms(), by=cast.liu, today=TODAY)


def test_nobody_is_moved_without_their_signed_wish(cast: Cast) -> None:
    item = signed(cast)
    with pytest.raises(Refused, match="先问本人"):
        verbs.change_mode(
            item, mode="central", institution="中心敬老院", bed="3", by=cast.liu, today=TODAY
        )
    verbs.ask_wish(
        item, on=TODAY, mode="central", signer="本人", words="怕冷", by=cast.liu, today=TODAY
    )
    verbs.change_mode(
        item, mode="central", institution="中心敬老院", bed="3", by=cast.liu, today=TODAY
    )
    assert (item.mode, item.agreements.get().ended_on) == ("central", TODAY)


def test_people_in_institutions_sign_no_home_agreement(cast: Cast) -> None:
    item = entered(cast, mode="central", institution="中心敬老院")
    with pytest.raises(Refused, match="由机构照料"):
        verbs.sign(item, terms=terms(), by=cast.liu, today=TODAY)


def test_ending_says_what_comes_after_and_is_the_county_s(cast: Cast) -> None:
    item = entered(cast)
    with pytest.raises(NotAllowed):
        verbs.end(item, on=TODAY, why="有了收入", follow_up="转低保", by=cast.liu, today=TODAY)
    with pytest.raises(Refused, match="怎么接上"):
        verbs.end(item, on=TODAY, why="有了收入", follow_up=" ", by=cast.zhou, today=TODAY)
    assert verbs.end(
        item, on=TODAY, why="有了收入", follow_up="转低保", by=cast.zhou, today=TODAY
    ).ended_on


def test_one_file_a_person(cast: Cast) -> None:
    entered(cast)
    with pytest.raises(Refused, match="已经有档案"):
        entered(cast)


def test_a_visit_in_the_future_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="之间"):
        verbs.visit(entered(cast), on=TODAY + timedelta(days=1), visitor="甲", is_checking=False,
                    how="上门", words="好", by=cast.liu, today=TODAY)  # fmt: skip


def test_the_agreement_s_paper_masks_both_numbers(cast: Cast) -> None:
    item = signed(cast)
    content = make(care_agreement.PAPER, item, by=cast.liu, today=TODAY)
    text = words_of(content)
    assert is_filled(content) and "做饭、洗衣" in text
    assert CARER not in text and str(item.id_number) not in text
