"""Exchange and engine, wired to the job: their results as the papers need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import duckdb

from yingbao.engine import Rule, Run, run
from yingbao.engine.parameters import Parameter
from yingbao.exchange.intake import intake
from yingbao.exchange.mapping.answers import MappingFileError
from yingbao.exchange.result import ColumnReading, FileReport, IntakeResult, TableReport
from yingbao.identity import KeyRing, Vault
from yingbao.reports.county import County, county_of, read_county
from yingbao.reports.newest import newest_days
from yingbao.reports.reception import Asked, ReadColumn, ReadSheet, Reception, Refusal
from yingbao.reports.stages import CheckRequest, Examined, Received, Refused, Say

ROLLS = frozenset({"dibao_household", "dibao_member", "tekun_member", "lowincome_member"})
NO_NUMBERS = (
    "整张表没有身份证号，或这一列没有认出：上面的人只能按姓名对，对不上的先不作线索。"
    "请补上身份证号一列再交，或告诉我们是哪一列"
)
HOW_WORDS = {
    "header": "按表头",
    "content": "按内容",
    "position": "按位置",
    "mapping": "您确认过",
}


# What a file is that gave no table, where that is no riddle.
FATES = {
    "aside": "不是数据，不用",
    "repeated": "与另一份相同",
    "unreadable": "打不开",
}
SKIPPED = {
    "totals": "合计",
    "footers": "表尾的签字和说明",
    "sections": "表中的小标题",
    "numbering": "栏号",
    "headers": "又出现的表头",
}


def receive(request: CheckRequest, say: Say) -> Received:
    """Read the inbox, publish a snapshot, and say what came."""
    described = read_county(request.county) if request.county else County()
    ring = KeyRing.open()
    say("读部门文件")
    taken = _take_in(request, ring, described.townships, say)
    snapshot = taken.snapshot if taken.recognised else None
    county = county_of(snapshot, request.county) if snapshot else described
    return Received(
        snapshot=snapshot,
        reception=reception_of(taken, request.as_of),
        keys=ring,
        vault=Vault(request.store / "vault.sqlite", ring),
        county=county.name,
        townships=county.townships,
        county_file=county.file,
        inputs=[_input(file) for file in taken.files],
    )


def _take_in(
    request: CheckRequest, ring: KeyRing, townships: tuple[str, ...], say: Say
) -> IntakeResult:
    try:
        return intake(
            request.inbox,
            request.store,
            request.as_of,
            ring,
            request.mapping,
            lambda file, done, total: say(f"读 {file}", done, total),
            out=request.out,
            townships=townships,
            threads=request.threads,
        )
    except MappingFileError as error:
        raise Refused(str(error)) from error


def _input(file: FileReport) -> dict[str, object]:
    return {"file": file.name, "digest": file.digest, "size": file.size, "state": file.state}


def reception_of(taken: IntakeResult, as_of: date) -> Reception:
    days = newest_days(taken.snapshot, as_of) if taken.snapshot else {}
    sheets = [sheet for file in taken.files for sheet in _sheets(file, days)]
    return Reception(
        sheets=tuple(sheets),
        refusals=tuple(dict.fromkeys(_refusals(taken))),
        remarks=tuple(_rows_told(taken.snapshot, "remarks")),
        questions=tuple(Asked(q.file, q.sheet, q.why) for q in taken.questions if not q.chosen),
        notes=tuple(f"{_at(note.file, note.sheet)}：{note.text}" for note in taken.notes),
    )


def _at(file: str, sheet: str) -> str:
    return " · ".join(part for part in (file, "" if sheet == "-" else sheet) if part)


def _sheets(file: FileReport, days: Mapping[tuple[str, str], date]) -> Iterable[ReadSheet]:
    """A line a table, and one a sheet that gave none; a file from which nothing was read keeps one line."""
    for table in file.tables:
        yield _sheet(file, table, days.get((file.digest[:12], table.table)))
    for left in file.unread if file.tables else ():
        yield _nothing_of(file, left.sheet, (left.reason,))
    if not file.tables:
        notes = tuple(part for part in (file.reason, file.action) if part)
        yield _nothing_of(file, "", notes, file.state if file.state in FATES else "")


def _nothing_of(file: FileReport, sheet: str, notes: tuple[str, ...], fate: str = "") -> ReadSheet:
    title = FATES.get(fate, "")
    return ReadSheet(
        file.sender, file.name, file.digest, sheet, "", title, 0, 0, 0, notes=notes, fate=fate
    )


def _sheet(file: FileReport, table: TableReport, newest: date | None) -> ReadSheet:
    return ReadSheet(
        sender=file.sender,
        file=file.name,
        digest=file.digest,
        sheet=table.sheet,
        table="" if table.waiting else table.table,
        title=table.title,
        read=table.read,
        accepted=table.accepted,
        rejected=table.rejected,
        newest=newest,
        columns=tuple(ReadColumn(c.header, c.label, _how(c)) for c in table.columns),
        notes=tuple(_notes(table)),
        fate="waiting" if table.waiting else "",
    )


def _how(column: ColumnReading) -> str:
    """How a header was understood, and where its codes are explained."""
    how = HOW_WORDS.get(column.how, column.how) if column.label else "—"
    return f"{how}；代码按{column.legend}换成文字" if column.legend and column.label else how


def _notes(table: TableReport) -> Iterable[str]:
    """What became of rows that are neither taken nor given back."""
    if table.skipped:
        named = [f"{SKIPPED.get(kind, kind)} {n} 行" for kind, n in table.skipped.items()]
        yield f"不算数据、跳过的：{'、'.join(named)}"
    if table.repeated:
        yield f"重复 {table.repeated} 行，只留一份"
    if table.unrelated:
        yield f"与救助对象无关 {table.unrelated} 行，不保存"
    if table.remarked:
        yield f"收下但请核对 {table.remarked} 行"
    if _lacks_numbers(table):
        yield NO_NUMBERS
    if table.waiting:
        yield "有列拿不准，等您确认，这张表还没有导入"


def _lacks_numbers(table: TableReport) -> bool:
    """A roll that names its people without a single column of numbers."""
    numbers = [c for c in table.columns if c.name.endswith(("id_number", "disability_no"))]
    return table.table in ROLLS and not table.waiting and not numbers


def _refusals(taken: IntakeResult) -> Iterable[Refusal]:
    """Files, then rows; a snapshot tells of its unreadable files too, and each is said once."""
    yield from _unreadable(taken.files)
    yield from _rows_told(taken.snapshot, "rejects")


def _unreadable(files: Iterable[FileReport]) -> Iterable[Refusal]:
    """A file that could not be opened is given back as a whole."""
    for file in files:
        if file.state == "unreadable":
            yield Refusal(file.name, "", 0, "", "unreadable_file", file.reason, file.action)


def _rows_told(snapshot: Path | None, ledger: str) -> Iterable[Refusal]:
    """`rejects` were not taken; `remarks` were, but the sender should mend them."""
    path = snapshot / f"{ledger}.parquet" if snapshot else None
    if path is None or not path.exists():
        return
    with duckdb.connect() as con:
        rows = con.execute(
            'SELECT file, sheet, "row", "column", reason_code, reason, action '
            "FROM read_parquet(?) ORDER BY ALL",
            [str(path)],
        ).fetchall()
    for file, sheet, row, *rest in rows:
        yield Refusal(file, sheet or "", row or 0, *(text or "" for text in rest))


def examine(request: CheckRequest, received: Received, say: Say) -> Examined:
    """Run the rules in force on the snapshot."""
    assert received.snapshot is not None
    say("比对规则")
    county = request.county or received.county_file
    found = run(
        received.snapshot,
        request.as_of,
        county=county,
        threads=request.threads,
        memory=request.memory,
    )
    return examined_of(found)


def examined_of(found: Run) -> Examined:
    rules: dict[str, Rule] = {item.rule.code: item.rule for item in found.rules}
    rules |= {item.rule.code: item.rule for item in found.not_run}
    return Examined(
        rows={item.rule.code: [vars(row) for row in item.rows] for item in found.rules},
        rules=dict(sorted(rules.items())),
        looked_at={item.rule.code: item.looked_at for item in found.rules},
        not_run={item.rule.code: item.reason for item in found.not_run},
        record=found.manifest,
        needs=_needs(found, rules),
        limits=limits_on(found.library.parameters, found.as_of) if found.library else {},
        unread={item.rule.code: item.unread for item in found.rules if item.unread},
    )


def _needs(found: Run, rules: Mapping[str, Rule]) -> dict[str, frozenset[str]]:
    library = found.library
    return {code: library.required_tables(r) for code, r in rules.items()} if library else {}


def limits_on(parameters: Mapping[str, Parameter], day: date) -> dict[str, object]:
    """The working numbers of breakers and precision on that day, None where there is none."""
    packs = ("breakers/", "precision/")
    return {ref: p.on(day) for ref, p in parameters.items() if ref.startswith(packs)}
