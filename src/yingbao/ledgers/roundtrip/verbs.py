"""Sending out, taking back, applying. Underneath is the same verb as on the page: verify.

1. take: the file is read and judged; nothing changes yet;
2. apply: rows marked 收下 are carried out one by one, each whole or not at all;
3. choose: for a row the county or a colleague changed meanwhile, a person picks whose words count.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.actions.verify import Verdict, VisitRecord, verify
from yingbao.casework.models import Clue, Role, Township, User
from yingbao.casework.models.people import TOWNSHIP_ROLES
from yingbao.ledgers.roundtrip.columns import OUTCOMES
from yingbao.ledgers.roundtrip.export import sheet_bytes
from yingbao.ledgers.roundtrip.judging import DONE, OK, STALE, day_of, judge
from yingbao.ledgers.roundtrip.model import ReturnedSheet
from yingbao.ledgers.roundtrip.reading import read_sheet
from yingbao.reports.ledger.returned import NotOurLedger

REFUSED = "没收下"


def send_out(township: Township, *, by: User, today: date) -> bytes:
    """The township's answer sheet; the chain keeps who took it and its digest."""
    require_role(by, *TOWNSHIP_ROLES, Role.COUNTY_OFFICER, what="导出填报表")
    if by.township_id and by.township != township:
        raise NotAllowed("只能导出本乡镇的填报表。")
    waiting = Clue.objects.visible_to(by).filter(township=township, status=Clue.Status.DISPATCHED)
    clues = list(waiting.select_related("township").order_by("village", "household_id", "rule"))
    export = uuid.uuid4().hex
    content = sheet_bytes(township, clues, export, today)
    audit(by, "roundtrip_out", township.name, export=export, rows=len(clues),
          sha256=hashlib.sha256(content).hexdigest())  # fmt: skip
    return content


@transaction.atomic
def take(path: Path, *, by: User, today: date) -> ReturnedSheet:
    """Reads and judges a filled sheet. Raises Refused for a file that is not ours."""
    require_role(by, *TOWNSHIP_ROLES, what="交填报表")
    try:
        sheet = read_sheet(path)
    except NotOurLedger as error:
        raise Refused(str(error)) from error
    if by.township is None or sheet.township != by.township.name:
        raise NotAllowed(f"这是{sheet.township}的填报表，请由那里的人来交。")
    rows = judge(sheet, by=by, today=today, done=_done(sheet.export))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    made = ReturnedSheet(export=sheet.export, township=by.township, digest=digest, by=by)
    made.save()
    made.keep([asdict(row) for row in rows])
    audit(by, "roundtrip_in", by.township.name, export=sheet.export, rows=len(rows), sha256=digest)
    return made


def _done(export: str) -> frozenset[str]:
    """Codes of this export whose answers were carried out before."""
    earlier = ReturnedSheet.objects.filter(export=export).exclude(applied_at=None)
    return frozenset(
        line["code"] for sheet in earlier for line in sheet.lines if line["verdict"] == DONE
    )


def apply(sheet: ReturnedSheet, *, by: User, today: date) -> int:
    """Carries out every row that is 收下; returns how many. A row that is refused says why."""
    _guard(sheet, by)
    if sheet.applied_at is not None:
        raise Refused("这份已经收过了。")
    lines = [
        _carried_out(line, sheet, by, today) if line["verdict"] == OK else line
        for line in sheet.lines
    ]
    sheet.applied_at = timezone.now()
    sheet.keep(lines)
    count = sum(1 for line in lines if line["verdict"] == DONE)
    audit(by, "roundtrip_apply", sheet.township.name, export=sheet.export, rows=count)
    return count


def choose(sheet: ReturnedSheet, number: int, *, by: User, today: date) -> dict[str, Any]:
    """A stale row: the person says that what was typed shall count, on the clue as it stands now."""
    _guard(sheet, by)
    lines = sheet.lines
    place = next((i for i, line in enumerate(lines) if line["number"] == number), None)
    if place is None or lines[place]["verdict"] != STALE:
        raise Refused("这一行不用选。")
    lines[place] = _carried_out(lines[place], sheet, by, today)
    sheet.keep(lines)
    return lines[place]


def _guard(sheet: ReturnedSheet, by: User) -> None:
    require_role(by, *TOWNSHIP_ROLES, what="收填报表")
    if by.township_id != sheet.township_id:
        raise NotAllowed("这份填报表是别的乡镇的。")


def _carried_out(
    line: dict[str, Any], sheet: ReturnedSheet, by: User, today: date
) -> dict[str, Any]:
    """The row after the verb: done, or refused with the verb's own words."""
    clue = Clue.objects.visible_to(by).filter(code=line["code"]).first()
    try:
        if clue is None:
            raise Refused("这条线索不在您的辖区了。")
        verify({clue: _verdict(line["said"])}, _visit(line, sheet, clue), by=by, today=today)
    except Refused as error:
        return line | {"verdict": REFUSED, "say": str(error)}
    return line | {"verdict": DONE, "say": ""}


def _verdict(said: dict[str, str]) -> Verdict:
    outcome = Clue.Outcome(OUTCOMES[said["outcome"]])
    return Verdict(outcome, said["reason"], said["cause"], said["basis"])


def _visit(line: dict[str, Any], sheet: ReturnedSheet, clue: Clue) -> VisitRecord:
    """The same row of the same export is the same visit, however often the file is sent."""
    said = line["said"]
    day = day_of(said["visited_on"])
    assert day is not None  # judged before
    uid = uuid.uuid5(uuid.UUID(sheet.export), line["code"])
    place = f"{clue.township}{clue.village}"
    return VisitRecord(uid, day, place, said["met"], said["second_name"], said["text"])
