"""Sent and not read is not absent: what a rule's clues must not say while a file lies unread.

A claim that rests on absence is held while a file may be what is said to be absent. A claim that rests on
presence and merely lacks an excuse goes out, lower, and says what was not seen. Source: docs/adr/0022.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yingbao.canon import load_tables
from yingbao.canon.source_reading import SourceReading
from yingbao.engine.library import Library
from yingbao.engine.rule import Absence, Rule
from yingbao.engine.sparing import columns_used, sparing_tables

Place = tuple[str, str, str, str]  # file, sheet, and table and column of a cell, else empty
People = Mapping[Place, frozenset[str]]
STATE_WORDS = {
    "numberless": "没有身份证号",
    "refused": "有退回的行",
    "unrecognised": "没有认出",
    "waiting": "等您确认，还没有导入",
    "unreadable": "打不开",
}
KNOWN = frozenset({"numberless", "refused"})  # it is that table, though not whole
OF_A_ROLL = frozenset({"numberless", "refused", "waiting"})
FEW = 2  # files named in a sentence


@dataclass(frozen=True)
class Unread:
    """One thing a rule leans on that was not read, or not received. `holds`: its clues wait.

    `places` are (file, sheet, row) of the rows that are doubtful, row 0 for a whole sheet; `people` those whom
    the unread sheet names, and their families. None means every clue. `why` is a sentence for the officer,
    without its full stop.
    """

    table: str
    why: str
    holds: bool
    places: frozenset[tuple[str, str, int]] | None = None
    people: frozenset[str] | None = None
    nobody: bool = True  # may a clue that is about no known person be meant?

    def concerns(self, person: str | None, evidence: Iterable[tuple[str, str, int]]) -> bool:
        """Does a clue about this person, with this evidence, rest on it? Who is not known may be meant."""
        if self.places is not None:
            return any({(f, s, r), (f, s, 0)} & self.places for f, s, r in evidence)
        return self.people is None or (self.nobody if person is None else person in self.people)


class Sources:
    """What a snapshot says of how its sources were read. `named`: what nobody could read → the people it
    names, and their families."""

    def __init__(
        self,
        readings: Iterable[SourceReading],
        received: frozenset[str],
        named: People | None = None,
    ) -> None:
        self.received, self.people = received, named or {}
        self.unread: dict[str, list[SourceReading]] = {}
        self.columns: dict[tuple[str, str], list[SourceReading]] = {}
        self.sheets: dict[str, set[tuple[str, str]]] = {}
        for reading in readings:
            self._sort(reading)

    def _sort(self, reading: SourceReading) -> None:
        if reading.state in STATE_WORDS:
            self.unread.setdefault(reading.table, []).append(reading)
            return
        self.columns.setdefault((reading.table, reading.column), []).append(reading)
        if reading.state == "read":
            self.sheets.setdefault(reading.table, set()).add((reading.file, reading.sheet))

    def may_be(self, table: str) -> list[SourceReading]:
        """Unread files that may be this table. A roll that came is judged month by month (views `roll_month`,
        `roll_gap`), so a list that merely looks like one is not taken for it. That it comes from the right department says something
        only of a table that did not come otherwise."""
        found = self.unread.get(table, [])
        if load_tables()[table].kind == "roll" and table in self.received:
            return [r for r in found if r.state in OF_A_ROLL]
        return [r for r in found if r.how != "部门" or table not in self.received]

    def named(self, table: str) -> str:
        """Those files in words, for a sentence; empty without any."""
        found = list(dict.fromkeys(map(_spoken, self.may_be(table))))
        more = f"等 {len(found)} 处" if len(found) > FEW else ""
        return "、".join(found[:FEW]) + more

    def whom(self, reading: SourceReading) -> frozenset[str] | None:
        """The people it may be about; None when it may be about anybody."""
        if reading.state != "garbled":
            place = (*_sheet(reading), "", "")
            return self.people.get(place, frozenset()) if reading.people else None
        place = (*_sheet(reading), reading.table, reading.column)
        return self.people.get(place, frozenset())

    def doubted(self, absence: Absence) -> list[SourceReading]:
        """Cells and sheets in which this column was not read; a sheet without the column only
        where it must have it, or an unused header may be it."""
        told = self.columns.get((absence.table, absence.column), [])
        read = {(r.file, r.sheet) for r in told if r.state == "read"}
        found = [
            r for r in told if r.state == "garbled" or r.state == "unused" and _sheet(r) not in read
        ]
        if not absence.optional:
            left = self.sheets.get(absence.table, set()) - read - set(map(_sheet, found))
            found += [
                SourceReading(absence.table, absence.column, *s, "unused") for s in sorted(left)
            ]
        return found


def _spoken(reading: SourceReading) -> str:
    return f"“{reading.spoken}”{STATE_WORDS[reading.state]}"


def _sheet(reading: SourceReading) -> tuple[str, str]:
    return reading.file, reading.sheet


def unread_of(library: Library, rule: Rule, sources: Sources) -> tuple[Unread, ...]:
    """What this rule leans on and nobody has read: first what holds its clues, then what lowers them."""
    absent, helps = rule.absent or (), rule.direction == "漏保"
    found = [doubt for absence in absent for doubt in _of_absence(absence, sources)]
    spared = sparing_tables(library, rule) - {a.table for a in absent if not a.column}
    found += [doubt for table in sorted(spared) for doubt in _of_excuse(table, sources, helps)]
    used = columns_used(library, rule)
    found += [doubt for table in sorted(spared) for doubt in _of_cells(table, used, sources)]
    return tuple(sorted(found, key=lambda doubt: not doubt.holds))


def _of_absence(absence: Absence, sources: Sources) -> Iterator[Unread]:
    table = load_tables()[absence.table]
    if absence.column:
        yield from _of_column(absence, sources)
    elif found := sources.may_be(table.name):
        for reading in found:
            people = sources.whom(reading)
            why = f"{_guessed(reading, people)}；读到以前，不能说上面没有"
            whole = reading.state not in KNOWN  # a few rows given back say nothing of a township
            yield Unread(table.name, why, holds=True, people=people, nobody=whole)
    elif table.name not in sources.received:
        yield Unread(table.name, f"没有收到{table.title}，这一项没有比对", holds=False)


def _of_column(absence: Absence, sources: Sources) -> Iterator[Unread]:
    label = load_tables()[absence.table].column(absence.column).label
    for reading in sources.doubted(absence):
        place = frozenset({(reading.file, reading.sheet, reading.row)})
        yield Unread(absence.table, _said_of_column(reading, label), True, place)


def _said_of_column(reading: SourceReading, label: str) -> str:
    if reading.state == "garbled":
        row = f"第 {reading.row} 行的" if reading.row else "的"
        return f"“{reading.spoken}”{row}“{label}”写法没有读懂，不能当作没有填"
    if reading.header:
        return f"“{reading.spoken}”的“{reading.header}”一列没有用上，可能就是“{label}”"
    return f"“{reading.spoken}”上没有“{label}”一列，不能当作没有"


def _of_excuse(table: str, sources: Sources, helps: bool) -> Iterator[Unread]:
    """Who is named in what may excuse them waits; where a file does not say whom it names, all are told. Help does
    not wait for a row or two given back of a file that was read."""
    for reading in sources.may_be(table):
        people = sources.whom(reading)
        why = f"没有用{load_tables()[table].title}排除过：{_guessed(reading, people)}"
        whole = reading.state not in KNOWN
        waits = people is not None and (whole or not helps)
        yield Unread(table, why, holds=waits, people=people, nobody=whole)


def _guessed(reading: SourceReading, people: frozenset[str] | None) -> str:
    """What lies there unread, what it may be, and that it speaks of this very family."""
    title = load_tables()[reading.table].title
    guess = f"（{title}）" if reading.state in KNOWN else f"，可能就是{title}"
    return f"{_spoken(reading)}{guess}{'，上面有本人或家人' if people is not None else ''}"


def _of_cells(table: str, used: frozenset[str], sources: Sources) -> Iterator[Unread]:
    """Whose row of an excuse has a cell that the rule asks for and nobody could read; a roll is no excuse."""
    if load_tables()[table].kind == "roll":
        return
    for column in load_tables()[table].columns:
        told = sources.columns.get((table, column.name), ()) if column.name in used else ()
        for file, sheet in sorted({_sheet(r) for r in told if r.state == "garbled"}):
            reading = SourceReading(table, column.name, file, sheet, "garbled")
            why = f"{_said_of_column(reading, column.label)}；上面有本人或家人"
            yield Unread(table, why, True, people=sources.whom(reading), nobody=False)
