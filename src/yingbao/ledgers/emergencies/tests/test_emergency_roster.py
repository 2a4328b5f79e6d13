"""The emergency roster: called at once, wards placed, settled only then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.emergencies import verbs
from yingbao.ledgers.emergencies.model import Emergency
from yingbao.ledgers.tests.numbers import number


def listed(cast: Cast, **more: Any) -> Emergency:
    values: dict[str, Any] = {
        "name": "郭来喜",
        "id_number": number(date(1980, 1, 2), 5),
        "kind": "isolated",
        "township": cast.longgang,
        "isolated_from": TODAY,
        "isolated_to": TODAY + timedelta(days=14),
    }
    return verbs.put_on_list(verbs.Listed(**values | more), by=cast.liu, today=TODAY)


def called(cast: Cast, wards: str = "") -> Emergency:
    return verbs.call(
        listed(cast), on=TODAY, situation="缺药", wards=wards, by=cast.liu, today=TODAY
    )


def test_a_person_is_called_helped_and_settled(cast: Cast) -> None:
    item = called(cast)
    verbs.give(item, words="药和米面", aid_number="L2026-0001", by=cast.liu, today=TODAY)
    assert "药和米面" in item.given
    assert verbs.settle(item, words="解除隔离", by=cast.liu, today=TODAY).state == "closed"


def test_the_call_is_due_by_the_next_day(cast: Cast) -> None:
    assert listed(cast).due_on == TODAY + timedelta(days=1)


def test_a_ward_at_home_is_placed_before_settling(cast: Cast) -> None:
    item = called(cast, wards="八十岁的母亲")
    with pytest.raises(Refused, match="还没有写怎么安置"):
        verbs.settle(item, words="好了", by=cast.liu, today=TODAY)
    verbs.place(item, words="送到镇敬老院", by=cast.liu, today=TODAY)
    assert verbs.settle(item, words="好了", by=cast.liu, today=TODAY).placement


def test_nobody_is_settled_uncalled(cast: Cast) -> None:
    with pytest.raises(Refused, match="还没有人联系过"):
        verbs.settle(listed(cast), words="好了", by=cast.liu, today=TODAY)


def test_one_person_is_listed_once(cast: Cast) -> None:
    listed(cast)
    with pytest.raises(Refused, match="已经在名单里"):
        listed(cast)


def test_dates_in_the_wrong_order_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="填反了"):
        listed(cast, isolated_to=TODAY - timedelta(days=1))


def test_the_database_too_leaves_no_ward_alone(cast: Cast) -> None:
    item = called(cast, wards="孩子")
    with pytest.raises(IntegrityError), transaction.atomic():
        Emergency.objects.filter(pk=item.pk).update(state="closed")
