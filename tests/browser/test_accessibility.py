"""axe finds nothing on any type of page, on a desk's screen and on a phone's; nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.browser.conftest import PHONE, WIDE, Desk
from tests.browser.people import PASSWORD, compare, lay_snapshot, open_office
from yingbao.casework.actions import calendar, close, decide, dispatch, trips
from yingbao.casework.actions.policy import keep
from yingbao.casework.actions.verify import Verdict, VisitRecord, verify
from yingbao.casework.models import (
    Closure,
    Clue,
    Decision,
    Delivery,
    Evidence,
    Revisit,
    RuleResult,
    Run,
    Township,
    User,
)
from yingbao.ledgers.campaigns import verbs as campaigns
from yingbao.ledgers.campaigns.tests.test_notice_to_tasks import NOTICE
from yingbao.ledgers.demo import fill_ledgers
from yingbao.ledgers.doors import Ledger
from yingbao.ledgers.registry import LEDGERS, ledger

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TODAY = date(2026, 11, 23)
PAPER = "龙港镇人民政府文件\n龙港镇低保补充规定\n第一条　名下有车的一律不予受理低保申请。\n龙港镇人民政府\n2024年5月20日\n"


class World:
    """One of everything that a page can show."""

    def __init__(self) -> None:
        self.run = compare(date(2026, 11, 20), "203", "219")
        lay_snapshot(self.run)
        self.zhou, self.liu = (User.objects.get(username=name) for name in ("zhou", "liu"))
        for clue in Clue.objects.all():
            dispatch.dispatch(clue, by=self.zhou, today=TODAY)
        self.waiting, self.acting = Clue.objects.get(rule="219"), Clue.objects.get(rule="203")
        self._act()
        self._desk()
        self._sign()
        self._papers()
        self._trip()
        fill_ledgers()
        held = RuleResult.objects.filter(run=self.run, rule="219")
        held.update(held_reason="看了 600 人，命中 400 人")

    def _act(self) -> None:
        record = VisitRecord(
            "7c9e6679-7425-40de-944b-e07fc1f90ae7", TODAY, "梁庄村", "本人", "段立新", "看了"
        )
        verdict = Verdict(Clue.Outcome.UPHELD, "符合条件", "不知道政策")
        verify({self.acting: verdict}, record, by=self.liu, today=TODAY)
        self.acting.refresh_from_db()
        draft = decide.Draft(Decision.Kind.STOP, "事实", "民发〔2021〕57号 第八条")
        decide.draft(self.acting, draft, by=self.liu)
        Evidence.objects.create(
            clue=self.acting, file="x", title="照片", kind="image/jpeg", size=1, sha256="0" * 64, by=self.liu
        )  # fmt: skip
        closure = Closure.objects.create(clue=self.acting, result="办好", applied_by=self.liu)
        Revisit.objects.create(
            clue=self.acting, closure=closure, township=Township.objects.get(name="端氏镇")
        )
        assert close.still_missing(self.acting)

    def _desk(self) -> None:
        calendar.expect(by=self.zhou, sender="县残联", table="vehicle", every_months=1, day=5)
        choices = [{"value": "id_number", "words": "身份证号"}]
        question = {
            "key": "q1", "sheet": "名册", "column": "B", "header": "证号", "why": "像两种号",
            "samples": ["140521****0019"], "candidates": choices, "file": "名册.xlsx",
        }  # fmt: skip
        table = {
            "table": "vehicle", "title": "机动车", "sheet": "名册", "read": 9, "accepted": 8,
            "rejected": 1, "newest": "2026-11-01", "headers": ["证号"], "unused": [], "notes": [],
            "change": "比上次少 20 行（71%）",
        }  # fmt: skip
        reject = {"sheet": "名册", "row": 4, "column": "B", "reason": "没有姓名", "action": "补上"}
        self.delivery = Delivery.objects.create(
            sender="县残联", name="名册.xlsx", digest="d", path="p", state="asking", tables=[table],
            questions=[question], rejects=[reject], alarms=["机动车比上次少 20 行"], uploaded_by=self.zhou,
        )  # fmt: skip

    def _sign(self) -> None:
        """A sign of paper rectification, so that the inspector has something to look into."""
        sign = Clue.objects.get(rule="219")
        sign.pk, sign.code, sign.fingerprint = None, "C8010000000001", "f-801"
        sign.rule, sign.direction, sign.title = "801", "作风", "核查说明几乎一样"
        sign.save()

    def _papers(self) -> None:
        """A township's paper with a place the law does not bear, and a notice read into tasks."""
        paper = SimpleUploadedFile("办法.txt", PAPER.encode())
        self.paper = keep.keep(paper, by=self.zhou, today=TODAY).paper
        self.campaign = campaigns.read("通知.txt", NOTICE.encode(), by=self.zhou, today=TODAY)

    def _trip(self) -> None:
        today = timezone.localdate()
        place, village = self.waiting.township, self.waiting.village
        day = trips.days_ahead(today)[0]  # a weekend is no day to visit
        trips.plan(place, village, day, by=self.liu, today=today, companion="段立新")

    def pages(self) -> dict[str, list[str]]:
        waiting, acting = self.waiting.get_absolute_url(), self.acting.get_absolute_url()
        home, delivery = (
            f"/households/{self.waiting.household_id}/",
            f"/exchange/{self.delivery.pk}/",
        )
        paper, campaign = f"/policies/{self.paper.pk}/", f"/campaigns/{self.campaign.pk}/"
        everybody = ["/", "/clues/", "/dashboard/", "/ledgers/rectification/", "/ledgers/closures/"]
        return {
            "liu": [
                *everybody, waiting, acting, f"{waiting}visit/", f"{acting}close/", "/households/",
                home, f"{home}sheet/", "/visits/sheets/", "/clues/export/", "/views/save/", "/me/",
                "/ledgers/", "/roundtrip/", *lines(self.liu, "complaints", "problems", "linshi", "tekun", "tasks"),
                "/more/", "/help/keys/", "/me/password/", "/clues/?view=closed",
            ],
            "zhou": [
                *everybody, "/clues/?view=new", "/runs/", f"/runs/{self.run.pk}/", "/rules/",
                "/rules/219/", "/exchange/", delivery, f"{delivery}mapping/", f"{delivery}receipt/",
                "/jobs/", acting, "/campaigns/", campaign, f"{campaign}tasks/1/", "/policies/", paper,
                "/papers/", "/roundtrip/", "/ledgers/complaints/?q=nothing",
                *[f"/ledgers/{each.slug}/" for each in LEDGERS],
                *[f"/ledgers/{each.slug}/new/" for each in LEDGERS if may_open(self.zhou, each)],
                *lines(self.zhou, *[each.slug for each in LEDGERS]),
            ],
            "he": ["/campaigns/", campaign, "/policies/", paper, "/ledgers/", *lines(self.zhou, "supervision", "complaints"), "/papers/"],
            "qin": ["/ledgers/", "/ledgers/shams/new/", *lines(self.zhou, "shams", "problems")],
            "ma": [f"/revisits/{Revisit.objects.get().pk}/", "/"],
            "sec": ["/accounts/"],
            "aud": ["/audit/"],
        }  # fmt: skip


def lines(user: User, *slugs: str) -> list[str]:
    """The first line of each ledger that the person sees."""
    firsts = {
        slug: ledger(slug).model.objects.visible_to(user).order_by("number").first()
        for slug in slugs
    }
    return [f"/ledgers/{slug}/{item.number}/" for slug, item in firsts.items() if item]


def may_open(user: User, each: Ledger) -> bool:
    return each.opening is not None and user.role in each.opening.roles


def faults_of(window: Desk, urls: list[str]) -> Iterator[tuple[str, str, str]]:
    for url in urls:
        answer = window.page.goto(url)
        assert answer is not None and answer.status == 200, url
        for item in Axe().run(window.page, options=RULES).response["violations"]:
            yield url, item["id"], item["nodes"][0]["html"][:120]
        wide = window.page.evaluate("document.documentElement.scrollWidth")
        if wide > window.page.viewport_size["width"]:
            yield url, "sideways", f"{wide} px"


@pytest.mark.django_db(transaction=True, reset_sequences=True)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_no_page_type_has_a_violation(desk: Any, size: dict[str, int]) -> None:
    office = open_office()
    faults, walked, world = [], 0, World()
    for username, urls in world.pages().items():
        window = desk(size)
        faults += list(faults_of(window, ["/login/"] if username == "liu" else []))
        window.login(username, PASSWORD, office.code(username))
        faults += list(faults_of(window, urls))
        walked += len(urls)
    print(f"{walked} pages at {size['width']}×{size['height']}: {len(faults)} faults")
    assert faults == []
    assert Run.objects.count() == 1
