"""Five lines of the ledgers walked in the browser, each by the people who really press the buttons."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Locator

from tests.browser.conftest import PHONE, WIDE, Desk
from tests.browser.people import PASSWORD, Office, open_office
from yingbao.casework.models import User
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.demo.cast import number
from yingbao.ledgers.funds.model import Fund
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.supervision.model import Supervision
from yingbao.ledgers.tasks import verbs as tasks
from yingbao.ledgers.tekun import verbs as tekun
from yingbao.ledgers.tekun.model import Tekun

TODAY = date(2026, 11, 23)
START = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def office(transactional_db: None) -> Any:
    with time_machine.travel(START, tick=True):
        yield open_office()


def sit(desk: Any, office: Office, username: str, size: dict[str, int] = WIDE) -> Desk:
    window: Desk = desk(size)
    window.login(username, PASSWORD, office.code(username))
    return window


def write(form: Locator, **said: str) -> None:
    """Fills a form's fields by their names: a radio is chosen, a list picked from, others typed."""
    for name, value in said.items():
        field = form.locator(f"[name='{name}']").first
        kind = field.evaluate("field => field.type")
        if kind == "radio":
            form.locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "select-one":
            options = field.locator("option")
            label = next(text for text in options.all_text_contents() if value in text)
            field.select_option(label=label)
        elif kind == "checkbox":
            field.check()
        else:
            field.fill(value)


def begin(window: Desk, slug: str, **said: str) -> str:
    """A new line in a ledger; returns the address of its page."""
    window.page.goto(f"/ledgers/{slug}/new/")
    form = window.page.locator("main form[method='post']").first
    write(form, **said)
    form.locator("button.btn-primary").click()
    assert "/new/" not in window.page.url, window.page.locator("main").inner_text()
    return window.page.url


def press(window: Desk, url: str, door: str, **said: str) -> None:
    """Opens a line, unfolds the door where it is folded, fills its form and presses it."""
    window.page.goto(url)
    form = window.page.locator(f"form[action$='/{door.replace('_', '-')}/']")
    folded = window.page.locator("details", has=form)
    if folded.count():
        folded.locator("summary").click()
    write(form, **said)
    form.locator("button.btn").click()
    assert not window.page.locator("#errors").count(), window.page.locator("#errors").inner_text()


@pytest.mark.django_db(transaction=True)
def test_a_complaint_goes_from_the_call_to_its_closing(desk: Any, office: Office) -> None:
    county, clerk = sit(desk, office, "zhou"), sit(desk, office, "liu", PHONE)
    url = begin(
        county, "complaints", received_on="2026-11-20", channel="来电", matter="钱没有到",
        content="三月份的低保金没有到账", township="龙港镇", village="梁庄村", real_name="yes",
        reporter_name="秦有田", reporter_phone="13000000002",
    )  # fmt: skip
    press(county, url, "assign", handler="刘春燕")
    press(clerk, url, "accept", on="2026-11-23")
    clerk.shot("ledger-complaint-phone")
    press(clerk, url, "answer", on="2026-11-23", words="银行退票，已补发到账", reached="yes",
          satisfaction="yes")  # fmt: skip
    press(county, url, "close", words="核对了补发流水，属实")
    county.shot("ledger-complaint-closed")
    complaint = Complaint.objects.get()
    assert (complaint.state, complaint.closed_by.name) == ("closed", "周令仪")


@pytest.mark.django_db(transaction=True)
def test_a_late_task_climbs_to_the_leaders_letter(desk: Any, office: Office) -> None:
    zhou, liu = User.objects.get(username="zhou"), User.objects.get(username="liu")
    given = tasks.Set("兜底排查", "重残户逐户核对", "龙港镇", liu, date(2026, 10, 8), date(2026, 11, 6),
                      township=liu.township)  # fmt: skip
    tasks.set_task(given, by=zhou, today=date(2026, 10, 8))
    county, clerk, leader = (sit(desk, office, name) for name in ("zhou", "liu", "he"))
    county.page.goto("/ledgers/tasks/")
    assert "超期" in county.page.locator("main table").inner_text()
    url = begin(county, "supervision", township="龙港镇", paper="电话记录 1 号")
    press(clerk, url, "answer", words="两个村的路断了", lack="缺一个会填系统的人")
    soon = "有老人等着，不能再等"
    press(county, url, "climb", step="urge", paper="催办记录 1 号", skipped_why=soon)
    press(leader, url, "climb", step="letter", paper="沁民函〔2026〕3号", skipped_why=soon)
    leader.shot("ledger-supervision-letter")
    leader.page.goto(url)
    with leader.page.expect_download() as waited:
        leader.page.click("aside a:has-text('督办函')")
    assert waited.value.suggested_filename.endswith(".docx")
    assert Supervision.objects.get().state == "letter"


@pytest.mark.django_db(transaction=True)
def test_an_agreement_is_renewed_before_it_ends(desk: Any, office: Office) -> None:
    liu = User.objects.get(username="liu")
    person = tekun.enter(
        tekun.Entering("任有福", number(date(1946, 5, 11), 3), liu.township, "home", date(2020, 1, 1)),
        by=liu, today=date(2025, 12, 1),
    )  # fmt: skip
    terms = tekun.Terms("郎秀珍", number(date(1975, 4, 11), 5), "侄女", date(2025, 12, 1), date(2026, 11, 30),
                        Decimal(220), "做饭、买药", 8)  # fmt: skip
    tekun.sign(person, terms=terms, by=liu, today=date(2025, 12, 1))
    clerk = sit(desk, office, "liu", PHONE)
    clerk.page.goto("/ledgers/")
    assert person.number in clerk.page.locator("main").inner_text()
    press(clerk, f"/ledgers/tekun/{person.number}/", "sign", carer_name="郎秀珍",
          carer_id=number(date(1975, 4, 11), 5), relation="侄女", signed_on="2026-11-23",
          expires_on="2027-11-22", monthly_pay="240", duties="做饭、买药、就医陪护")  # fmt: skip
    clerk.shot("ledger-tekun-renewed-phone")
    renewed = Tekun.objects.get()
    assert [one.ended_on for one in renewed.agreements.all()] == [None, date(2026, 11, 22)]


@pytest.mark.django_db(transaction=True)
def test_help_in_an_emergency_comes_first_and_its_papers_later(desk: Any, office: Office) -> None:
    clerk, head = sit(desk, office, "liu", PHONE), sit(desk, office, "duan")
    url = begin(clerk, "linshi", kind="emergency", name="潘小兰", residence="本地户籍", township="龙港镇",
                reason="丈夫车祸，孩子没有人管", event_on="2026-11-22", amount="1500")  # fmt: skip
    press(clerk, url, "give_first", on="2026-11-23", way="现金", signers="刘春燕、段立新")
    clerk.shot("ledger-linshi-given-phone")
    assert Aid.objects.get().state == "given"
    press(head, url, "complete", papers="申请书、事故认定书、领款单")
    head.shot("ledger-linshi-completed")
    aid = Aid.objects.get()
    assert (aid.state, aid.approved_by.name) == ("closed", "段立新")


@pytest.mark.django_db(transaction=True)
def test_a_late_transfer_is_seen_and_explained_before_it_is_squared(
    desk: Any, office: Office
) -> None:
    county, second = sit(desk, office, "zhou"), sit(desk, office, "feng")
    url = begin(county, "funds", document_no="晋财社〔2026〕31号", level="省级", budget_item="2081902",
                purpose="农村低保金", amount="460000", received_on="2026-10-01")  # fmt: skip
    press(county, url, "release", on="2026-11-20", amount="460000")
    county.shot("ledger-fund-late")
    press(county, url, "pay", on="2026-11-23", amount="460000", people="1240")
    second.page.goto(url)
    second.page.locator("summary:has-text('对平')").click()
    form = second.page.locator("form[action$='/square/']")
    write(form, words="和回单一致")
    form.locator("button.btn").click()
    assert "还没有写原因" in second.page.locator("#errors").inner_text()
    press(county, url, "explain", words="季末国库系统升级")
    press(second, url, "square", words="和国库、银行回单核对一致")
    second.shot("ledger-fund-squared")
    assert Fund.objects.get().state == "closed"
