"""policy_findings.csv: one row a finding, for other programs and for spreadsheets."""

from __future__ import annotations

import csv
from pathlib import Path

from yingbao.policy.findings import Finding
from yingbao.policy.review import Review
from yingbao.policy.verdicts import VerdictBook

COLUMNS = (
    "file",
    "clause",
    "quote",
    "code",
    "severity",
    "effect",
    "basis",
    "basis_valid",
    "suggestion",
)
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def cell(text: str) -> str:
    """Text that a spreadsheet will not take for a formula."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_RISKY) else flat


def row(finding: Finding) -> list[str]:
    """The finding in the order of COLUMNS."""
    return [
        cell(value)
        for value in (
            finding.paper.file, finding.label, finding.quote, finding.code, finding.severity,
            finding.check.effect, finding.basis_text, finding.basis_valid, finding.check.suggestion,
        )
    ]  # fmt: skip


def write_csv(review: Review, path: Path, verdicts: VerdictBook | None = None) -> Path:
    """UTF-8 with BOM, so that Excel opens it right. What a person decided not to change is left out."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(row(finding) for finding in (verdicts or VerdictBook()).open_in(review))
    return path
