"""One file at a desk: read already, now understood and cleaned, with a report of what became of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from yingbao.canon import load_tables
from yingbao.exchange.normalise.periods import period_in
from yingbao.exchange.reading import FileReading
from yingbao.exchange.result import FileReport, FileState, Note
from yingbao.exchange.sheets import Desk, Gathered, SheetsRead, read_sheets


@dataclass(frozen=True)
class FileWork:
    """What a desk made of one file."""

    report: FileReport
    gathered: Gathered


NOTHING_IN_IT = frozenset({"word_without_table"})  # opened and looked at: no table was overlooked


def work_on(desk: Desk, file: FileReading, order: int) -> FileWork:
    """`order` is the file's place in the folder."""
    for problem in file.problems:
        if not problem.fatal:
            said = f"{problem.reason}{problem.action}"
            desk.gathered.notes.append(Note(problem.code, said, file.name))
    fatal = next((p for p in file.problems if p.fatal), None)
    if fatal:
        state: FileState = "aside" if fatal.code in NOTHING_IN_IT else "unreadable"
        about = FileReport(file.name, file.digest, file.size, state, _folder(file.name))
        report = replace(about, reason=fatal.reason, action=fatal.action)
    else:
        read = read_sheets(desk, file, _folder(file.name), order)
        report = _report(file, read, _aside(desk.gathered.notes, file))
    return FileWork(report, desk.hand_over())


def repeated(work: FileWork, first: str) -> FileWork:
    """A second copy of the file called `first`: nothing of it is used."""
    reason = f"与“{first}”内容相同，只用一份。"
    report = work.report
    told = FileReport(
        report.name, report.digest, report.size, "repeated", _folder(report.name), reason
    )
    return FileWork(told, Gathered())


class Copies:
    """Files of the same bytes, told apart by the months in their names.

    The same bytes under another month's name are that month's roll, in which nothing changed: they
    get a digest of their own.
    """

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.first: dict[str, str] = {}

    def digest_of(self, name: str, digest: str) -> str:
        former, month = self.first.setdefault(digest, name), period_in(name, self.as_of)
        if month is None or month == period_in(former, self.as_of):
            return digest
        return hashlib.sha256(f"{digest}{month}".encode()).hexdigest()


def _folder(name: str) -> str:
    """The folder a department's files lie in names the department."""
    top, _, rest = name.partition("/")
    return top if rest and not top.lower().endswith(".zip") else ""


ASIDE = {
    "draft": ("文件名或表名写明是草稿、样表或作废，没有导入。", "如果确实要用，请改名后再交；否则不用管。"),
    "legend": ("这是代码说明，读同一单位的表时用。", "不用处理。"),
}  # fmt: skip


def _aside(notes: list[Note], file: FileReading) -> str:
    """Why nothing of the file is a table, where that is so of every sheet."""
    told = [note for note in notes if note.file == file.name and note.code in ASIDE]
    sheets = {grid.sheet for grid in file.grids if grid.cells.num_rows}
    whole = any(not note.sheet for note in told) or sheets <= {note.sheet for note in told}
    return told[0].code if told and whole else ""


def _report(file: FileReading, read: SheetsRead, aside: str) -> FileReport:
    tables, unread = tuple(read.tables), tuple(read.unread)
    loaded = [table for table in tables if not table.waiting]
    first = next((t.table for t in loaded), "")
    sender = _folder(file.name) or (load_tables()[first].owner if first else "")
    about = FileReport(
        file.name, file.digest, file.size, "loaded", sender, tables=tables, unread=unread
    )
    if loaded:
        return about
    if tables:
        reason, action = "有列拿不准，等您确认。", "请填写 mapping.yaml，再带 --mapping 运行一次。"
        return replace(about, state="waiting", reason=reason, action=action)
    if aside:
        reason, action = ASIDE[aside]
        return replace(about, state="aside", reason=reason, action=action)
    reason, action = (
        "没有认出是哪一种表，没有导入。",
        "如果确实是该交的表，请按模板的表头整理后再交；否则不用管。",
    )
    return replace(about, state="unrecognised", reason=reason, action=action)
