"""Accepted or quarantined: each row's fate, and the sentence that tells the sender what to mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.canon import Column
from yingbao.exchange.normalise.clean import Cleaned, subject_name
from yingbao.exchange.normalise.context import TableContext

CRITICAL = frozenset(
    {"date", "money", "month", "code"}
)  # required and of these types: no row without it
FROM_ELSEWHERE = frozenset({"period", "area_kind"})  # the sheet's name may say it for every row
INSTEAD = {
    ("death_record", "died_on"): "cancelled_on",
    ("cremation", "cremated_on"): "died_on",
}
WANTED = {
    "date": "一个日期，如 2020-04-05",
    "month": "一个月份，如 2020-04",
    "money": "一个金额，如 1200.00",
    "number": "一个数",
    "integer": "一个整数",
    "boolean": "是 或 否",
}
ID_SAID = {
    "lost_digits": (
        "号码末几位已丢失（单元格是数字格式）",
        "请从原系统重新导出，或把这一列设成文本再填，不要手工补数字",
    ),
    "checksum_failed": ("末位校验不过", "请对照本人证件核对，不要为了通过去改数字"),
    "impossible_date": ("出生日期这一段不是真实的日期", "请对照本人证件核对"),
    "wrong_length": ("位数不对", "请对照本人证件补全 18 位"),
    "two_ids": ("一格里有两个号码", "请一人一行"),
    "other_document": ("不是居民身份证号", "如果没有身份证，请在备注写明证件种类"),
    "missing": ("没有填", "请补上 18 位身份证号"),
}
MANY, MOSTLY = 5, 0.8  # cells of a column that make one sentence of many
LONGEST_SAID = 60
LONG_NUMBER = re.compile("([0-9]{6})[0-9*]{4,}([0-9Xx]{4})")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one row (`row_number` as Excel counts); a `fatal` one keeps the row out."""

    row_number: int
    column: str
    code: str
    reason: str
    advice: str
    fatal: bool
    n: int = 0


@dataclass
class Judged:
    """`rejected` and `remarked` count rows of the sheet."""

    problems: list[Problem]
    rejected: int
    remarked: int
    columns: tuple[str, ...] = ()  # a sentence a column of which hardly a cell could be read

    @property
    def refused(self) -> set[tuple[int, int]]:
        """(row of the sheet, number within it) of the rows that stay out."""
        return {(p.row_number, p.n) for p in self.problems if p.fatal}

    def join(self, later: Judged) -> None:
        """A second table from the same rows: its own problems join, the shared row's are told once."""
        self.columns = tuple(dict.fromkeys(self.columns + later.columns))
        told = {(p.row_number, p.code) for p in self.problems}
        self.problems += [p for p in later.problems if p.n or (p.row_number, p.code) not in told]
        later.problems += [p for p in self.problems if p.fatal and not p.n]


def judge(cleaned: Cleaned, context: TableContext, header: dict[str, str]) -> Judged:
    """What is wrong with the rows of one cleaned table. `header` names its columns as the sender does."""
    lost = _lost_columns(cleaned, context)
    problems = list(_of_values(cleaned, context, header, frozenset(lost)))
    problems += _of_identity(cleaned, context, header)
    refused = {p.row_number for p in problems if p.fatal}
    told = {p.row_number for p in problems if not p.fatal}
    said = [_lost_said(cleaned, column, context, header) for column in lost.values()]
    return Judged(problems, len(refused), len(told - refused), tuple(said))


def masked(raw: str) -> str:
    """What was read, short, and without the middle of a long number."""
    return LONG_NUMBER.sub(r"\1****\2", raw[:LONGEST_SAID])


def is_critical(column: Column) -> bool:
    return column.required and column.type in CRITICAL and column.name not in FROM_ELSEWHERE


def _lost_columns(cleaned: Cleaned, context: TableContext) -> dict[str, Column]:
    """Columns that can do without, of which hardly a cell reads: one sentence says so, not one a row."""
    found = {}
    for column in cleaned.table.columns:
        if (
            column.name in cleaned.parsed
            and not is_critical(column)
            and not _is_asked(column, context)
        ):
            states = cleaned.read[f"{column.name}__state"]
            bad = pc.sum(pc.equal(states, "bad")).as_py() or 0
            filled = bad + (pc.sum(pc.equal(states, "ok")).as_py() or 0)
            if bad >= MANY and bad >= MOSTLY * filled:
                found[column.name] = column
    return found


def _lost_said(
    cleaned: Cleaned, column: Column, context: TableContext, header: dict[str, str]
) -> str:
    bad = pc.equal(cleaned.read[f"{column.name}__state"], "bad")
    texts = cleaned.read[f"{column.name}__raw"].filter(bad)
    place = _place(context, column.name, header)
    return (
        f"“{place}”这一列有 {len(texts)} 行读不成{column.label}（例如“{masked(texts[0].as_py())}”），"
        f"应为 {wanted(column)}；这一列没有用，其他列照常用，不用逐行改。"
    )


def _of_values(
    cleaned: Cleaned, context: TableContext, header: dict[str, str], lost: frozenset[str]
) -> Iterator[Problem]:
    """Cells that could not be read; and empty cells of what a row cannot do without."""
    for column in cleaned.table.columns:
        if column.name not in {*cleaned.parsed} - lost or _is_asked(column, context):
            continue
        bad = pc.equal(cleaned.read[f"{column.name}__state"], "bad")
        wrong = pc.or_(bad, _missing(cleaned, column)) if is_critical(column) else bad
        if pc.any(wrong).as_py():
            yield from _told(cleaned, column, wrong, _place(context, column.name, header))


def _is_asked(column: Column, context: TableContext) -> bool:
    """One question stands for a line a row."""
    return column.name in context.asked and not is_critical(column)


def _missing(cleaned: Cleaned, column: Column) -> pa.Array:
    """Nothing stated in this row, and nothing that stands instead."""
    stated = pc.equal(cleaned.read[f"{column.name}__state"], "ok")
    empty = pc.and_(pc.invert(stated), pc.is_null(cleaned.rows.column(column.name)))
    instead = INSTEAD.get((cleaned.table.name, column.name), "")
    if instead in cleaned.parsed:
        empty = pc.and_(empty, pc.is_null(cleaned.rows.column(instead)))
    return empty


def _told(cleaned: Cleaned, column: Column, wrong: pa.Array, place: str) -> Iterator[Problem]:
    fatal = is_critical(column)
    advice = _advice(column) if fatal else "这一格没有用上，行内其他内容已导入；请在下次报送时改正"
    shown = {
        "state": cleaned.read[f"{column.name}__state"],
        "raw": cleaned.read[f"{column.name}__raw"],
    }
    for row in _rows_where(cleaned, wrong, shown):
        said = f"读到“{masked(row['raw'])}”" if row["state"] == "bad" else "没有填"
        reason = f"{said}，应为 {wanted(column)}"
        yield Problem(
            row["_row"], place, f"unreadable_{column.type}", reason, advice, fatal, row["_n"]
        )


def _advice(column: Column) -> str:
    if column.codes:
        return "请写成其中一种；写的如果是代码，附一张说明代码含义的表就行，不用逐行改"
    return "请照这个样子写"


def _rows_where(
    cleaned: Cleaned, wrong: pa.Array, shown: dict[str, pa.Array]
) -> list[dict[str, Any]]:
    found = {name: cleaned.rows.column(name) for name in ("_row", "_n")} | shown
    told: list[dict[str, Any]] = pa.table(found).filter(wrong).to_pylist()
    return told


def _place(context: TableContext, name: str, header: dict[str, str]) -> str:
    """The column as the sender sees it: letter and header."""
    letter = context.letter(name)
    return f"{letter} {header.get(name, '')}".strip()


def wanted(column: Column) -> str:
    """What may stand in this column."""
    if column.codes:
        return "、".join(list(column.codes)[:8]) + (" 等" if len(column.codes) > 8 else "")
    return WANTED.get(column.type, "有效内容")


def _of_identity(
    cleaned: Cleaned, context: TableContext, header: dict[str, str]
) -> Iterator[Problem]:
    """No name and no usable number: nobody can be meant. A bad number beside a name is told, not refused."""
    columns = {c.name for c in cleaned.table.columns}
    own = cleaned.table.subject + "id_number"
    about = own if own in columns else "disability_no" if "disability_no" in columns else ""
    if not about or not {own, "disability_no", subject_name(cleaned.table)} & cleaned.present:
        return
    place = _place(context, own if own in cleaned.present else "disability_no", header)
    rows = cleaned.rows
    unusable = pc.is_null(rows.column("_id18"))
    nameless = pc.is_null(rows.column("_name"))
    shown = {"state": rows.column("id_state"), "raw": rows.column("_id_raw")}
    if _is_about_somebody(cleaned, own):
        for row in _rows_where(cleaned, pc.and_(unusable, nameless), shown):
            yield _nobody(row, place)
    if not {own, "disability_no"} & cleaned.present:
        return
    written = pc.and_(pc.invert(nameless), pc.not_equal(rows.column("id_state"), "missing"))
    for row in _rows_where(cleaned, pc.and_(unusable, written), shown):
        yield _bad_number(row, place)


def _is_about_somebody(cleaned: Cleaned, own: str) -> bool:
    """A problem or a visit may concern a village and nobody in it; a roll's row always has a person."""
    person = {own, "disability_no", subject_name(cleaned.table)}
    return any(c.required for c in cleaned.table.columns if c.name in person)


def _nobody(row: dict[str, Any], place: str) -> Problem:
    read = f"：“{masked(str(row['raw']))}”" if row["raw"] is not None else ""
    what, _ = ID_SAID[str(row["state"])]
    reason = f"没有姓名，身份证号也不能用（{what}{read}），不知道是谁"
    return Problem(
        row["_row"], place, "no_identity", reason, "请补上姓名和 18 位身份证号", True, row["_n"]
    )


def _bad_number(row: dict[str, Any], place: str) -> Problem:
    state, raw = str(row["state"]), str(row["raw"] or "")
    what, todo = ID_SAID[state]
    reason = f"读到“{masked(raw)}”，{what}，应为 18 位有效身份证号"
    return Problem(row["_row"], place, f"id_{state}", reason, todo, False, row["_n"])
