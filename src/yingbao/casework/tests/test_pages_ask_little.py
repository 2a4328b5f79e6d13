"""How often the busiest pages ask the database: each statement costs a page a millisecond of the processor."""

from __future__ import annotations

from typing import Any

import pytest

from yingbao.casework.models import Clue
from yingbao.casework.selectors import home
from yingbao.casework.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("address", "most"), [("/", 16), ("/clues/", 11), ("{clue}", 21)])
def test_more_clues_make_no_more_statements(
    cast: Cast, django_assert_max_num_queries: Any, address: str, most: int
) -> None:
    clue = [cast.dispatched(household_id=f"h-{number}") for number in range(12)][0]
    officer = cast.login(cast.liu)
    officer.get("/")  # counts of the letterhead are kept from here on
    with django_assert_max_num_queries(most):
        assert officer.get(address.format(clue=clue.get_absolute_url())).status_code == 200


def test_the_first_page_counts_what_its_parts_hold(cast: Cast) -> None:
    cast.clue(household_id="h-9")
    cast.dispatched()
    cast.verified(household_id="h-2")
    late = cast.dispatched(household_id="h-3")
    Clue.objects.filter(pk=late.pk).update(due_on=TODAY.replace(day=1))
    here = home.numbers(cast.liu, TODAY)
    assert (here["late"], here["queue"], here["fresh"], here["here"]) == (1, 1, 0, 2)
    county = home.numbers(cast.zhou, TODAY)
    assert (county["late"], county["queue"], county["fresh"], county["here"]) == (0, 0, 1, 0)
    assert set(home.numbers(cast.cai, TODAY).values()) == {0}
