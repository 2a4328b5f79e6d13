"""Rows are ticked, the pane says what each button would do, a clue goes to a colleague and comes back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE, WIDE, Desk
from tests.browser.people import PASSWORD, compare, open_office
from tests.browser.test_accessibility import RULES, TODAY
from yingbao.casework.actions import dispatch
from yingbao.casework.models import Clue, User


def no_faults(window: Desk) -> None:
    found = Axe().run(window.page, options=RULES).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:120]) for item in found] == []
    wide = window.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= window.page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.django_db(transaction=True, reset_sequences=True)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_ticked_rows_are_looked_at_handed_over_and_taken_back(
    desk: Any, size: dict[str, int]
) -> None:
    open_office()
    compare(date(2026, 11, 20), "203", "219")
    zhou = User.objects.get(username="zhou")
    for clue in Clue.objects.all():
        dispatch.dispatch(clue, by=zhou, today=TODAY)
    window = desk(size)
    window.login("liu", PASSWORD)
    page = window.page
    page.goto("/clues/")
    for number in range(2):
        page.check(f"tbody input[type=checkbox] >> nth={number}")
    page.wait_for_selector("#preview li")
    assert "2 条可以转" in page.inner_text("#preview")
    no_faults(window)
    page.click("text=取消选择")
    page.wait_for_selector("#preview:empty", state="attached")
    page.check("tbody input[type=checkbox] >> nth=0")
    page.click("button:has-text('转给同事')")
    no_faults(window)
    page.select_option("#to", "duan")
    page.click("button:has-text('转 1 条')")
    page.wait_for_selector("text=1 条转给了段立新")
    no_faults(window)
    assert Clue.objects.filter(owner__username="duan").count() == 1
    page.click("button:has-text('撤回')")
    page.wait_for_selector("text=撤回了 1 条")
    assert not Clue.objects.filter(owner__isnull=False).exists()
