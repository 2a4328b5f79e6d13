"""Handing out a filed ledger: what the person may see, masked, with a line in the audit chain."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Role, User
from yingbao.casework.views.request import OfficeRequest
from yingbao.ledgers.books import of_clues, of_problems
from yingbao.ledgers.books.columns import FiledLedger
from yingbao.ledgers.books.entry import Entry
from yingbao.ledgers.books.workbook import filed_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
READERS = (
    Role.TOWNSHIP_OFFICER,
    Role.TOWNSHIP_HEAD,
    Role.COUNTY_OFFICER,
    Role.COUNTY_LEADER,
    Role.INSPECTOR,
)
LARGEST = 20_000


def lines_of(ledger: FiledLedger, user: User) -> list[Entry]:
    """The ledger's lines in this person's sight: clues first, then the problem ledger."""
    everything = (*of_clues.entries(user), *of_problems.entries(user))
    return [entry for entry in everything if ledger.belongs(entry)]


@transaction.atomic
def file_out(ledger: FiledLedger, *, by: User, today: date) -> bytes:
    """The workbook; the chain keeps who took it, how many lines, and its digest."""
    require_role(by, *READERS, what=f"导出{ledger.title}")
    entries = lines_of(ledger, by)
    if len(entries) > LARGEST:
        raise Refused(f"一次最多导出 {LARGEST} 条，现在有 {len(entries)} 条。请分乡镇导出。")
    content = filed_bytes(ledger, entries, f"{by.township or '全县'}，{by.name}导出", today)
    digest = hashlib.sha256(content).hexdigest()
    audit(by, "filed_ledger", ledger.name, rows=len(entries), sha256=digest)
    return content


def download(ledger: FiledLedger) -> Callable[..., HttpResponse]:
    def view(request: OfficeRequest) -> HttpResponse:
        today = timezone.localdate()
        try:
            content = file_out(ledger, by=request.user, today=today)
        except Refused as error:
            return HttpResponse(
                str(error), status=error.status, content_type="text/plain; charset=utf-8"
            )
        answer = HttpResponse(content, content_type=XLSX)
        name = quote(f"{ledger.title}_{today:%Y%m%d}.xlsx")
        answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return answer

    return view
