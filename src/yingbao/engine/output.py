"""A run as files: its rows as csv, its manifest as JSON. The same run gives the same bytes."""

from __future__ import annotations

import csv
import json
from dataclasses import fields
from pathlib import Path

from yingbao.engine.running import Run
from yingbao.engine.settle import RuleRow

COLUMNS = tuple(field.name for field in fields(RuleRow))


def write_run(result: Run, folder: Path) -> tuple[Path, Path]:
    """`rows.csv` (UTF-8 with BOM, by rule and place) and `manifest.json` in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows, manifest = folder / "rows.csv", folder / "manifest.json"
    with rows.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rule", *COLUMNS))
        for outcome in result.rules:
            for row in outcome.rows:
                writer.writerow((outcome.rule.code, *(getattr(row, name) for name in COLUMNS)))
    text = json.dumps(result.manifest, ensure_ascii=False, indent=2, sort_keys=True)
    manifest.write_text(text + "\n", "utf-8")
    return rows, manifest
