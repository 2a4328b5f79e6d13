"""Accepted or quarantined: each row's fate, and the sentence that tells the sender what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yingbao.canon import Column
from yingbao.exchange.normalise.clean import Cleaned, subject_name
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.facts import temporary

CRITICAL = frozenset(
    {"date", "money", "month", "code"}
)  # required and of these types: no row without it
FROM_ELSEWHERE = frozenset({"period", "area_kind"})  # the sheet's name may say it for every row
INSTEAD = {("death_record", "died_on"): "cancelled_on", ("cremation", "cremated_on"): "died_on"}
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
MASK = "regexp_replace(left({}, 60), '([0-9]{{6}})[0-9*]{{4,}}([0-9Xx]{{4}})', '\\1****\\2', 'g')"


@dataclass(frozen=True)
class Judged:
    """`problems`: relation `row_number, column, code, reason, advice, fatal`; `rejected` sheet rows."""

    problems: str
    rejected: int
    remarked: int


def judge(con: Any, cleaned: Cleaned, context: TableContext, header: dict[str, str]) -> Judged:
    """Creates the problems relation of one cleaned table. `header` names its columns as the sender does."""
    problems = temporary("problems")
    con.execute(
        f'CREATE TEMP TABLE {problems} (row_number INTEGER, n INTEGER, "column" VARCHAR, code VARCHAR, '
        "reason VARCHAR, advice VARCHAR, fatal BOOLEAN)"
    )
    for column in _suspect(con, cleaned):
        _judge_values(con, cleaned, column, context, header, problems)
    _judge_identity(con, cleaned, context, header, problems)
    return Judged(problems, _count(con, problems, "fatal"), _count(con, problems, "NOT fatal"))


def _suspect(con: Any, cleaned: Cleaned) -> list[Column]:
    """Columns with a cell that could not be read, or without one that a row needs: asked all at once."""
    columns = [c for c in cleaned.table.columns if c.name in cleaned.parsed]
    if not columns:
        return []
    asked = [
        f"bool_or(\"{c.name}__state\" = 'bad'"
        + (f' OR "{c.name}" IS NULL)' if is_critical(c) else ")")
        for c in columns
    ]
    found = con.execute(f"SELECT {', '.join(asked)} FROM {cleaned.relation}").fetchone()
    return [column for column, hit in zip(columns, found, strict=True) if hit]


def _count(con: Any, problems: str, which: str) -> int:
    counted = f"SELECT count(DISTINCT row_number) FROM {problems} WHERE {which}"
    if which != "fatal":
        counted += f" AND row_number NOT IN (SELECT row_number FROM {problems} WHERE fatal)"
    return int(con.execute(counted).fetchone()[0])


def is_critical(column: Column) -> bool:
    return column.required and column.type in CRITICAL and column.name not in FROM_ELSEWHERE


def _judge_values(
    con: Any,
    cleaned: Cleaned,
    column: Column,
    context: TableContext,
    header: dict[str, str],
    problems: str,
) -> None:
    """Cells that could not be read; and empty cells of what a row cannot do without."""
    state, raw = f'"{column.name}__state"', f'"{column.name}__raw"'
    fatal = is_critical(column)
    said = f"'读到“' || {MASK.format(raw)} || '”，应为 ' || $wanted"
    where = f"{state} = 'bad'"
    if fatal:
        instead = INSTEAD.get((cleaned.table.name, column.name), "")
        excused = f' AND "{instead}" IS NULL' if instead in cleaned.parsed else ""
        said = f"CASE WHEN {state} = 'bad' THEN {said} ELSE '没有填，应为 ' || $wanted END"
        where = f"{state} = 'bad' OR ({state} <> 'ok' AND \"{column.name}\" IS NULL{excused})"
    con.execute(
        f"INSERT INTO {problems} SELECT _row, _n, $letter, 'unreadable_' || $kind, {said}, $advice, {fatal} "
        f"FROM {cleaned.relation} WHERE {where}",
        {
            "letter": _place(context, column.name, header),
            "wanted": wanted(column),
            "kind": column.type,
            "advice": "请改成应有的写法"
            if fatal
            else "这一格没有用上，行内其他内容已导入；请在下次报送时改正",
        },
    )


def _place(context: TableContext, name: str, header: dict[str, str]) -> str:
    """The column as the sender sees it: letter and header."""
    letter = context.letter(name)
    return f"{letter} {header.get(name, '')}".strip()


def wanted(column: Column) -> str:
    """What may stand in this column."""
    if column.codes:
        return "、".join(list(column.codes)[:8]) + (" 等" if len(column.codes) > 8 else "")
    return WANTED.get(column.type, "有效内容")


def _judge_identity(
    con: Any, cleaned: Cleaned, context: TableContext, header: dict[str, str], problems: str
) -> None:
    """No name and no usable number: nobody can be meant. A bad number beside a name is told, not refused."""
    columns = {c.name: c for c in cleaned.table.columns}
    own = cleaned.table.subject + "id_number"
    about = own if own in columns else "disability_no" if "disability_no" in columns else ""
    if not about or not {own, "disability_no", subject_name(cleaned.table)} & cleaned.present:
        return
    place = _place(context, own if own in cleaned.present else "disability_no", header)
    told = " ".join(f"WHEN '{state}' THEN '{what}'" for state, (what, _) in ID_SAID.items())
    advice = " ".join(f"WHEN '{state}' THEN '{todo}'" for state, (_, todo) in ID_SAID.items())
    raw = MASK.format("coalesce(_id_raw, '')")
    has_number = own in cleaned.present or "disability_no" in cleaned.present
    con.execute(
        f"INSERT INTO {problems} SELECT _row, _n, $place, 'no_identity', '没有姓名，身份证号也不能用（' || CASE id_state {told} END"
        f" || CASE WHEN _id_raw IS NULL THEN '' ELSE '：“' || {raw} || '”' END || '），不知道是谁', "
        f"'请补上姓名和 18 位身份证号', TRUE FROM {cleaned.relation} WHERE _id18 IS NULL AND _name IS NULL",
        {"place": place},
    )
    if has_number:
        con.execute(
            f"INSERT INTO {problems} SELECT _row, _n, $place, 'id_' || id_state, "
            f"'读到“' || {raw} || '”，' || CASE id_state {told} END || '，应为 18 位有效身份证号', "
            f"CASE id_state {advice} END, FALSE FROM {cleaned.relation} "
            "WHERE _id18 IS NULL AND _name IS NOT NULL AND id_state <> 'missing'",
            {"place": place},
        )
