"""axe finds nothing on any type of page, on a desk's screen. The phone's is still to be measured."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import WIDE
from tests.browser.people import PASSWORD, compare, open_office
from yingbao.casework.actions import dispatch
from yingbao.casework.models import Clue, User

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def pages(clue: Clue) -> dict[str, list[str]]:
    one = clue.get_absolute_url()
    own = [
        "/",
        "/clues/",
        one,
        f"{one}visit/",
        f"{one}close/",
        "/households/",
        "/dashboard/",
        "/me/",
        "/help/keys/",
    ]
    return {
        "liu": [*own, f"/households/{clue.household_id}/sheet/", "/clues/export/", "/me/password/"],
        "zhou": [
            "/",
            "/clues/?view=new",
            "/runs/",
            "/runs/1/",
            "/rules/",
            "/exchange/",
            "/dashboard/",
            "/jobs/",
        ],
    }


@pytest.mark.django_db(transaction=True, reset_sequences=True)
@pytest.mark.parametrize("size", [WIDE], ids=["desk"])
def test_no_page_type_has_a_violation(desk: Any, size: dict[str, int]) -> None:
    office = open_office()
    run = compare(date(2026, 11, 20), "203", "219")
    clue = Clue.objects.get(rule="219")
    dispatch.dispatch(clue, by=User.objects.get(username="zhou"), today=date(2026, 11, 23))
    faults = []
    for username, urls in pages(clue).items():
        window = desk(size)
        window.login(username, PASSWORD, office.code(username))
        for url in urls:
            window.page.goto(url.replace("/runs/1/", f"/runs/{run.pk}/"))
            found = Axe().run(window.page, options=RULES).response["violations"]
            faults += [(url, item["id"], item["nodes"][0]["html"][:120]) for item in found]
    assert faults == []
