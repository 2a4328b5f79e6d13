"""One file's grids → tables recognised, cleaned and staged, with a report for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa

from yingbao.canon.source_reading import SourceReading
from yingbao.exchange.assembly.stage import ROLL_TABLES, Part, part_of
from yingbao.exchange.layout import Block, Cells, find_blocks, form_blocks, turned_blocks
from yingbao.exchange.legends import Folders, Legend, explain, legends_of, named_plainly
from yingbao.exchange.legends.asked import Asker, answered
from yingbao.exchange.legends.book import NAMED
from yingbao.exchange.legends.national import by_standard
from yingbao.exchange.mapping.answers import Answers
from yingbao.exchange.mapping.free_text import free_text
from yingbao.exchange.mapping.members import member_columns
from yingbao.exchange.mapping.recognise import ROLLS, Names, hint_score
from yingbao.exchange.mapping.understand import Understanding, understand
from yingbao.exchange.named import people_named, people_refused
from yingbao.exchange.normalise.clean import clean
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.defaults import defaults
from yingbao.exchange.normalise.facts import load_facts
from yingbao.exchange.normalise.judge import Judged, judge
from yingbao.exchange.normalise.keyed import Keys
from yingbao.exchange.normalise.periods import period_told, year_in
from yingbao.exchange.normalise.places import township_named, village_named
from yingbao.exchange.normalise.unfold import Unfolded, unfold
from yingbao.exchange.publish.fixfile import TAKEN, FixRow, FixTable
from yingbao.exchange.reading import FileReading, Grid
from yingbao.exchange.readings import (
    by_name_alone,
    columns_read,
    given_back,
    lacks_numbers,
    not_read,
    not_understood,
    that_wait,
    without_twins,
)
from yingbao.exchange.result import Note, Question, TableReport, UnreadSheet
from yingbao.exchange.table_reports import refusal, table_report, worth_telling

DRAFT = re.compile(r"草稿|初稿|讨论稿|征求意见|作废|废弃|样表|样例|示例|模板|空表|测试")
PLAIN_SHEET = re.compile(r"^(sheet|工作表|表)\s*\d*$|^-$", re.IGNORECASE)
MONTHS_FAR = 13
NO_ROWS = "只有表头或零星文字，没有数据行，没有导入。"
NOT_KNOWN = "没有认出是哪一种表，这张工作表没有导入。确实该交的，请按模板的表头整理后再交。"
PART_NOT_KNOWN = "没有认出是哪一种表，没有导入；同一张工作表的其余内容已导入。"


@dataclass
class Gathered:
    """What files gave: accepted rows, and what must be told about the others."""

    parts: list[Part] = field(default_factory=list)
    rejects: list[dict[str, object]] = field(default_factory=list)
    fixes: list[FixRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    readings: list[SourceReading] = field(default_factory=list)
    named: list[pa.Table] = field(default_factory=list)

    def tell(self, later: Gathered) -> None:
        """Takes over what must be told; the rows go elsewhere."""
        self.rejects += later.rejects
        self.fixes += later.fixes
        self.notes += later.notes
        self.questions += later.questions
        self.readings += later.readings
        self.named += later.named


@dataclass
class Desk:
    """Where files are read: a connection and keys of its own, the day, the answers; and what they gave."""

    con: Any
    keys: Keys
    as_of: date
    answers: Answers
    folders: Folders = field(default_factory=Folders)
    gathered: Gathered = field(default_factory=Gathered)

    def hand_over(self) -> Gathered:
        """What has been gathered, once."""
        given, self.gathered = self.gathered, Gathered()
        return given


@dataclass
class SheetsRead:
    """What the sheets of one file gave: tables, and the sheets that gave none.

    `layouts`: headers of a table that was known → its rows and form; `left`: what is looked at once more,
    with its place among the tables.
    """

    tables: list[TableReport] = field(default_factory=list)
    unread: list[UnreadSheet] = field(default_factory=list)
    layouts: dict[tuple[str, ...], tuple[int, str]] = field(default_factory=dict)
    left: list[tuple[int, Grid, Block]] = field(default_factory=list)
    legends: list[Legend] = field(default_factory=list)


def read_sheets(desk: Desk, file: FileReading, sender: str, order: int) -> SheetsRead:
    """Every table of one file, in the order of its sheets; no sheet goes without a word."""
    read = SheetsRead()
    if DRAFT.search(PurePosixPath(file.name).name):
        desk.gathered.notes.append(Note("draft", "文件名写明是草稿或样表，没有导入。", file.name))
        return read
    sheets, own = legends_of(file.grids)
    read.legends = [own, *desk.folders.near(file.name)]
    if not file.grids or NAMED.search(PurePosixPath(file.name).stem):
        sheets, _ = legends_of(file.grids, PurePosixPath(file.name).name)
    for grid in file.grids:
        if grid.sheet.strip() == TAKEN or not grid.cells.num_rows:
            continue
        if DRAFT.search(grid.sheet):
            said = "工作表名写明是草稿或样表，没有导入。"
            desk.gathered.notes.append(Note("draft", said, file.name, grid.sheet))
            read.unread.append(UnreadSheet(grid.sheet, said))
            continue
        if grid.sheet in sheets:
            said = "这是代码说明，读其他表时用它把代码换成文字。"
            desk.gathered.notes.append(Note("legend", said, file.name, grid.sheet))
            continue
        _note_hidden(desk, file.name, grid)
        _read_grid(desk, file, grid, sender, order, read)
    _read_alike(desk, file, sender, order, read)
    desk.gathered.readings = without_twins(desk.gathered.readings)
    return read


def _read_grid(
    desk: Desk, file: FileReading, grid: Grid, sender: str, order: int, read: SheetsRead
) -> None:
    """The tables of one sheet, read in the first of the ways in which it makes sense."""
    cells, told = Cells(grid), desk.gathered
    blocks = find_blocks(cells)
    before = len(told.readings), len(told.named)  # what one way left unread may be read in another
    for way in (form_blocks, lambda _: blocks, turned_blocks):
        tried = len(told.readings), len(told.named)
        found = [
            (b, _read_block(desk, file, b.cells.grid, b, sender, order, read.legends))
            for b in way(cells)
        ]
        if any(report for _, report in found):
            del told.readings[before[0] : tried[0]]
            del told.named[before[1] : tried[1]]
            return _keep(grid, found, read)
    read.left += [(len(read.tables), grid, block) for block in blocks]
    if not blocks:
        read.unread.append(UnreadSheet(grid.sheet, NO_ROWS))


def _keep(grid: Grid, found: list[tuple[Block, TableReport | None]], read: SheetsRead) -> None:
    for block, report in found:
        if report is None:
            read.left.append((len(read.tables), grid, block))
            continue
        read.tables.append(report)
        if block.band and report.table and len(block.rows):
            known = (len(block.rows), report.table)
            read.layouts[block.band.keys] = max(known, read.layouts.get(block.band.keys, known))


def _read_alike(desk: Desk, file: FileReading, sender: str, order: int, read: SheetsRead) -> None:
    """A township's sheet is the table that its neighbour with the same headers is; the rest is told."""
    more = 0
    for place, grid, block in read.left:
        _, form = read.layouts.get(block.band.keys, (0, "")) if block.band else (0, "")
        unread = desk.gathered.readings
        report = form and _read_block(desk, file, grid, block, sender, order, read.legends, form)
        if report:
            desk.gathered.readings = [r for r in unread if not _was_unread(r, file, grid)]
            read.tables.insert(place + more, report)
            more += 1
        elif not any(left.sheet == grid.sheet for left in read.unread):
            whole = all(table.sheet != grid.sheet for table in read.tables)
            if whole or _is_worth_a_word(block):
                read.unread.append(UnreadSheet(grid.sheet, _why_unread(block, whole)))


def _was_unread(reading: SourceReading, file: FileReading, grid: Grid) -> bool:
    here = (reading.file, reading.sheet) == (file.name, grid.sheet)
    return here and reading.state == "unrecognised"


def _is_worth_a_word(block: Block) -> bool:
    """Beside a table that was read, a few words in passing are none."""
    return len(block.rows) >= 2 and len(block.columns) >= 3


def _why_unread(block: Block, whole: bool) -> str:
    if not len(block.rows):
        return NO_ROWS
    return NOT_KNOWN if whole else f"第 {int(block.rows[0]) + 1} 行起的一段{PART_NOT_KNOWN}"


def _note_hidden(desk: Desk, file: str, grid: Grid) -> None:
    if grid.hidden:
        desk.gathered.notes.append(
            Note("hidden_sheet", "这张工作表是隐藏的，内容照常读取。", file, grid.sheet)
        )
    if grid.hidden_rows:
        said = f"有 {len(grid.hidden_rows)} 行是隐藏的，内容照常读取。"
        desk.gathered.notes.append(Note("hidden_rows", said, file, grid.sheet))


def names_of(file: str, sheet: str, titles: tuple[str, ...]) -> Names:
    path = PurePosixPath(file)
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", path.name)
    shown = "" if PLAIN_SHEET.match(sheet.strip()) else sheet
    return Names(titles, shown, stem, " ".join(path.parent.parts))


def _read_block(
    desk: Desk,
    file: FileReading,
    grid: Grid,
    block: Block,
    sender: str,
    order: int,
    legends: list[Legend],
    like: str | None = None,
) -> TableReport | None:
    names = names_of(file.name, grid.sheet, block.titles)
    who = sender or _stem_words(names.file)
    block, explained = explain(block, legends, answered(desk.answers, who, block))
    found = understand(named_plainly(block), names, who, desk.answers, file.name, like)
    desk.gathered.questions += found.questions
    if found.assignment is None:
        if not found.dismissed:
            people = _keep_named(desk, file.name, grid.sheet, block, found)
            desk.gathered.readings += not_read(file.name, grid.sheet, block, names, sender, people)
        return None
    if _says_nothing(found, block, names):
        return None
    assignment, notes = free_text(found.assignment, block, file.name)
    desk.gathered.notes += notes
    found = replace(found, assignment=assignment)
    block, standard = by_standard(block, assignment)
    context = _context(desk, file, grid, block, found, names)
    told = (*explained, *standard)
    doubts = Asker(desk.answers, who, file.name).about(assignment, block, told)
    desk.gathered.questions += doubts.questions
    places = {one.position: one.place for one in told if one.codes}
    context = replace(context, legends=places, asked=doubts.columns)
    if found.waits or doubts.blocking:
        people = _keep_named(desk, file.name, grid.sheet, block, found)
        desk.gathered.readings += that_wait(context, found, people)
        return table_report(context, 0, None, waiting=True)
    return _load(desk, context, found, order)


def _says_nothing(found: Understanding, block: Block, names: Names) -> bool:
    """A header without rows is no month's roll; of other tables it says "none", if a name says which."""
    assert found.assignment
    form = found.assignment.form
    return not len(block.rows) and (form.name in ROLLS or hint_score(form, names) <= 0)


def _keep_named(desk: Desk, file: str, sheet: str, block: Block, found: Understanding) -> int:
    """Whom a sheet names that is not read, and how many they are."""
    named = people_named(file, sheet, block, found.profiles, desk.keys)
    desk.gathered.named.append(named)
    return len(named)


def _stem_words(stem: str) -> str:
    """A file name without its numbers, so that next month's file counts as the same sender."""
    return re.sub(r"[\d年月日_\-\s（）()]+", "", stem)


def _context(
    desk: Desk, file: FileReading, grid: Grid, block: Block, found: Understanding, names: Names
) -> TableContext:
    assert found.assignment
    told = [*reversed(names.titles), names.sheet, names.file, names.folder]
    month = period_told(told, desk.as_of)
    period = month or next((p for text in told if text and (p := year_in(text, desk.as_of))), None)
    township = next((t for text in told if text and (t := township_named(text))), None)
    members = member_columns(block.paths) if found.assignment.form.name == "dibao_household" else {}
    return TableContext(
        file.digest,
        file.name,
        grid.sheet,
        block,
        found.assignment,
        names,
        desk.as_of,
        period,
        month,
        township,
        village_named(names.sheet),
        members,
    )


def _load(desk: Desk, context: TableContext, found: Understanding, order: int) -> TableReport:
    """Texts → canonical rows → accepted or refused → staged."""
    period = _roll_period(desk, context)
    desk.gathered.readings += columns_read(context, found.profiles)
    if lacks_numbers(context):
        people = _keep_named(desk, context.file, context.sheet, context.block, found)
        desk.gathered.readings.append(by_name_alone(context, people))
    accepted, first = 0, None
    for part in unfold(desk.con, context, load_facts(context)):
        taken, judged = _load_part(desk, context, part, order, period, first)
        accepted, first = (taken, judged) if first is None else (accepted, first)
    assert first
    _keep_problems(desk, context, first, accepted)
    return table_report(context, accepted, first)


def _load_part(
    desk: Desk,
    context: TableContext,
    part: Unfolded,
    order: int,
    period: date | None,
    first: Judged | None,
) -> tuple[int, Judged]:
    sources = part.sources or {}
    chosen, labels = context.assignment.chosen, context.block.labels

    def header(name: str) -> str:
        position = chosen.get(sources.get(name, name))
        return "" if position is None else labels[position]

    told = part.texts.column_names
    filled = defaults(part.table, context.names, period, told, header("amount"), context.month)
    cleaned = clean(
        desk.con, part.table, part.texts, context, desk.keys, header, filled, part.quiet
    )
    judged = judge(cleaned, context, {c.name: header(c.name) for c in part.table.columns})
    desk.gathered.readings += not_understood(cleaned, context)
    if judged.refused:
        refused = people_refused(context.file, context.sheet, cleaned, judged.refused, desk.keys)
        desk.gathered.named.append(refused)
        if len(refused):
            desk.gathered.readings.append(given_back(context, part.table.name, len(refused)))
    if first is not None:
        first.join(judged)
    accepted = part_of(cleaned, judged, order, part.derived)
    desk.gathered.parts.append(accepted)
    return len(accepted.rows), judged


def _roll_period(desk: Desk, context: TableContext) -> date:
    """The month of a roll: a column says it row by row; else the names around; else the month judged."""
    this_month = desk.as_of.replace(day=1)
    form = context.assignment.form
    if form.table.kind != "roll":
        return context.period or this_month
    if (
        form.name in ROLL_TABLES
        and "period" not in context.assignment.chosen
        and context.period is None
    ):
        said = f"没有写明是哪个月，按 {this_month:%Y-%m} 处理。"
        desk.gathered.notes.append(Note("period_assumed", said, context.file, context.sheet))
    period = context.period or this_month
    months = (this_month.year - period.year) * 12 + this_month.month - period.month
    if months >= MONTHS_FAR or months < -1:
        said = f"所属月份是 {period:%Y-%m}，离 {this_month:%Y-%m} 较远，已按原月份导入，请确认没有交错。"
        desk.gathered.notes.append(Note("period_far", said, context.file, context.sheet))
    return period


def _keep_problems(desk: Desk, context: TableContext, judged: Judged, accepted: int) -> None:
    told = worth_telling(judged)
    desk.gathered.notes += [
        Note("lost_column", said, context.file, context.sheet) for said in judged.columns
    ]
    rows = sorted({problem.row_number for problem in told})
    table = FixTable.of(context.block, rows)
    place = {row: index for index, row in enumerate(rows)}
    for problem in told:
        desk.gathered.rejects.append(refusal(context, problem, accepted))
        reason = f"{problem.reason}。{problem.advice}"
        at = place[problem.row_number]
        fix = FixRow(context.file, context.sheet, table, at, reason, problem.fatal)
        desk.gathered.fixes.append(fix)
