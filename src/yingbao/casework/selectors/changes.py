"""What fell away since a department's last file of the same table: rows and columns.

A roll that shrinks by a tenth overnight is more often a broken export than good news; used unseen it
would make people look dropped who were not. Events (payments, bills) swing more by nature.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from yingbao.canon import load_tables
from yingbao.casework.models import Delivery

ALARM_SHARE = {"roll": 0.10, "register": 0.10, "spell": 0.10, "event": 0.50}
MENDED = "退回修改"
FEWEST = 20  # rows; below that a tenth is a person or two


def last_like(delivery: Delivery, table: str) -> dict[str, Any] | None:
    """The same list's last reading: same department and table, same name but for its dates.

    A department that has sent the table in one list only is compared whatever it calls the file —
    but not among files of one day, which are several lists arriving together.
    """
    before = Delivery.objects.filter(sender=delivery.sender, pk__lt=delivery.pk)
    lists: dict[str, dict[str, Any]] = {}
    days: dict[str, date] = {}
    for older in before.exclude(state=Delivery.State.REFUSED).order_by("-pk")[:60]:
        found = [item for item in older.tables if item["table"] == table]
        if found and MENDED not in older.name:
            lists.setdefault(undated(older.name), max(found, key=lambda item: item["accepted"]))
            days[undated(older.name)] = older.uploaded_at.date()
    same = lists.get(undated(delivery.name))
    earlier = min(days.values(), default=None)
    if same is not None or len(lists) != 1 or earlier == delivery.uploaded_at.date():
        return same
    return next(iter(lists.values()))


def undated(name: str) -> str:
    """苏庄乡2020年3月信息表.xls → 苏庄乡年月信息表: one list, month after month."""
    return re.sub(r"[\d\s._-]+", "", name.rsplit(".", 1)[0])


def compared(delivery: Delivery, table: dict[str, Any]) -> tuple[str, str]:
    """(what changed in words, the alarm or nothing) for one table of a fresh reading."""
    before = last_like(delivery, table["table"]) if table["table"] else None
    if before is None or MENDED in delivery.name or before["newest"] > table["newest"]:
        return "", ""  # an older month that comes later shows no loss
    words = _rows_words(before["accepted"], table["accepted"])
    gone = [name for name in before.get("headers", []) if name not in table["headers"]]
    alarms = []
    if _shrunk(table["table"], before["accepted"], table["accepted"]):
        alarms.append(f"{table['title']}{words}")
    if gone:
        alarms.append(f"{table['title']}少了列：{'、'.join(gone[:6])}")
    return words, "；".join(alarms)


def _shrunk(name: str, before: int, now: int) -> bool:
    share = ALARM_SHARE.get(load_tables()[name].kind, 0.10)
    return before >= FEWEST and (before - now) / before >= share


def _rows_words(before: int, now: int) -> str:
    if now == before:
        return "和上次一样多"
    if not before:
        return f"上次是空的，这次 {now} 行"
    share = f"（{abs(now - before) / before:.0%}）"
    return f"比上次{'多' if now > before else '少'} {abs(now - before)} 行{share}"
