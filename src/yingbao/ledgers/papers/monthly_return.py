"""旬报 and 月报 on paper: this period and the year so far, three signatures, a seal."""

from __future__ import annotations

from datetime import date
from typing import Any

from yingbao.casework.models import Role, User
from yingbao.ledgers.papers.paper import Paper
from yingbao.ledgers.returns.checks import running
from yingbao.ledgers.returns.figures import FIGURES
from yingbao.ledgers.returns.model import Return
from yingbao.reports.official import Sheet

ROLES = frozenset(
    {Role.COUNTY_OFFICER, Role.COUNTY_LEADER, Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD}
)


def template() -> bytes:
    sheet = Sheet()
    sheet.form_head("社会救助专项治理{{ kind }}", "{{ township }}　　{{ period }}")
    sheet.repeated(
        ("类别", "项目", "本期", "本年累计", "说明"),
        (
            "{{ row.group }}",
            "{{ row.label }}",
            "{{ row.now }}",
            "{{ row.total }}",
            "{{ row.note }}",
        ),
        (20, 46, 26, 28, 36),
    )
    sheet.note("填报人：　　　　　　审核人：　　　　　　负责人：　　　　　　（盖章）")
    sheet.note("报出日期：{{ sent_on }}")
    return sheet.to_bytes()


def facts(item: Return, by: User, today: date) -> dict[str, Any]:
    totals = running([one.figures for one in _year(item)])[-1]
    now = item.figures
    return {
        "kind": item.get_kind_display(),
        "township": str(item.township),
        "period": f"{item.starts_on} 至 {item.ends_on}",
        "sent_on": str(item.sent_on or ""),
        "rows": [
            {
                "group": one.group,
                "label": one.label,
                "now": f"{now[one.name]:,}",
                "total": f"{totals[one.name]:,}" if one.runs else "—",
                "note": item.corrected.get(one.name, ["", ""])[1],
            }
            for one in FIGURES
        ],
    }


def _year(item: Return) -> list[Return]:
    """This year's returns of the same kind and township up to this one, in order."""
    rows = Return.objects.filter(
        township=item.township, kind=item.kind, ends_on__year=item.ends_on.year,
        ends_on__lt=item.starts_on,
    )  # fmt: skip
    return [*rows.order_by("ends_on"), item]


PAPER = Paper("return", "报表", template, facts, ROLES)
