"""A folder of departments' files → one published snapshot."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from yingbao.canon import load_tables
from yingbao.exchange.assembly.finish import Finished, finish
from yingbao.exchange.assembly.persons import VERDICTS
from yingbao.exchange.assembly.stage import Stage
from yingbao.exchange.mapping.answers import Answers, write_questions
from yingbao.exchange.normalise.periods import period_in
from yingbao.exchange.publish import snapshot as snapshots
from yingbao.exchange.publish.fixfile import FOLDER, write_fix_files
from yingbao.exchange.publish.ledger import load_result, save_result
from yingbao.exchange.publish.unplaced import refuse_unplaced
from yingbao.exchange.reading import FileReading, read_folder
from yingbao.exchange.reading.without_pandas import leave_pandas
from yingbao.exchange.result import FileReport, IntakeResult, Note, TableReport
from yingbao.exchange.sheets import Desk, read_sheets
from yingbao.identity import KeyRing, Vault

Progress = Callable[[str, int, int], None]
REJECTS = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int32()),
        ("column", pa.string()),
        ("reason_code", pa.string()),
        ("reason", pa.string()),
        ("action", pa.string()),
    ]
)


def intake(
    inbox: Path,
    store_dir: Path,
    as_of: date,
    ring: KeyRing,
    mapping: Path | None = None,
    progress: Progress | None = None,
    *,
    out: Path | None = None,
    townships: tuple[str, ...] = (),
    workers: int = 2,
    memory: str = "700MB",
    threads: int = 2,
) -> IntakeResult:
    """Reads `inbox`, publishes a snapshot below `store_dir`, writes mapping.yaml and fix-files below `out`.

    1. name the snapshot by what goes in, and stop if it is the current one
    2. read each file into the stage, keys only
    3. finish the tables, verify, flush, rename, point CURRENT to them
    4. write what people must answer and mend

    `out` defaults to the store's parent. `townships` is the county's own list, in its order.
    Raises FileNotFoundError for a missing inbox, MappingFileError, OSError (ENOSPC when the disk is full).
    """
    leave_pandas()
    out = out or store_dir.parent
    if not inbox.is_dir():
        raise FileNotFoundError(errno.ENOENT, "没有这个文件夹", str(inbox))
    try:
        with snapshots.exclusive(store_dir):
            answers = Answers.load(mapping, store_dir / "answers.yaml")
            snapshot_id = _name(inbox, as_of, answers, ring, townships, _verdicts_told(store_dir))
            if found := _same_again(store_dir, out, snapshot_id):
                return found
            with snapshots.staging(store_dir) as folder:
                con = _connect(folder, ring, memory, threads)
                job = Job(
                    inbox, store_dir, out, as_of, ring, answers, townships, folder, snapshot_id
                )
                return _take_in(job, con, progress, workers)
    except duckdb.IOException as error:
        raise _as_os_error(error) from error


@dataclass(frozen=True)
class Job:
    """One intake: what goes in, where it goes, and the private folder it is made in."""

    inbox: Path
    store: Path
    out: Path
    as_of: date
    ring: KeyRing
    answers: Answers
    townships: tuple[str, ...]
    folder: Path
    snapshot_id: str


def _as_os_error(error: Exception) -> OSError:
    """DuckDB tells a full disk in words only."""
    full = "space" in str(error).lower() or "enospc" in str(error).lower()
    return OSError(
        errno.ENOSPC if full else errno.EIO, os.strerror(errno.ENOSPC if full else errno.EIO)
    )


def _verdicts_told(store: Path) -> str:
    """What people have said about doubtful pairs: another verdict, another snapshot."""
    path = store / VERDICTS
    return path.read_text("utf-8") if path.exists() else ""


def _name(
    inbox: Path, as_of: date, answers: Answers, ring: KeyRing, townships: tuple[str, ...], said: str
) -> str:
    """The snapshot's name: a digest of every file, the answers, the day, the keys and the code."""
    told = hashlib.sha256()
    for path in sorted(p for p in inbox.rglob("*") if p.is_file()):
        told.update(str(path.relative_to(inbox)).encode() + b"\0")
        with path.open("rb") as file:
            told.update(hashlib.file_digest(file, "sha256").digest())
    rest = [
        as_of.isoformat(),
        json.dumps(sorted(answers.known.items())),
        ring.key("snapshot", "snapshot"),
        code_version(),
        said,
        *townships,
    ]
    told.update("\0".join(rest).encode())
    return told.hexdigest()[:24]


def code_version() -> str:
    """A digest of this stage's code and of the canonical tables: other code, other snapshot."""
    here = Path(__file__).parent
    files = sorted(
        [
            *here.rglob("*.py"),
            *(here.parent / "canon").rglob("*.yaml"),
            *(here.parent / "identity").rglob("*.py"),
            *(here.parent / "identity").rglob("*.yaml"),
        ]
    )
    told = hashlib.sha256()
    for path in files:
        if "tests" not in path.parts:
            told.update(path.read_bytes())
    return told.hexdigest()[:16]


def _same_again(store: Path, out: Path, snapshot_id: str) -> IntakeResult | None:
    """The former result, when the same content was published before and its fix-files still lie there."""
    snapshot = snapshots.current(store)
    if snapshot is None or snapshot.name != snapshot_id:
        return None
    result = load_result(snapshot)
    if result is None or any(not (out / FOLDER / name).exists() for name in result.fix_files):
        return None
    if result.questions and not (out / "mapping.yaml").exists():
        return None
    return replace(result, snapshot=snapshot, unchanged=True)


def _connect(folder: Path, ring: KeyRing, memory: str, threads: int) -> Any:
    con = duckdb.connect(":memory:")
    con.execute(f"SET memory_limit = '{memory}'")
    con.execute(f"SET threads = {threads}")
    con.execute(f"SET temp_directory = '{folder / 'spill'}'")
    con.execute("SET preserve_insertion_order = true")
    ring.install(con)
    return con


def _take_in(job: Job, con: Any, progress: Progress | None, workers: int) -> IntakeResult:
    tables = job.folder / "tables"
    tables.mkdir()
    desk = Desk(Stage(con, job.ring), job.as_of, job.answers)
    reports = _read_all(desk, job.inbox, progress, workers)
    finished = finish(desk.stage, tables, job.as_of, job.townships, job.store / VERDICTS)
    reports = [_counted(report, order, finished) for order, report in enumerate(reports)]
    desk.rejects = refuse_unplaced(desk.rejects, reports, finished.unplaced)
    rows = finished.rows | _write_ledgers(tables, reports, desk)
    fix_files = write_fix_files(job.out / FOLDER, desk.fixes)
    result = _result(desk, reports, rows, job.snapshot_id, fix_files)
    save_result(tables, result)
    write_questions(job.out / "mapping.yaml", result.questions)
    if not result.recognised:
        return result
    _fill_vault(con, Vault(job.store / "vault.sqlite", job.ring))
    target = snapshots.publish(job.store, tables, job.snapshot_id, rows)
    job.answers.remember(job.store / "answers.yaml")
    con.close()
    return replace(result, snapshot=target)


def _fill_vault(con: Any, vault: Vault) -> None:
    """Who people are and what rows without a person said, before any snapshot speaks of them."""
    con.execute(
        "CREATE TEMP TABLE vault_people AS SELECT person_id, id18, name FROM seen_people "
        "QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY name IS NULL, rank, name) = 1"
    )
    vault.put_people(con, "vault_people")
    vault.put_rows(con, "(SELECT DISTINCT * FROM seen_rows)")


def _read_all(desk: Desk, inbox: Path, progress: Progress | None, workers: int) -> list[FileReport]:
    reports: list[FileReport] = []
    seen: dict[str, str] = {}
    total = sum(1 for p in inbox.rglob("*") if p.is_file())
    for order, file in enumerate(read_folder(inbox, workers=workers)):
        if progress:
            progress(file.name, order, total)
        reports.append(_read_file(desk, file, order, seen))
    return reports


def _read_file(desk: Desk, file: FileReading, order: int, seen: dict[str, str]) -> FileReport:
    for problem in file.problems:
        if not problem.fatal:
            desk.notes.append(Note(problem.code, f"{problem.reason}{problem.action}", file.name))
    fatal = next((p for p in file.problems if p.fatal), None)
    if fatal:
        return FileReport(
            file.name,
            file.digest,
            file.size,
            "unreadable",
            _folder(file),
            fatal.reason,
            fatal.action,
        )
    file = _another_month(file, seen, desk.as_of)
    if file.digest in seen:
        reason = f"与“{seen[file.digest]}”内容相同，只用一份。"
        return FileReport(file.name, file.digest, file.size, "repeated", _folder(file), reason)
    seen[file.digest] = file.name
    tables = tuple(read_sheets(desk, file, _folder(file), order))
    return _report(file, tables)


def _another_month(file: FileReading, seen: dict[str, str], as_of: date) -> FileReading:
    """The same bytes under another month's name are that month's roll, in which nothing changed."""
    former = seen.get(file.digest)
    month = period_in(file.name, as_of)
    if former is None or month is None or month == period_in(former, as_of):
        return file
    return replace(file, digest=hashlib.sha256(f"{file.digest}{month}".encode()).hexdigest())


def _folder(file: FileReading) -> str:
    """The folder a department's files lie in names the department."""
    top, _, rest = file.name.partition("/")
    return top if rest and not top.lower().endswith(".zip") else ""


def _report(file: FileReading, tables: tuple[TableReport, ...]) -> FileReport:
    loaded = [table for table in tables if not table.waiting]
    first = next((t.table for t in loaded), "")
    sender = _folder(file) or (load_tables()[first].owner if first else "")
    if loaded:
        return FileReport(file.name, file.digest, file.size, "loaded", sender, tables=tables)
    if tables:
        reason, action = "有列拿不准，等您确认。", "请填写 mapping.yaml，再带 --mapping 运行一次。"
        return FileReport(
            file.name, file.digest, file.size, "waiting", sender, reason, action, tables
        )
    reason, action = (
        "没有认出是哪一种表，没有导入。",
        "如果确实是该交的表，请按模板的表头整理后再交；否则不用管。",
    )
    return FileReport(file.name, file.digest, file.size, "unrecognised", sender, reason, action)


def _counted(report: FileReport, order: int, finished: Finished) -> FileReport:
    """Repeats and unrelated rows are known only at the end; they go to the file's first table of that kind."""
    tables = []
    done: set[str] = set()
    for table in report.tables:
        key = (order, table.table)
        if table.table and table.table not in done:
            repeated, unrelated = finished.repeated.get(key, 0), finished.unrelated.get(key, 0)
            table = replace(table, repeated=repeated, unrelated=unrelated)
            done.add(table.table)
        tables.append(table)
    return replace(report, tables=tuple(tables))


def _write_ledgers(tables: Path, reports: list[FileReport], desk: Desk) -> dict[str, int]:
    """source_file, rejects and remarks beside the canonical tables."""
    files = pa.table(
        {
            "digest": [r.digest for r in reports],
            "name": [r.name for r in reports],
            "sender": [r.sender for r in reports],
            "state": [r.state for r in reports],
        }
    )
    pq.write_table(files, tables / "source_file.parquet")
    rejects = [row for row in desk.rejects if row["fatal"]]
    rejects += [_unopened(r) for r in reports if r.state == "unreadable"]
    remarks = [row for row in desk.rejects if not row["fatal"]]
    for name, rows in (("rejects", rejects), ("remarks", remarks)):
        picked = [{field: row[field] for field in REJECTS.names} for row in rows]
        pq.write_table(pa.Table.from_pylist(picked, REJECTS), tables / f"{name}.parquet")
    stored = {
        name: [c.name for c in load_tables()[name].physical] for name in sorted(desk.stage.tables)
    }
    (tables / "columns.json").write_text(json.dumps(stored, ensure_ascii=False, indent=1), "utf-8")
    return {"source_file": len(reports), "rejects": len(rejects), "remarks": len(remarks)}


def _unopened(report: FileReport) -> dict[str, object]:
    """A file that could not be read stands among the refusals as a whole."""
    told = {
        "file": report.name,
        "sheet": "",
        "row": None,
        "column": "",
        "reason_code": "unreadable_file",
    }
    return {**told, "reason": report.reason, "action": report.action}


def _result(
    desk: Desk,
    reports: list[FileReport],
    rows: dict[str, int],
    snapshot_id: str,
    fix_files: tuple[str, ...],
) -> IntakeResult:
    rejected = len({(r["file"], r["sheet"], r["row"]) for r in desk.rejects if r["fatal"]})
    remarked = len({(r["file"], r["sheet"], r["row"]) for r in desk.rejects if not r["fatal"]})
    return IntakeResult(
        None,
        snapshot_id,
        False,
        tuple(reports),
        tuple(desk.questions),
        tuple(desk.notes),
        rejected,
        remarked,
        fix_files,
        rows,
    )
