"""Canary scan: a number that nobody may see in full is looked for in every answer, log, file and export."""

from __future__ import annotations

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from yingbao.casework.actions.compare import compare
from yingbao.casework.models import AuditEvent, Clue, Role, Run, User
from yingbao.casework.tests.cast import Cast
from yingbao.casework.tests.test_exchange import id18
from yingbao.web.policy import POLICIES
from yingbao.web.urls import urlpatterns

FULL = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
HEAD = "乡镇,村,户主姓名,姓名,身份证号码,与户主关系,保障类型,银行账号,年月\n"
CANARIES = [id18(n) for n in (101, 102, 103, 104)]
CARD = "6228480402564890018"


@pytest.fixture
def county(cast: Cast, tmp_path: Path) -> Cast:
    """A roll, a death list, one run: clues about people whose numbers are the canaries."""
    folder = tmp_path / "县民政局"
    folder.mkdir()
    rows = [
        f"龙港镇,梁庄村,张甲{n},张甲{n},{number},户主,农村低保,{CARD},2026-10\n"
        for n, number in enumerate(CANARIES)
    ]
    (folder / "农村低保人员_202610.csv").write_text(HEAD + "".join(rows), "utf-8-sig")
    deaths = tmp_path / "县公安局"
    deaths.mkdir()
    dead = [f"张甲{n},{number},2026-03-0{n + 1}\n" for n, number in enumerate(CANARIES)]
    (deaths / "死亡注销人员.csv").write_text(
        "姓名,身份证号,死亡日期\n" + "".join(dead), "utf-8-sig"
    )
    compare(date(2026, 10, 31), by=None, say=lambda *_: None, inbox=tmp_path)
    Clue.objects.filter(status=Clue.Status.HELD).update(status=Clue.Status.NEW)
    assert Clue.objects.filter(id_number__isnull=False).exists()
    return cast


def text_of(answer: HttpResponse) -> str:
    """The body in words; a workbook is opened first."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as box:
            return "\n".join(box.read(name).decode("utf-8", "replace") for name in box.namelist())
    return body.decode("utf-8", "replace")


def addresses() -> Iterator[tuple[str, str]]:
    """(name, path) of every page that can be read, for every clue, household, run and delivery."""
    from yingbao.casework.models import Delivery, RuleResult

    known: dict[str, list[object]] = {
        "code": list(Clue.objects.values_list("code", flat=True)[:3]),
        "household": list(Clue.objects.exclude(household_id="").values_list("household_id", flat=True)[:3]),
        "pk": [*Run.objects.values_list("pk", flat=True), *Delivery.objects.values_list("pk", flat=True)],
    }  # fmt: skip
    assert known["household"] and RuleResult.objects.exists()
    for pattern in urlpatterns:
        name = str(pattern.name)
        if "GET" not in POLICIES[name] or len(pattern.pattern.converters) > 1:
            continue
        keys = list(pattern.pattern.converters)
        if not set(keys) <= {*known, "code"}:
            continue  # a ledger's or a paper's own number; their tests read those pages
        values = [["212"] if name == "rule" else known[key] for key in keys]
        for given in values[0] if values else [None]:
            yield name, reverse(name, kwargs={keys[0]: given} if keys else {})


def reads(user: User) -> Iterator[tuple[str, str]]:
    """(path, text) of all that this person can read, and of the exports."""
    client = Client()
    client.force_login(user)
    for name, path in addresses():
        if name != "logout":
            yield path, text_of(client.get(path))
    for path in ("/clues/export/?view=open", "/audit/export/"):
        yield path, text_of(client.post(path))


def test_no_full_number_is_in_any_page_or_export(county: Cast) -> None:
    leaks, walked = [], 0
    for user in county.everyone:
        for path, words in reads(user):
            walked += 1
            found = {*FULL.findall(words)} & set(CANARIES)
            mended = "/fix/" in path and user.role in (Role.COUNTY_OFFICER, Role.LIAISON)
            if (found or CARD in words) and not mended:
                leaks.append((path, user.username))
    print(f"canary: {walked} answers read by {len(county.everyone)} people, {len(leaks)} leaks")
    assert walked > 300 and leaks == []


def test_no_number_reaches_the_audit_chain_the_addresses_or_the_log(
    county: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    clue = Clue.objects.filter(id_number__isnull=False).earliest("pk")
    client = county.login(county.zhou)
    with caplog.at_level(logging.DEBUG):
        shown = client.post(f"/clues/{clue.code}/reveal/", {"reason": "核对本人证件"})
        client.get("/clues/", {"q": clue.id_number})
        client.get(f"/no-such-page/{clue.id_number}/")
    assert (
        shown.content.decode() in CANARIES
    )  # the one place where it is seen, by right and on record
    scrub = settings.LOGGING["filters"]["scrub"]["()"]
    assert scrub == "yingbao.web.privacy.ScrubNumbers"
    from yingbao.web.privacy import ScrubNumbers

    for record in caplog.records:
        ScrubNumbers().filter(record)
        assert not set(FULL.findall(record.getMessage())) & set(CANARIES)
    chain = json.dumps([event.content for event in AuditEvent.objects.all()], ensure_ascii=False)
    assert not set(FULL.findall(chain)) & set(CANARIES)


def test_no_number_is_in_the_analytic_store_the_database_or_the_run_s_papers(county: Cast) -> None:
    """Everything on disk but the departments' own files and the rows sent back to them."""
    run = Run.objects.latest("pk")
    places = [Path(settings.RUNS_ROOT) / run.folder]
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    wanted = [number.encode() for number in CANARIES] + [CARD.encode()]
    holding = [
        path.name
        for path in files
        if "inbox" not in path.parts and "退回修改" not in path.parts
        if any(number in _plain_bytes(path) for number in wanted)
    ]
    print(f"canary: {len(files)} files of a run, {len(holding)} hold a number in plain")
    assert len(files) > 10 and holding == []


def _plain_bytes(path: Path) -> bytes:
    """A workbook's or zip's contents unpacked; parquet's text is plain inside unless compressed."""
    body = path.read_bytes()
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as box:
            return b"".join(box.read(name) for name in box.namelist())
    if path.suffix == ".parquet":
        import duckdb

        with duckdb.connect() as con:
            rows = con.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        return repr(rows).encode()
    return body
