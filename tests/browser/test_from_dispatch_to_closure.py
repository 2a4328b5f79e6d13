"""A wrongful payment and a missed person, each walked by four accounts from dispatch to closure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from PIL import Image

from tests.browser.conftest import PHONE, Desk
from tests.browser.people import PASSWORD, Office, compare, open_office
from yingbao.casework.actions.decide import WAITING_DAYS
from yingbao.casework.law import days_of
from yingbao.casework.models import Clue, Decision

START = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "proof.jpg"
    Image.effect_noise((320, 240), 60).convert("RGB").save(path)
    return path


def sit(desk: Any, office: Office, username: str, size: dict[str, int] | None = None) -> Desk:
    window = desk(size) if size else desk()
    window.login(username, PASSWORD, office.code(username))
    return window


def dispatch(window: Desk, clue: Clue) -> None:
    window.page.goto("/clues/?view=new")
    window.shot("clues-county")
    window.page.check(f"input[value='{clue.code}']")
    window.page.click("button:has-text('先看派发给谁')")
    window.shot("dispatch-preview")
    window.page.click("button:has-text('派 1 条')")


def visit(window: Desk, clue: Clue, cause: str) -> None:
    window.page.goto(f"/clues/{clue.code}/visit/")
    window.page.fill("#id_second_name", "段立新")
    window.page.check("#met-1")
    window.page.fill("#id_text", "到家里看了，和本人、邻居都谈过。")
    window.page.check(f"#{clue.code}-upheld")
    window.page.fill(f"#id_{clue.code}-reason", "核实属实")
    window.page.fill(f"#id_{clue.code}-cause", cause)
    window.shot("visit-phone")
    window.page.click("button:has-text('下一步：核对')")
    window.shot("visit-check-phone")
    window.page.click("button:has-text('提交')")


def prove(window: Desk, clue: Clue, photo: Path) -> None:
    window.page.goto(clue.get_absolute_url())
    window.page.fill("#e-title", "现场照片")
    window.page.set_input_files("#e-file", photo)
    window.page.click("button:has-text('加上')")


def draft(window: Desk, clue: Clue, kind: str, amount: str) -> None:
    window.page.goto(clue.get_absolute_url())
    window.page.click("summary:has-text('起草决定')")
    window.page.select_option("#d-kind", kind)
    window.page.fill("#d-facts", "入户核实的情况与数据一致")
    window.page.fill("#d-basis", "民发〔2021〕57号 第八条")
    window.page.fill("#d-amount", amount)
    window.page.click("button:text-is('起草')")


def press(window: Desk, clue: Clue, button: str) -> None:
    window.page.goto(clue.get_absolute_url())
    window.page.click(f"button:text-is('{button}')")


def apply_and_endorse(clerk: Desk, head: Desk, clue: Clue) -> None:
    clerk.page.goto(f"/clues/{clue.code}/close/")
    clerk.page.fill("#id_words", "已经办到位，凭据在案")
    clerk.shot("apply")
    clerk.page.click("button:has-text('申请销号')")
    head.page.goto(clue.get_absolute_url())
    head.page.fill("#c-op", "情况属实，同意")
    head.page.click("button:has-text('签意见')")


def review(window: Desk, clue: Clue) -> None:
    window.page.goto(clue.get_absolute_url())
    window.page.fill("#c-words", "材料齐全，新数据不再命中")
    window.page.click("button:text-is('审核')")
    window.shot(f"closed-{clue.rule}")


@pytest.mark.django_db(transaction=True)
def test_help_goes_from_dispatch_to_closure(desk: Any, photo: Path) -> None:
    with time_machine.travel(START, tick=True):
        office = open_office()
        compare(date(2026, 11, 20), "203")
        clue = Clue.objects.get(rule="203")
        county, clerk = sit(desk, office, "zhou"), sit(desk, office, "liu", PHONE)
        dispatch(county, clue)
        clerk.page.goto("/")
        clerk.shot("home-phone")
        visit(clerk, clue, "不知道政策")
        prove(clerk, clue, photo)
        draft(clerk, clue, "enrol", "420")
        press(county, clue, "以第二人确认")
        press(county, clue, "执行")
        head, second = sit(desk, office, "duan"), sit(desk, office, "feng")
        apply_and_endorse(clerk, head, clue)
        compare(date(2026, 12, 20))
        review(second, clue)
        clue.refresh_from_db()
        assert clue.status == Clue.Status.CLOSED
        assert clue.decisions.get().state == Decision.State.EFFECTIVE


@pytest.mark.django_db(transaction=True)
def test_a_stop_waits_for_hearing_notice_second_person_and_window(desk: Any, photo: Path) -> None:
    with time_machine.travel(START, tick=True) as clock:
        office = open_office()
        compare(date(2026, 11, 20), "219")
        clue = Clue.objects.get(rule="219")
        county, clerk = sit(desk, office, "zhou"), sit(desk, office, "liu")
        dispatch(county, clue)
        visit(clerk, clue, "买车没有申报")
        prove(clerk, clue, photo)
        draft(clerk, clue, "stop", "1042")
        county.page.goto(clue.get_absolute_url())
        assert county.page.locator("button:text-is('以第二人确认')").is_disabled()
        _hear_and_write(clerk, clue)
        press(county, clue, "以第二人确认")
        _serve(clerk, clue)
        press(county, clue, "执行")
        assert "等待期" in county.page.inner_text("#errors")
        county.shot("waiting-window")
        clock.shift(timedelta(days=days_of(WAITING_DAYS, START.date())))
        county, clerk = sit(desk, office, "zhou"), sit(desk, office, "liu")
        press(county, clue, "执行")
        head, second = sit(desk, office, "duan"), sit(desk, office, "feng")
        apply_and_endorse(clerk, head, clue)
        compare(date(2026, 12, 20))
        review(second, clue)
        clue.refresh_from_db()
        assert clue.status == Clue.Status.CLOSED


def _hear_and_write(clerk: Desk, clue: Clue) -> None:
    clerk.page.goto(clue.get_absolute_url())
    clerk.page.fill("input[name=heard_on]", "2026-11-23")
    clerk.page.fill("input[name=place]", "梁庄村家中")
    clerk.page.fill("input[name=present]", "本人、刘春燕、段立新")
    clerk.page.fill("textarea[name=said]", "车是儿子跑运输用的")
    clerk.page.click("button:has-text('记进笔录')")
    clerk.page.fill("input[name=number]", "沁民告〔2026〕1号")
    clerk.page.fill("textarea[name=text]", "家庭名下小型轿车在用，超过本县规定。")
    clerk.page.click("button:has-text('写好告知书')")
    clerk.shot("decision-steps")


def _serve(clerk: Desk, clue: Clue) -> None:
    clerk.page.goto(clue.get_absolute_url())
    clerk.page.fill("input[name=served_on]", "2026-11-23")
    clerk.page.fill("input[name=how]", "直接送达")
    clerk.page.fill("input[name=received_by]", "本人")
    clerk.page.click("button:has-text('登记送达')")
