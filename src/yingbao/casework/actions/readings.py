"""What a reading says, put back to the deliveries it came from: tables, rejects, doubts, alarms.

A delivery is read by itself when it arrives, so that its department has an answer in minutes, and again
with everything else in every run. Both end here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils import timezone

from yingbao.casework.models import Delivery, MappingAnswer
from yingbao.casework.selectors.changes import compared
from yingbao.reports.reception import ReadSheet, Reception, Refusal

FIX_FOLDER = "退回修改"
ANSWERS = "answers.yaml"
MOST_REJECTS = 500  # shown on the page; the fix-file holds all
Laid = dict[str, Delivery]  # the name under which intake saw a file → its delivery


def write_answers(store: Path) -> None:
    """Everything people have answered, beside what the store remembers already."""
    store.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = store / ANSWERS
    known = yaml.safe_load(path.read_text("utf-8")) or {} if path.exists() else {}
    known |= dict(MappingAnswer.objects.order_by("pk").values_list("column", "answer"))
    path.write_text(yaml.safe_dump(known, allow_unicode=True), "utf-8")


def lay_out(deliveries: Iterable[Delivery], inbox: Path) -> Laid:
    """Copies the files under their departments' folders; the newest of a name has the name itself."""
    laid: Laid = {}
    inbox.mkdir(parents=True, exist_ok=True)
    for delivery in sorted(deliveries, key=lambda item: -item.pk):
        place = inbox / delivery.sender.replace("/", "_")
        if (place / delivery.name).exists():
            place = place / str(delivery.pk)
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(settings.INBOX_ROOT) / delivery.path, place / delivery.name)
        laid[str((place / delivery.name).relative_to(inbox))] = delivery
    return laid


def put_back(laid: Laid, reception: Reception, out: Path) -> None:
    """Fills each delivery from one reading. `out` holds mapping.yaml and the fix-files."""
    questions = _questions(out / "mapping.yaml")
    for name, delivery in laid.items():
        sheets = [sheet for sheet in reception.sheets if _of(sheet.file, name)]
        refusals = [row for row in reception.refusals if _of(row.file, name)]
        _fill(delivery, sheets, refusals, [q for q in questions if _of(str(q["file"]), name)])
        delivery.fix_file = _keep_fix_file(delivery, out / FIX_FOLDER, name)
        delivery.save()


def _of(file: str, name: str) -> bool:
    """The file itself, or a member of it when it is a zip."""
    return file == name or file.startswith(f"{name}/")


def _questions(path: Path) -> list[dict[str, Any]]:
    """Open doubts as the mapping page shows them; samples are masked by the reader."""
    if not path.exists():
        return []
    told = yaml.safe_load(path.read_text("utf-8")) or {}
    return [
        {
            "key": item["id"],
            "file": item["file"],
            "sheet": item["sheet"],
            "column": item["column"],
            "header": item["header"],
            "why": item["why"],
            "samples": item["samples"],
            "candidates": [
                {"value": choice["value"], "words": choice["label"]} for choice in item["readings"]
            ],
        }
        for item in told.get("questions", [])
        if not item.get("chosen")
    ]


def _fill(
    delivery: Delivery,
    sheets: list[ReadSheet],
    refusals: list[Refusal],
    questions: list[dict[str, Any]],
) -> None:
    tables = [_table(sheet) for sheet in sheets if sheet.title]
    alarms = []
    for table in tables:
        table["change"], alarm = compared(delivery, table)
        alarms += [alarm] if alarm else []
    delivery.tables = tables
    delivery.alarms = alarms
    delivery.rejects = [_reject(row) for row in refusals if row.row][:MOST_REJECTS]
    delivery.questions = questions
    delivery.problem = "" if tables else _why_nothing(sheets)
    delivery.state = _state(delivery)
    delivery.read_at = timezone.now()


def _table(sheet: ReadSheet) -> dict[str, Any]:
    return {
        "table": sheet.table,
        "title": sheet.title,
        "sheet": sheet.sheet,
        "read": sheet.read,
        "accepted": sheet.accepted,
        "rejected": sheet.rejected,
        "newest": str(sheet.newest or ""),
        "headers": [column.header for column in sheet.columns],
        "unused": [column.header for column in sheet.columns if not column.label],
        "notes": list(sheet.notes),
    }


def _reject(row: Refusal) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "column": row.column,
        "reason": row.reason,
        "action": row.action,
    }


def _why_nothing(sheets: list[ReadSheet]) -> str:
    return "".join(sheets[0].notes)[:300] if sheets else "没有从这个文件里读到任何表。"


def _state(delivery: Delivery) -> str:
    if delivery.questions or delivery.alarmed:
        return Delivery.State.ASKING
    return Delivery.State.DONE if delivery.tables else Delivery.State.REFUSED


def _keep_fix_file(delivery: Delivery, folder: Path, name: str) -> str:
    """The sender's refused rows in the sender's own columns, kept for download; the latest only."""
    stem = name.rsplit(".", 1)[0].replace("/", "_")
    found = sorted(folder.glob(f"{glob_safe(stem)}*.xlsx")) if folder.exists() else []
    place = Path(settings.DESK_ROOT) / str(delivery.pk)
    shutil.rmtree(place, ignore_errors=True)
    if not found:
        return ""
    place.mkdir(parents=True, mode=0o700)
    shutil.copyfile(found[0], place / "fix.xlsx")
    return f"{delivery.pk}/fix.xlsx"


def glob_safe(text: str) -> str:
    """Brackets in a department's file name are letters, not patterns."""
    return "".join(f"[{letter}]" if letter in "[]*?" else letter for letter in text)
