"""Every URL × method × role × own and other township. A URL without a policy line fails here."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from yingbao.casework.actions import decide, measures
from yingbao.casework.actions.policy import keep
from yingbao.casework.models import (
    Closure,
    Clue,
    Decision,
    Delay,
    Delivery,
    Evidence,
    ExpectedDelivery,
    Job,
    Revisit,
    Role,
    RoleGrant,
    RuleResult,
    User,
)
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.campaigns.tests.test_notice_to_tasks import drafted
from yingbao.ledgers.registry import LEDGERS
from yingbao.ledgers.tests.examples import EXAMPLES
from yingbao.web.policy import ANYONE, POLICIES, page
from yingbao.web.urls import urlpatterns

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
CLUE_URLS = [
    pattern.name
    for pattern in urlpatterns
    if "code" in str(pattern.pattern) and pattern.name != "rule"
]
PAPER_URLS = [name for name in POLICIES if name.startswith("policy")]
LEDGER_URLS = [p.name for p in urlpatterns if "number" in p.pattern.converters]


def policy_numbers(cast: Cast) -> dict[str, int]:
    """A kept paper of 龙港镇 and one finding in it, by URL name."""
    text = "龙港镇人民政府文件\n龙港镇低保补充规定\n第一条　名下有车的一律不予受理低保申请。\n龙港镇人民政府\n2024年5月20日\n"
    version = keep.keep(SimpleUploadedFile("办法.txt", text.encode()), by=cast.zhou, today=TODAY)
    names = [name for name in POLICIES if name.startswith("policy") and name != "policy_judge"]
    return dict.fromkeys(names, version.paper_id) | {"policy_judge": version.findings.all()[0].pk}


class World:
    """One of everything, all of it 龙港镇's, and the arguments each URL takes."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        clue = cast.verified()
        content = decide.Draft(
            Decision.Kind.BACK_PAY, "少发三个月", "民发〔2021〕57号 第二十一条", Decimal(900)
        )
        decision = decide.draft(clue, content, by=cast.liu)
        measure = measures.plan(
            clue, by=cast.liu, text="补发", owner=cast.liu, workdays=5, today=TODAY
        )
        delay = measures.ask_delay(
            clue, by=cast.liu, kind=Delay.Kind.EXTENSION, reason="等回函", workdays=3, today=TODAY
        )
        closure = Closure.objects.create(clue=clue, result="补发到位", applied_by=cast.liu)
        revisit = Revisit.objects.create(
            clue=cast.clue(status=Clue.Status.CLOSED), closure=closure, township=cast.longgang
        )
        evidence = Evidence.objects.create(
            clue=clue,
            file="no/such",
            title="照片",
            kind="image/jpeg",
            size=1,
            sha256="0" * 64,
            by=cast.liu,
        )
        delivery = Delivery.objects.create(
            sender="县残联", name="名册.xlsx", digest="d", path="p", uploaded_by=cast.cai
        )
        owed = ExpectedDelivery.objects.create(sender="县残联", table="disability_certificate")
        job = Job.objects.create(kind="run", key="k", asked_by=cast.cai)
        result = RuleResult.objects.create(run=cast.run, rule="219", title="车", held_reason="太多")
        grant = RoleGrant.objects.create(
            user=cast.ma,
            role=Role.TOWNSHIP_HEAD,
            township=cast.duanshi,
            reason="调动",
            proposed_by=cast.sec,
        )
        self.clue, self.numbers = (
            clue,
            {
                "evidence": evidence.pk,
                "evidence_withdraw": evidence.pk,
                "doubt_review": evidence.pk,
                "measure_finish": measure.pk,
                "delay_agree": delay.pk,
                "closure_endorse": closure.pk,
                "closure_explain": closure.pk,
                "closure_review": closure.pk,
                "revisit": revisit.pk,
                "run": cast.run.pk,
                "release": result.pk,
                "delivery": delivery.pk,
                "mapping": delivery.pk,
                "fix_file": delivery.pk,
                "explain": delivery.pk,
                "owed_remind": owed.pk,
                "owed_drop": owed.pk,
                "receipt": delivery.pk,
                "job": job.pk,
                "job_cancel": job.pk,
                "grant_agree": grant.pk,
            }
            | policy_numbers(cast)
            | {name: decision.pk for name in POLICIES if name.startswith("decision_")},
        )
        campaign = drafted(cast)
        names = [name for name in POLICIES if name.startswith("campaign")]
        self.numbers |= {name: campaign.pk for name in names}
        self.lines = {ledger.slug: EXAMPLES[ledger.slug](cast).number for ledger in LEDGERS}

    def url(self, pattern: URLPattern) -> str:
        given = {
            "code": "219" if pattern.name == "rule" else self.clue.code,
            "household": "h-1",
            "pk": self.numbers.get(str(pattern.name), 1),
            "old": 1,
            "new": 1,
            "row": 1,
            "order": 1,
            "number": self.lines.get(str(pattern.name).partition("_")[0], ""),
        }
        wanted = pattern.pattern.converters
        return reverse(str(pattern.name), kwargs={name: given[name] for name in wanted})


def ask(client: Client, method: str, url: str) -> HttpResponse:
    return getattr(client, method.lower())(url, {} if method in ("GET", "POST") else None)


def cells(world: World) -> Iterator[tuple[URLPattern, str, User, HttpResponse]]:
    for user in world.cast.everyone:
        client = world.cast.login(user)
        for pattern in urlpatterns:
            if pattern.name == "logout":
                continue
            for method in METHODS:
                yield pattern, method, user, ask(client, method, world.url(pattern))


def test_every_url_answers_each_role_and_method_as_its_policy_says(cast: Cast) -> None:
    world, walked, wrong = World(cast), 0, []
    for pattern, method, user, answer in cells(world):
        roles = POLICIES[str(pattern.name)].get(method)
        walked += 1
        expected = (
            answer.status_code == 405
            if roles is None
            else answer.status_code != 500
            if roles == ANYONE or user.role in roles
            else answer.status_code == 403
        )
        if not expected or answer.status_code >= 500:
            wrong.append((pattern.name, method, user.username, answer.status_code))
    print(f"access cells walked: {walked}, wrong: {len(wrong)}")
    assert not wrong


def test_other_townships_things_do_not_exist(cast: Cast) -> None:
    world, leaks = World(cast), []
    client = cast.login(cast.ma)
    for pattern in urlpatterns:
        alone = ("visit_sheet", "household", "reveal_member", "revisit")
        if pattern.name not in (*CLUE_URLS, *LEDGER_URLS, *PAPER_URLS, *alone):
            continue
        for method in ("GET", "POST"):
            if cast.ma.role in POLICIES[str(pattern.name)].get(method, ()):
                answer = ask(client, method, world.url(pattern))
                if answer.status_code != 404:
                    leaks.append((pattern.name, method, answer.status_code))
    assert not leaks


def test_a_liaison_sees_only_the_own_department_s_files(cast: Cast) -> None:
    world = World(cast)
    other = Delivery.objects.create(
        sender="县医保局", name="结算.xlsx", digest="e", path="q", uploaded_by=cast.zhou
    )
    client = cast.login(cast.cai)
    assert client.get(reverse("delivery", args=[world.numbers["delivery"]])).status_code == 200
    assert client.get(reverse("delivery", args=[other.pk])).status_code == 404


@pytest.mark.django_db
def test_strangers_are_sent_to_the_login_page() -> None:
    for pattern in urlpatterns:
        if POLICIES[str(pattern.name)].get("GET") not in (None, ANYONE):
            wanted = {
                name: {
                    "code": "c",
                    "household": "h",
                    "pk": 1,
                    "order": 1,
                    "number": "n",
                    "row": 1,
                    "old": 1,
                    "new": 1,
                }[name]
                for name in pattern.pattern.converters
            }
            answer = Client().get(reverse(str(pattern.name), kwargs=wanted))
            assert answer.status_code == 302 and "/login/" in answer["Location"], pattern.name


def test_a_url_without_a_policy_line_refuses_to_exist() -> None:
    with pytest.raises(ImproperlyConfigured):
        page(f"x/{uuid.uuid4()}/", lambda request: HttpResponse(), "nobody_wrote_a_policy")


def test_every_policy_line_belongs_to_a_url() -> None:
    assert set(POLICIES) == {pattern.name for pattern in urlpatterns}
