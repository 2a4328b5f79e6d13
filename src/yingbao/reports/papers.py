"""Every file a run leaves behind, by its path under OUT."""

from __future__ import annotations

from yingbao.clues import clues_csv
from yingbao.clues.listing import csv_bytes
from yingbao.clues.plain_text import inert, mask_inside
from yingbao.reports.ledger import Ledger, ledger_bytes
from yingbao.reports.overview import overview_bytes
from yingbao.reports.quality import receipt_bytes, report_bytes
from yingbao.reports.reception import Reception, Refusal

REJECT_HEADER = ("file", "sheet", "row", "column", "reason_code", "reason", "action")
UNSAFE_IN_A_FILE_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def papers(ledger: Ledger, reception: Reception) -> dict[str, bytes]:
    """Ledger, lists, quality report, a receipt a department, overview."""
    files = {
        "clues.csv": clues_csv(ledger.clues, reveal=ledger.reveal),
        "rejects.csv": rejects_csv(reception.refusals),
        "疑点线索台账.xlsx": ledger_bytes(ledger),
        "数据质量报告.xlsx": report_bytes(reception, ledger.county, ledger.as_of),
        "概览.html": overview_bytes(ledger, reception),
    }
    for sender, part in reception.by_sender.items():
        name = sender.translate(UNSAFE_IN_A_FILE_NAME)
        files[f"回执/{name}.xlsx"] = receipt_bytes(sender, part, ledger.county, ledger.as_of)
    return files


def rejects_csv(refusals: tuple[Refusal, ...]) -> bytes:
    """One line per reason why a row was given back."""
    return csv_bytes(REJECT_HEADER, (_line(refusal) for refusal in refusals))


def _line(refusal: Refusal) -> tuple[str, ...]:
    return (
        inert(refusal.file),
        "-" if refusal.sheet == "-" else inert(refusal.sheet),
        str(refusal.row or ""),
        inert(refusal.column),
        refusal.reason_code,
        inert(mask_inside(refusal.reason)),
        inert(refusal.action),
    )
