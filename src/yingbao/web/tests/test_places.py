"""The letterhead leads only where its reader may go."""

from __future__ import annotations

import pytest

from yingbao.casework.models import Role
from yingbao.casework.tests.cast import Cast
from yingbao.ledgers.registry import LEDGERS as SHELF
from yingbao.web.places import LEDGERS, PLACES, TABS
from yingbao.web.policy import POLICIES


@pytest.mark.parametrize("place", [*PLACES, *LEDGERS], ids=lambda place: place.name)
def test_a_place_opens_for_every_role_that_is_led_there(place) -> None:  # type: ignore[no-untyped-def]
    assert place.roles <= POLICIES[place.name]["GET"]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_is_led_somewhere(role: Role) -> None:
    assert any(role in place.roles for place in PLACES)


def test_the_phone_keeps_what_does_not_fit_behind_more(cast: Cast) -> None:
    words = cast.login(cast.zhou).get("/more/").content.decode()
    mine = [place for place in PLACES if cast.zhou.role in place.roles]
    assert len(mine) > TABS
    assert all(str(place.words) in words for place in (*mine, *LEDGERS))


def test_the_ledgers_page_leads_to_every_ledger(cast: Cast) -> None:
    words = cast.login(cast.liu).get("/ledgers/").content.decode()
    for place in LEDGERS:
        assert (str(place.words) in words) is (cast.liu.role in place.roles)
    for ledger in SHELF:
        assert (ledger.title in words) is (cast.liu.role in ledger.readers)
