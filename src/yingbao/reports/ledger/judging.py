"""A verdict on every returned row, before anything is written: only rows that are `收下` count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from yingbao.clues import ClueMemory, Outcome, OutcomeBook
from yingbao.clues.memory import Remembered
from yingbao.clues.outcomes import UNFOUNDED, UPHELD
from yingbao.clues.plain_text import mask_inside
from yingbao.reports.ledger.contents import UNKNOWN_TOWNSHIP
from yingbao.reports.ledger.returned import Returned, ReturnedRow
from yingbao.reports.ledger.row_keys import BadRowKey, Keys, RowKeys
from yingbao.reports.wording import PROPOSALS, RESULTS

OK, AGAIN, BLANK = "收下", "已收过", "没填"
STALE, TAMPERED, DUPLICATE, UNLISTED = "过时", "行号不对", "重复", "不在列表"
INCOMPLETE, MISSING = "没填全", "缺行"
QUIET = (OK, AGAIN, BLANK)
LONGEST_REASON = 500
WRITTEN_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")


@dataclass(frozen=True)
class RowVerdict:
    """What became of one row. `place` says where; `say` what was read and what to do."""

    place: str
    clue_id: str
    verdict: str
    say: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Desk:
    """What a row is judged against."""

    returned: Returned
    memory: ClueMemory
    book: OutcomeBook
    keys: Keys
    today: date

    @property
    def lines(self) -> dict[str, tuple[str, Remembered]]:
        """Clue id → (fingerprint, what is remembered)."""
        return {line.clue_id: (key, line) for key, line in self.memory.lines.items()}


def judged(desk: Desk) -> list[RowVerdict]:
    """All rows in their order, then the lines of the same export that did not come back."""
    row_keys = RowKeys(desk.keys, desk.returned.export_id)
    lines = desk.lines
    first = [_judge(row, row_keys, lines, desk) for row in desk.returned.rows]
    twice = _told_twice(first)
    verdicts = [_deduplicated(verdict, twice) for verdict in first]
    return [*verdicts, *_missing(verdicts, lines, desk.returned)]


def _judge(
    row: ReturnedRow,
    row_keys: RowKeys,
    lines: Mapping[str, tuple[str, Remembered]],
    desk: Desk,
) -> RowVerdict:
    place = f"{row.sheet} 第 {row.row} 行"
    try:
        clue_id = row_keys.check(row.key, row.version, _sealed(row.township))
    except BadRowKey as error:
        return RowVerdict(
            place, "", TAMPERED, str(error) if row.key else "这一行没有行号，是后加的。"
        )
    if not row.is_answered:
        return RowVerdict(place, clue_id, BLANK)
    if clue_id not in lines or lines[clue_id][1].facts[:8] != row.version:
        say = "这条线索的情况已经变了，这次的结果先不收。请看最近一次的台账。"
        return RowVerdict(place, clue_id, STALE, say)
    wrong = _unlisted(row)
    if wrong:
        return RowVerdict(place, clue_id, UNLISTED, wrong)
    lacking = _lacking(row, desk.today)
    if lacking:
        return RowVerdict(place, clue_id, INCOMPLETE, lacking)
    outcome = _outcome(row, *lines[clue_id], desk.returned.export_id)
    known = desk.book.lines.get(outcome.key) == outcome
    return RowVerdict(place, clue_id, AGAIN if known else OK, "", outcome)


def _sealed(township: str) -> str:
    """The key was signed over the clue's township, which may have been unknown."""
    return "" if township == UNKNOWN_TOWNSHIP else township


def _unlisted(row: ReturnedRow) -> str:
    for header, allowed in (("核查结果", RESULTS), ("拟办", PROPOSALS)):
        value = row.answers[header]
        if value and value not in allowed:
            return (
                f"“{header}”读到“{mask_inside(str(value))}”，请从列表里选：{'、'.join(allowed)}。"
            )
    return ""


def _lacking(row: ReturnedRow, today: date) -> str:
    """What is still owed: a result, a day, two different people, a word of why."""
    result = row.answers["核查结果"]
    if not result:
        return "还没有选“核查结果”。"
    if result in (UPHELD, UNFOUNDED):
        first, second = row.answers["核查人1"], row.answers["核查人2"]
        if not first or not second or first == second:
            return "入户要两个人：“核查人1”“核查人2”都要填，不能是同一个人。"
        day = _day(row)
        if day is None or day > today:
            return "“核查日期”请写成 2020-05-12 这样，不能晚于今天。"
    if result != UPHELD and not row.answers["说明"]:
        return f"选了“{result}”，请在“说明”里写一句为什么。"
    return ""


def _day(row: ReturnedRow) -> date | None:
    value = row.answers["核查日期"]
    if isinstance(value, date):
        return value
    written = WRITTEN_DAY.fullmatch(str(value))
    try:
        return date(*map(int, written.groups())) if written else None
    except ValueError:
        return None


def _outcome(row: ReturnedRow, fingerprint: str, line: Remembered, export: str) -> Outcome:
    day = _day(row)
    return Outcome(
        fingerprint=fingerprint,
        clue_id=line.clue_id,
        rule=line.rule,
        township=line.township,
        sources=line.sources,
        facts=line.facts,
        verdict=str(row.answers["核查结果"]),
        reason=mask_inside(str(row.answers["说明"]))[:LONGEST_REASON],
        visited_on=day.isoformat() if day else "",
        proposal=str(row.answers["拟办"]),
        export=export,
    )


def _told_twice(verdicts: Iterable[RowVerdict]) -> dict[str, bool]:
    """Clue id of an answer given more than once → whether all its answers are the same."""
    answers: dict[str, list[Outcome]] = {}
    for verdict in verdicts:
        if verdict.outcome:
            answers.setdefault(verdict.clue_id, []).append(verdict.outcome)
    return {key: len(set(told)) == 1 for key, told in answers.items() if len(told) > 1}


def _deduplicated(verdict: RowVerdict, twice: dict[str, bool]) -> RowVerdict:
    """Of the same answer given twice the first counts; of two different answers none does."""
    if verdict.outcome is None or verdict.clue_id not in twice:
        return verdict
    if twice[verdict.clue_id]:
        twice[verdict.clue_id] = False
        return verdict
    say = "这条线索在台账里填了几次，只能有一个结果。请留一行。"
    return RowVerdict(verdict.place, verdict.clue_id, DUPLICATE, say)


def _missing(
    verdicts: Iterable[RowVerdict],
    lines: Mapping[str, tuple[str, Remembered]],
    returned: Returned,
) -> Iterable[RowVerdict]:
    """Lines of the townships that came back, sent out in the same export, that are gone."""
    seen = {verdict.clue_id for verdict in verdicts}
    for clue_id, (_, line) in sorted(lines.items()):
        town = line.township or UNKNOWN_TOWNSHIP
        if line.export == returned.export_id and town in returned.townships:
            if clue_id not in seen:
                yield RowVerdict(town, clue_id, MISSING, "原台账有这一条，交回的没有。请不要删行。")
