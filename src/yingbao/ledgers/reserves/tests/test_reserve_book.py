"""The reserve book: never below nothing, never above its full sum, counted by two."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.reserves import verbs
from yingbao.ledgers.reserves.model import Entry, Reserve


def book(cast: Cast, holding: int = 0) -> Reserve:
    reserve = verbs.set_up(cast.longgang, full=Decimal(20000), by=cast.zhou, today=TODAY)
    if holding:
        verbs.top_up(
            reserve, on=TODAY, amount=Decimal(holding), words="年初拨入", by=cast.zhou, today=TODAY
        )
    return reserve


def spend(reserve: Reserve, cast: Cast, amount: int) -> Entry:
    return verbs.spend(
        reserve, on=TODAY, amount=Decimal(amount), words="急难救助", case_number="L1", by=cast.liu
    )


def test_what_comes_in_less_what_goes_out_is_the_balance(cast: Cast) -> None:
    reserve = book(cast, 5000)
    spend(reserve, cast, 1200)
    assert reserve.balance == 3800


def test_it_never_goes_below_nothing(cast: Cast) -> None:
    with pytest.raises(Refused, match="只有 500"):
        spend(book(cast, 500), cast, 501)


def test_it_is_filled_to_its_sum_and_no_further(cast: Cast) -> None:
    with pytest.raises(Refused, match="拨不进"):
        book(cast, 20001)


def test_a_township_has_one_book(cast: Cast) -> None:
    book(cast)
    with pytest.raises(Refused, match="已经有"):
        book(cast)


def test_townships_do_not_fill_their_own(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        verbs.top_up(book(cast), on=TODAY, amount=Decimal(1), words="x", by=cast.liu, today=TODAY)


def test_a_count_needs_another_person_and_a_reason_for_a_difference(cast: Cast) -> None:
    reserve = book(cast, 500)
    given = {"on": TODAY, "by": cast.liu, "today": TODAY}
    with pytest.raises(Refused, match="两个人在场"):
        verbs.count(reserve, found=Decimal(500), second_name="刘春燕", words="", **given)
    assert verbs.count(reserve, found=Decimal(500), second_name="段立新", words="", **given) is None
    with pytest.raises(Refused, match="差额的原因"):
        verbs.count(reserve, found=Decimal(480), second_name="段立新", words="", **given)
    verbs.count(reserve, found=Decimal(480), second_name="段立新", words="找零差", **given)
    assert reserve.balance == 480


def test_a_book_is_closed_empty(cast: Cast) -> None:
    with pytest.raises(Refused, match="先交回"):
        verbs.end(book(cast, 5), words="撤并", by=cast.zhou, today=TODAY)


def test_the_database_too_knows_the_signs(cast: Cast) -> None:
    reserve = book(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            reserve=reserve, on=TODAY, kind="spent", amount=5, words="x", by=cast.liu
        )
