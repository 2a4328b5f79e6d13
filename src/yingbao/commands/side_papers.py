"""Policy papers that came along in the inbox: held against the law of the day, beside the clues."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from yingbao.reports.job import CheckResult
from yingbao.reports.stages import CheckRequest

FOLDER, TABLE, FORMER = "政策文件", "政策清理表.xlsx", "政策清理表（前一次）.xlsx"
FINDINGS = "policy_findings.csv"


def review_side_papers(request: CheckRequest, result: CheckResult) -> str:
    """Writes OUT/政策文件 and says so in one sentence; empty when no policy paper came.

    Raises OSError when the machine refuses; what was there before then stays as it was.
    """
    files = [file for file in _without_tables(request, result) if file.is_file()]
    if not files:
        return ""
    from yingbao.policy import papers_among, review_papers, write_outputs  # takes a second to load

    papers = list(papers_among(files, request.as_of))
    if not papers:
        return ""
    review = review_papers(papers, request.as_of)
    with tempfile.TemporaryDirectory(prefix=".staging-", dir=request.out) as staging:
        write_outputs(review, Path(staging))
        _put(Path(staging), request.out / FOLDER)
    return (
        f"收到的文件里有 {len(papers)} 份像是政策文件，已逐条对照当日有效的国家规定，"
        f"初看 {len(review.findings)} 处，见 {request.out / FOLDER / TABLE}。结论由人定。"
    )


def _without_tables(request: CheckRequest, result: CheckResult) -> Iterator[Path]:
    """What came and holds no table of data. A file inside a zip is not looked for."""
    sheets = result.received.reception.sheets
    tables = {sheet.file for sheet in sheets if sheet.table}
    return (request.inbox / name for name in sorted({sheet.file for sheet in sheets} - tables))


def _put(made: Path, folder: Path) -> None:
    """The same findings leave all as it is: people write their conclusions into the table."""
    if _bytes(folder / FINDINGS) == _bytes(made / FINDINGS):
        return
    folder.mkdir(exist_ok=True)
    if (folder / TABLE).exists():
        os.replace(folder / TABLE, folder / FORMER)
    for file in made.iterdir():
        os.replace(file, folder / file.name)


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None
