"""All outputs of a review, side by side in one folder."""

from __future__ import annotations

from pathlib import Path

from yingbao.policy.outputs.findings_csv import write_csv
from yingbao.policy.outputs.memo import write_memo
from yingbao.policy.outputs.page import write_page
from yingbao.policy.outputs.workbook import write_workbook
from yingbao.policy.review import Review
from yingbao.policy.verdicts import VerdictBook


def write_outputs(review: Review, out: Path, verdicts: VerdictBook | None = None) -> list[Path]:
    """The findings as CSV, the clearing table, the memo and the page; returns the paths."""
    return [
        write_csv(review, out / "policy_findings.csv", verdicts),
        write_workbook(review, out / "政策清理表.xlsx", verdicts),
        write_memo(review, out / "审查备忘录.docx"),
        write_page(review, out / "政策对照.html"),
    ]
