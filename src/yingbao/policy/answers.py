"""Answers that people wrote into 政策清理表.xlsx, taken back into the book of verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from yingbao.policy.outputs.workbook import COLUMNS, HEAD
from yingbao.policy.verdicts import STATES, Verdict, VerdictBook, VerdictRefused

_NAMES = [name for name, _ in COLUMNS]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        sheet = load_workbook(path, read_only=True, data_only=True)["政策清理表"]
    except (KeyError, OSError, ValueError, TypeError) as error:
        raise VerdictRefused(f"{path.name} 不是政策清理表。请用本系统生成的那一份填写。") from error
    for number, row in enumerate(sheet.iter_rows(min_row=HEAD + 1, values_only=True), HEAD + 1):
        yield (
            number,
            {name: str(value or "").strip() for name, value in zip(_NAMES, row, strict=False)},
        )


def _verdict(number: int, row: dict[str, str], on: date) -> Verdict | None:
    answer = row.get("结论", "")
    if not answer or not row.get("键"):
        return None
    state = STATES.get(answer)
    if state is None:
        raise VerdictRefused(
            f"第 {number} 行“结论”：读到“{answer}”，应为 修改、不改、另行修改。这一行没有记。"
        )
    if state == "dismissed" and not row["理由"]:
        raise VerdictRefused(
            f"第 {number} 行填了“不改”，没有写理由。补上理由再读一次，这一行没有记。"
        )
    if state == "edited" and not row["修改后条文"]:
        raise VerdictRefused(f"第 {number} 行填了“另行修改”，没有写修改后条文。这一行没有记。")
    if not row["负责人"]:
        raise VerdictRefused(f"第 {number} 行没有写负责人。这一行没有记。")
    return Verdict(row["键"], state, row["负责人"], on, row["理由"], row["修改后条文"])


def take_answers(path: Path, book: VerdictBook, on: date) -> tuple[int, list[str]]:
    """How many verdicts were remembered, and a line for each row that could not be.

    Raises VerdictRefused when the file is no clearing table.
    """
    taken, refused = 0, []
    for number, row in _rows(path):
        try:
            verdict = _verdict(number, row, on)
        except VerdictRefused as error:
            refused.append(str(error))
            continue
        if verdict:
            book.remember(verdict)
            taken += 1
    return taken, refused
