"""A township's paper, held against the law by keyboard, mended, and closed by a second person."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.browser.conftest import PHONE, Desk
from tests.browser.people import PASSWORD, Office, open_office
from yingbao.casework.models import PolicyFinding, PolicyPaper, PolicyTask, Role, User

START = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
HEAD = "龙港镇人民政府文件\n龙政发〔2024〕19号\n龙港镇农村低保动态管理补充规定\n"
TAIL = "龙港镇人民政府\n2024年5月20日\n"
FIRST = (
    "第一条　为做好农村低保工作，制定本规定。\n"
    "第二条　本镇对农村低保实行动态管理，各村保障人数原则上不超过上年末数，有进有出。\n"
    "第三条　家庭成员名下有任何机动车辆的，一律不予受理；已在保的，自发现之日起停发，再行核实。\n"
    "第四条　入户调查由镇民政办工作人员二人以上进行，调查人员和家庭成员双方签字。\n"
    "第五条　评议、公示等程序，依照民发〔2012〕220号文件执行。\n"
)
MENDED = (
    "第一条　为做好农村低保工作，制定本规定。\n"
    "第二条　本镇对农村低保实行动态管理，对符合条件的家庭应保尽保，不设人数指标。\n"
    "第三条　拟停发低保金的，先听取本人意见，再书面说明理由。\n"
    "第四条　入户调查由镇民政办工作人员二人以上进行，调查人员和家庭成员双方签字。\n"
)


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    first, mended = tmp_path / "龙政发19号.txt", tmp_path / "龙政发19号修改稿.txt"
    first.write_text(HEAD + FIRST + TAIL, encoding="utf-8")
    mended.write_text(HEAD + MENDED + TAIL, encoding="utf-8")
    return first, mended


def sit(desk: Any, office: Office, username: str, size: dict[str, int] | None = None) -> Desk:
    window = desk(size) if size else desk()
    window.login(username, PASSWORD, office.code(username))
    return window


def take_in(window: Desk, file: Path) -> PolicyPaper:
    window.page.goto("/policies/")
    window.page.set_input_files("#files", str(file))
    window.page.click("button:has-text('收下并对照')")
    window.page.wait_for_selector(".yb-flash")
    window.shot("policy-library")
    return PolicyPaper.objects.get()


def judge_by_keyboard(window: Desk) -> None:
    """j to the next place, Enter opens its form, 1 says mend it, the opinion, Enter writes it down."""
    page = window.page
    while PolicyFinding.objects.filter(state="open").exists():
        left = PolicyFinding.objects.filter(state="open").count()
        page.wait_for_load_state("load")
        summaries = page.locator("details[data-row] > summary")
        waiting = [n for n in range(summaries.count()) if "定结论" in summaries.nth(n).inner_text()]
        page.locator("#main").focus()
        for _ in range(waiting[0] + 1):
            page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.keyboard.press("1")
        page.keyboard.type("同意修改")
        page.keyboard.press("Enter")
        page.wait_for_selector(".yb-flash")
        assert PolicyFinding.objects.filter(state="open").count() == left - 1


def test_a_paper_is_held_against_the_law_mended_and_closed(
    desk: Any, papers: tuple[Path, Path]
) -> None:
    first, mended = papers
    with time_machine.travel(START, tick=True):
        office = open_office()
        User.objects.filter(username="feng").update(role=Role.COUNTY_LEADER)
        zhou = sit(desk, office, "zhou")
        paper = take_in(zhou, first)
        zhou.page.goto(paper.get_absolute_url())
        zhou.shot("policy-review")
        judge_by_keyboard(zhou)
        zhou.shot("policy-decided")
        zhou.page.click("button:has-text('送制定机关修改')")

        liu = sit(desk, office, "liu", PHONE)
        liu.page.goto(paper.get_absolute_url())
        liu.shot("policy-phone")
        liu.page.set_input_files("#amended", str(mended))
        liu.page.click("button:has-text('传上来重新对照')")
        liu.page.wait_for_selector(".yb-flash")
        liu.page.click("a:has-text('看改了什么')")
        liu.page.wait_for_selector("text=改了哪些条")
        liu.shot("policy-diff-phone")

        feng = sit(desk, office, "feng")
        feng.page.goto(paper.get_absolute_url())
        feng.page.fill("#words", "逐条看过，已经改好")
        feng.shot("policy-confirm")
        feng.page.click("button:has-text('确认改好，销号')")
        feng.page.wait_for_selector(".yb-flash")
        assert PolicyTask.objects.get().state == PolicyTask.State.CLOSED
