"""A visit filled in where there is no signal reaches the county once, as it was written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.browser.conftest import PHONE, Desk
from tests.browser.people import PASSWORD, compare, open_office
from yingbao.casework.actions import dispatch
from yingbao.casework.models import Clue, User, Visit


@pytest.fixture
def clerk(desk: Any) -> Desk:
    """The clerk at home with one dispatched clue, its form taken along."""
    office = open_office()
    compare(date(2026, 11, 20), "219")
    clue = Clue.objects.get(rule="219")
    dispatch.dispatch(clue, by=User.objects.get(username="zhou"), today=date(2026, 11, 23))
    window: Desk = desk(PHONE)
    window.login("liu", PASSWORD, office.code("liu"))
    window.page.goto("/")
    window.page.click("button:has-text('带到手机')")
    window.page.wait_for_selector("button:has-text('带上了 1 户')")
    return window


def fill(window: Desk, code: str) -> None:
    window.page.fill("#id_second_name", "段立新")
    window.page.check("#met-1")
    window.page.fill("#id_text", "车在院里，说是儿子跑运输用")
    window.page.check(f"#{code}-upheld")
    window.page.fill(f"#id_{code}-reason", "核实属实")
    window.page.fill(f"#id_{code}-cause", "没有申报")


@pytest.mark.django_db(transaction=True)
def test_a_visit_without_signal_is_kept_and_sent_once(clerk: Desk) -> None:
    clue = Clue.objects.get(rule="219")
    clerk.context.set_offline(True)
    clerk.page.goto(f"/clues/{clue.code}/visit/")
    fill(clerk, clue.code)
    clerk.page.click("button:has-text('下一步：核对')")
    clerk.page.wait_for_selector("#offline:has-text('手机里已存 1 份')")
    clerk.shot("visit-offline-phone")
    assert not Visit.objects.exists()
    clerk.context.set_offline(False)
    clerk.page.wait_for_selector("#offline:has-text('传上去了 1 份')")
    clerk.page.reload()
    visit = Visit.objects.get()
    assert visit.text == "车在院里，说是儿子跑运输用" and visit.client_at is not None
    clue.refresh_from_db()
    assert clue.outcome == Clue.Outcome.UPHELD


@pytest.mark.django_db(transaction=True)
def test_what_was_typed_survives_a_closed_page(clerk: Desk) -> None:
    clue = Clue.objects.get(rule="219")
    clerk.page.goto(f"/clues/{clue.code}/visit/")
    clerk.page.fill("#id_text", "填到一半")
    clerk.page.wait_for_timeout(900)
    clerk.page.goto("/")
    clerk.page.goto(f"/clues/{clue.code}/visit/")
    clerk.page.wait_for_selector("#offline:has-text('接着填就行')")
    assert clerk.page.input_value("#id_text") == "填到一半"


@pytest.mark.django_db(transaction=True)
def test_logging_out_with_an_unsent_visit_is_refused(clerk: Desk) -> None:
    clue = Clue.objects.get(rule="219")
    clerk.page.goto(f"/clues/{clue.code}/visit/")
    clerk.context.set_offline(True)
    fill(clerk, clue.code)
    clerk.page.click("button:has-text('下一步：核对')")
    clerk.page.wait_for_selector("#offline:has-text('手机里已存 1 份')")
    clerk.page.route("**/send/", lambda route: route.abort())
    clerk.context.set_offline(False)
    said: list[str] = []
    clerk.page.on("dialog", lambda box: (said.append(box.message), box.accept()))
    clerk.page.goto("/more/")
    clerk.page.click("button:has-text('退出')")
    clerk.page.wait_for_timeout(500)
    assert said and "没上传" in said[0]
    assert clerk.page.url.endswith("/more/")
