"""The intake result beside its snapshot, so that the same folder again needs no second reading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from yingbao.exchange.result import (
    ColumnReading,
    FileReport,
    IntakeResult,
    Note,
    Question,
    Reading,
    TableReport,
    UnreadSheet,
)

FILE = "intake.json"


def save_result(folder: Path, result: IntakeResult) -> None:
    (folder / FILE).write_text(json.dumps(result.as_dict(), ensure_ascii=False, indent=1), "utf-8")


def load_result(folder: Path) -> IntakeResult | None:
    """None when the snapshot has no readable result (an older version wrote it)."""
    try:
        raw = json.loads((folder / FILE).read_text("utf-8"))
        return _result(raw, folder)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _result(raw: dict[str, Any], folder: Path) -> IntakeResult:
    return IntakeResult(
        **{
            **raw,
            "snapshot": folder,
            "files": tuple(_file(item) for item in raw["files"]),
            "questions": tuple(_question(item) for item in raw["questions"]),
            "notes": tuple(Note(**item) for item in raw["notes"]),
            "fix_files": tuple(raw["fix_files"]),
        }
    )


def _file(raw: dict[str, Any]) -> FileReport:
    tables = tuple(_table(item) for item in raw["tables"])
    unread = tuple(UnreadSheet(**item) for item in raw["unread"])
    return FileReport(**{**raw, "tables": tables, "unread": unread})


def _table(raw: dict[str, Any]) -> TableReport:
    return TableReport(
        **{**raw, "columns": tuple(ColumnReading(**item) for item in raw["columns"])}
    )


def _question(raw: dict[str, Any]) -> Question:
    readings = tuple(Reading(**item) for item in raw["readings"])
    return Question(**{**raw, "samples": tuple(raw["samples"]), "readings": readings})
