"""A run as files: its rows as csv, its manifest as JSON. The same run gives the same bytes."""

from __future__ import annotations

import csv
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from yingbao.engine.running import Run
from yingbao.engine.settle import RuleRow

COLUMNS = tuple(field.name for field in fields(RuleRow))


def write_run(result: Run, folder: Path) -> tuple[Path, ...]:
    """`rows.csv` (UTF-8 with BOM, by rule and place), `manifest.json` and `results.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = folder / "rows.csv"
    with rows.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rule", *COLUMNS))
        for outcome in result.rules:
            for row in outcome.rows:
                writer.writerow((outcome.rule.code, *(getattr(row, name) for name in COLUMNS)))
    manifest = _json(folder / "manifest.json", result.manifest)
    return rows, manifest, _json(folder / "results.json", results_of(result))


def results_of(result: Run) -> dict[str, Any]:
    """How many each rule looked at and pointed at, without a word about whom."""
    return {
        "as_of": result.as_of.isoformat(),
        "rules": {
            done.rule.code: {"looked_at": done.looked_at, "clues": len(done.rows)}
            for done in result.rules
        },
        "not_run": {left.rule.code: left.reason for left in result.not_run},
    }


def _json(path: Path, content: dict[str, Any]) -> Path:
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(text + "\n", "utf-8")
    return path
