"""A verdict on every row before anything is written; only rows that are 收下 are ever applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from yingbao.casework.forms import DayField
from yingbao.casework.models import Clue, User
from yingbao.ledgers.roundtrip.columns import ANSWERS, OUTCOMES
from yingbao.ledgers.roundtrip.reading import Row, Sheet
from yingbao.ledgers.roundtrip.seals import code_of

OK, BLANK, STALE, TAMPERED = "收下", "没填", "过时", "被改动"
DUPLICATE, UNLISTED, INCOMPLETE, MISSING, DONE = "重复", "不在列表", "没填全", "缺行", "已收过"


@dataclass(frozen=True)
class Judged:
    """What became of one row: its number (0 when it did not come back), clue, verdict and why."""

    number: int
    code: str
    verdict: str
    say: str = ""
    said: dict[str, str] = field(default_factory=dict)


def judge(
    sheet: Sheet, *, by: User, today: date, done: frozenset[str] = frozenset()
) -> list[Judged]:
    """All rows in their order, then the clues that were sent out and did not come back.

    `done`: codes of this export that were taken before; sending the file again changes nothing.
    """
    clues = {clue.code: clue for clue in Clue.objects.visible_to(by).filter(code__in=sheet.codes)}
    first = [_one(row, sheet, clues, today, done) for row in sheet.rows]
    twice = Counter(one.code for one in first if one.verdict in (OK, STALE))
    rows = [_once(one, twice) for one in first]
    return [*rows, *_gone(sheet, {one.code for one in rows})]


def _one(
    row: Row, sheet: Sheet, clues: dict[str, Clue], today: date, done: frozenset[str]
) -> Judged:
    code = code_of(row.key, row.version, sheet.township, sheet.export)
    said = dict(row.said)
    if code is None:
        say = "这一行的行号对不上，可能被改过，或是自己加的行。请从原表重新填这一行。"
        return Judged(row.number, "", TAMPERED, say, said)
    if not row.is_answered:
        return Judged(row.number, code, BLANK)
    if code in done:
        return Judged(row.number, code, DONE, "这条的结果上次已经收了。", said)
    if fault := faults(said, today):
        return Judged(row.number, code, fault[0], fault[1], said)
    if code not in clues or str(clues[code].version) != row.version:
        return Judged(row.number, code, STALE, _moved(clues.get(code)), said)
    return Judged(row.number, code, OK, "", said)


def faults(said: dict[str, str], today: date) -> tuple[str, str] | None:
    """(verdict, words) for the first thing that is wrong with an answer, None when it can be taken."""
    if said["outcome"] and said["outcome"] not in OUTCOMES:
        allowed = "、".join(OUTCOMES)
        return UNLISTED, f"“核下来”读到“{said['outcome']}”，请从列表里选：{allowed}。"
    empty = [answer.header for answer in ANSWERS if answer.must and not said[answer.name]]
    if empty:
        return INCOMPLETE, f"还空着：{'、'.join(empty)}。"
    day = day_of(said["visited_on"])
    if day is None or day > today:
        return INCOMPLETE, f"“核查日期”读到“{said['visited_on']}”，写成 2026-11-25，不能晚于今天。"
    if said["outcome"] == Clue.Outcome.UPHELD.label and not said["cause"]:
        return INCOMPLETE, "属实的要写一句为什么会这样。"
    return None


def day_of(text: str) -> date | None:
    """The day in any of the ways officers write it."""
    try:
        day = DayField().clean(text)
    except ValidationError:
        return None
    return day if isinstance(day, date) else None


def _moved(clue: Clue | None) -> str:
    if clue is None:
        return "这条线索不在您的辖区了。"
    last = clue.steps.last()
    who = f"，{last.by}：{last.words}" if last else ""
    return f"导出以后这条变过，现在是“{clue.get_status_display()}”{who}。"


def _once(one: Judged, twice: Counter[str]) -> Judged:
    if one.verdict in (OK, STALE) and twice[one.code] > 1:
        say = "同一条线索填了几行，不知道听哪一行的。请留一行再交。"
        return Judged(one.number, one.code, DUPLICATE, say, one.said)
    return one


def _gone(sheet: Sheet, seen: set[str]) -> Iterator[Judged]:
    for code in sheet.codes:
        if code not in seen:
            yield Judged(0, code, MISSING, "导出时有这一行，交回时没有。当作没填，线索不动。")
