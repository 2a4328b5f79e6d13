"""A folder of departments' files → one published snapshot."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from yingbao.canon import load_tables
from yingbao.canon.source_reading import LEDGER, NAMED
from yingbao.exchange.assembly.finish import Finished, finish
from yingbao.exchange.assembly.persons import VERDICTS
from yingbao.exchange.assembly.stage import Stage
from yingbao.exchange.crew import read_at_desks
from yingbao.exchange.filework import Copies, FileWork, repeated, work_on
from yingbao.exchange.legends import folder_legends
from yingbao.exchange.mapping.answers import Answers, write_questions
from yingbao.exchange.named import write_named
from yingbao.exchange.normalise.keyed import Keys
from yingbao.exchange.publish import snapshot as snapshots
from yingbao.exchange.publish.fixfile import FOLDER, write_fix_files
from yingbao.exchange.publish.ledger import load_result, save_result
from yingbao.exchange.publish.unplaced import refuse_unplaced
from yingbao.exchange.reading import read_folder
from yingbao.exchange.reading.without_pandas import leave_pandas
from yingbao.exchange.readings import of_closed_files, write_readings
from yingbao.exchange.result import FileReport, IntakeResult
from yingbao.exchange.sheets import Desk, Gathered
from yingbao.identity import KeyRing, Vault

Progress = Callable[[str, int, int], None]
WORTH_A_CREW = 4_000_000  # bytes of a folder
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


@dataclass
class Read:
    """What all files gave, except the rows, which are staged."""

    reports: list[FileReport] = field(default_factory=list)
    told: Gathered = field(default_factory=Gathered)

    def join(self, work: FileWork) -> None:
        self.reports.append(work.report)
        self.told.tell(work.gathered)


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
            *(here.parent / "canon").rglob("*.py"),
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
    stage = Stage(con, job.ring)
    read = _read_all(job, stage, progress, workers)
    finished = finish(stage, tables, job.as_of, job.townships, job.store / VERDICTS)
    read.reports = [_counted(report, order, finished) for order, report in enumerate(read.reports)]
    read.told.rejects = refuse_unplaced(read.told.rejects, read.reports, finished.unplaced)
    rows = finished.rows | _write_ledgers(tables, read, stage.tables)
    fix_files = write_fix_files(job.out / FOLDER, read.told.fixes)
    result = _result(read, rows, job.snapshot_id, fix_files)
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


def _read_all(job: Job, stage: Stage, progress: Progress | None, workers: int) -> Read:
    """Every file in turn: staged, unless another of the same bytes came before."""
    read, seen = Read(), dict[str, str]()
    sizes = [p.stat().st_size for p in job.inbox.rglob("*") if p.is_file()]
    desks = workers if sum(sizes) >= WORTH_A_CREW else 1
    for order, work in enumerate(_works(job, stage, workers, desks)):
        if progress:
            progress(work.report.name, order, len(sizes))
        if work.report.state != "unreadable":
            first = seen.setdefault(work.report.digest, work.report.name)
            work = work if first == work.report.name else repeated(work, first)
        read.join(work)
        for part in work.gathered.parts:
            stage.take(part, order)
    return read


def _works(job: Job, stage: Stage, workers: int, desks: int) -> Iterator[FileWork]:
    """A large folder is read at several desks, a small one here: starting a desk costs half a second."""
    folders = folder_legends(job.inbox)
    if desks > 1:
        yield from read_at_desks(job.inbox, job.ring.keys, job.as_of, job.answers, desks, folders)
        return
    desk = Desk(stage.con, Keys(job.ring), job.as_of, job.answers, folders)
    copies = Copies(job.as_of)
    for order, file in enumerate(read_folder(job.inbox, workers=workers)):
        digest = file.digest and copies.digest_of(file.name, file.digest)
        yield work_on(desk, replace(file, digest=digest), order)


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


def _write_ledgers(tables: Path, read: Read, received: set[str]) -> dict[str, int]:
    """source_file, rejects, remarks, source_reading and unread_person beside the canonical tables."""
    reports = read.reports
    files = pa.table(
        {
            "digest": [r.digest for r in reports],
            "name": [r.name for r in reports],
            "sender": [r.sender for r in reports],
            "state": [r.state for r in reports],
        }
    )
    pq.write_table(files, tables / "source_file.parquet")
    rejects = [row for row in read.told.rejects if row["fatal"]]
    rejects += [_unopened(r) for r in reports if r.state == "unreadable"]
    remarks = [row for row in read.told.rejects if not row["fatal"]]
    for name, rows in (("rejects", rejects), ("remarks", remarks)):
        picked = [{field: row[field] for field in REJECTS.names} for row in rows]
        pq.write_table(pa.Table.from_pylist(picked, REJECTS), tables / f"{name}.parquet")
    stored = {name: [c.name for c in load_tables()[name].physical] for name in sorted(received)}
    (tables / "columns.json").write_text(json.dumps(stored, ensure_ascii=False, indent=1), "utf-8")
    lines = write_readings(tables, [*read.told.readings, *of_closed_files(reports)])
    counts = {"source_file": len(reports), "rejects": len(rejects), "remarks": len(remarks)}
    return counts | {LEDGER: lines, NAMED: write_named(tables, read.told.named)}


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
    read: Read,
    rows: dict[str, int],
    snapshot_id: str,
    fix_files: tuple[str, ...],
) -> IntakeResult:
    rejected = len({(r["file"], r["sheet"], r["row"]) for r in read.told.rejects if r["fatal"]})
    remarked = len({(r["file"], r["sheet"], r["row"]) for r in read.told.rejects if not r["fatal"]})
    return IntakeResult(
        None,
        snapshot_id,
        False,
        tuple(read.reports),
        tuple(read.told.questions),
        tuple(read.told.notes),
        rejected,
        remarked,
        fix_files,
        rows,
    )
