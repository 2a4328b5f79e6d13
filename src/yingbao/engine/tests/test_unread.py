"""Unread is not absent: what holds a rule's clues, what only lowers them, and whom it concerns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yingbao.canon.source_reading import NAMED, SourceReading
from yingbao.engine import Library, load_library, run
from yingbao.engine.rule import Absence
from yingbao.engine.sources import families
from yingbao.engine.sparing import columns_used, sparing_tables
from yingbao.engine.tests.small_packs import RULE, packs_at, snapshot_at
from yingbao.engine.unread import Sources, Unread, unread_of

APRIL = date(2020, 4, 30)
FILE = "公安局/名单.xlsx"
NAMED_KEY = (FILE, "表一", "", "")
SPARED = RULE.replace(
    "JOIN died AS d ON d.person_id = p.person_id AND d.died_on < p.period",
    """JOIN died AS d ON d.person_id = p.person_id AND d.died_on < p.period
WHERE NOT EXISTS (SELECT 1 FROM custody AS c WHERE c.person_id = p.person_id AND c.left_on IS NULL)""",
).replace("reads: [dibao_member, died]", "reads: [dibao_member, died, custody?]")
DENYING = SPARED.replace("benign:", "absent: [custody]\nbenign:")


def library(folder: Path, text: str) -> Library:
    return load_library(packs_at(folder, dead_sql=text))


def found(text: str, tmp_path: Path, *readings: SourceReading, **more: object) -> list[Unread]:
    packs = library(tmp_path, text)
    received = frozenset({"dibao_member", "death_record", "custody"})
    sources = Sources(readings, more.get("received", received), more.get("named", {}))
    return list(unread_of(packs, packs.rules["212"], sources))


def unrecognised(table: str = "custody", how: str = "表头", people: int = 0) -> SourceReading:
    return SourceReading(table, "", FILE, "表一", "unrecognised", how, people=people)


def test_what_is_asked_by_not_exists_spares(tmp_path: Path) -> None:
    packs = library(tmp_path, SPARED)
    assert sparing_tables(packs, packs.rules["212"]) == {"custody"}


def test_what_a_rule_is_about_spares_nobody(tmp_path: Path) -> None:
    packs = library(tmp_path, RULE)
    assert sparing_tables(packs, packs.rules["212"]) == frozenset()


def test_columns_of_views_count_as_used(tmp_path: Path) -> None:
    packs = library(tmp_path, SPARED)
    assert {"left_on", "died_on"} <= columns_used(packs, packs.rules["212"])


@pytest.mark.parametrize(
    ("code", "table"),
    [("705", "account_custody"), ("402", "custody"), ("203", "application"), ("210", "custody")],
)
def test_excuses_are_found_through_views_and_left_joins(code: str, table: str) -> None:
    packs = load_library()
    assert table in sparing_tables(packs, packs.rules[code])


def test_a_denied_table_that_may_lie_unread_holds(tmp_path: Path) -> None:
    [doubt] = found(DENYING, tmp_path, unrecognised())
    assert doubt.holds and doubt.concerns("甲", ()) and doubt.concerns(None, ())
    assert FILE in doubt.why and "没有认出" in doubt.why


def test_it_holds_only_those_whom_the_file_names(tmp_path: Path) -> None:
    named = {NAMED_KEY: frozenset({"甲"})}
    [doubt] = found(DENYING, tmp_path, unrecognised(people=1), named=named)
    assert doubt.concerns("甲", ()) and not doubt.concerns("乙", ())


def test_rows_given_back_concern_those_they_name_and_no_township(tmp_path: Path) -> None:
    back = SourceReading("custody", "", FILE, "表一", "refused", people=1)
    named = {NAMED_KEY: frozenset({"甲"})}
    [doubt] = found(DENYING, tmp_path, back, named=named)
    assert doubt.concerns("甲", ()) and not doubt.concerns(None, ())


def test_an_excuse_that_names_nobody_lowers(tmp_path: Path) -> None:
    [doubt] = found(SPARED, tmp_path, unrecognised())
    assert not doubt.holds and doubt.concerns("乙", ())


def test_an_excuse_that_names_the_person_holds(tmp_path: Path) -> None:
    named = {NAMED_KEY: frozenset({"甲"})}
    [doubt] = found(SPARED, tmp_path, unrecognised(people=1), named=named)
    assert doubt.holds and doubt.concerns("甲", ()) and not doubt.concerns("乙", ())


def test_help_does_not_wait_for_a_row_given_back_of_an_excuse(tmp_path: Path) -> None:
    back = SourceReading("custody", "", FILE, "表一", "refused", people=1)
    named = {NAMED_KEY: frozenset({"p1"})}
    (harming,) = found(SPARED, tmp_path / "harm", back, named=named)
    helping = SPARED.replace("direction: 错保", "direction: 漏保")
    (told,) = found(helping, tmp_path / "help", back, named=named)
    (whole,) = found(helping, tmp_path / "whole", unrecognised(people=1), named=named)
    assert (harming.holds, told.holds, whole.holds) == (True, False, True)


def test_a_denied_table_nobody_sent_is_said(tmp_path: Path) -> None:
    [doubt] = found(DENYING, tmp_path, received=frozenset({"dibao_member", "death_record"}))
    assert not doubt.holds and "没有收到" in doubt.why


def test_a_department_alone_says_nothing_of_a_table_that_came(tmp_path: Path) -> None:
    assert found(DENYING, tmp_path, unrecognised(how="部门")) == []


def test_nothing_is_said_when_all_was_read(tmp_path: Path) -> None:
    read = SourceReading("custody", "left_on", FILE, "表一", "read")
    assert found(DENYING, tmp_path, read) == []


def cell(state: str, row: int = 7, header: str = "") -> SourceReading:
    return SourceReading("custody", "left_on", FILE, "表一", state, header=header, row=row)


READ = SourceReading("custody", "entered_on", FILE, "表一", "read")


def test_a_cell_of_an_excuse_that_could_not_be_read_holds_its_people(tmp_path: Path) -> None:
    named = {(FILE, "表一", "custody", "left_on"): frozenset({"甲"})}
    [doubt] = found(SPARED, tmp_path, cell("garbled"), named=named)
    assert doubt.holds and doubt.concerns("甲", ())
    assert not doubt.concerns("乙", ()) and not doubt.concerns(None, ())


def places(absence: Absence, *readings: SourceReading) -> set[int]:
    return {r.row for r in Sources(readings, frozenset({"custody"})).doubted(absence)}


MAY, MUST = Absence("custody", "left_on", optional=True), Absence("custody", "left_on")


def test_a_column_many_do_not_keep_is_doubted_only_where_a_header_may_be_it() -> None:
    assert places(MAY, READ) == set()
    assert places(MAY, READ, cell("unused", 9, "出来的日子")) == {9}
    assert places(MAY, READ, cell("garbled", 4), cell("read", 0)) == {4}


def test_a_column_a_sentence_stands_on_is_doubted_where_it_was_not_read() -> None:
    assert places(MUST, READ) == {0}
    assert places(MUST, READ, cell("read", 0)) == set()
    assert places(MUST, READ, cell("unused", 9, "出来的日子")) == {9}


def test_a_doubted_row_concerns_clues_that_rest_on_it() -> None:
    doubt = Unread("custody", "", True, frozenset({(FILE, "表一", 7)}))
    assert doubt.concerns("甲", [(FILE, "表一", 7)])
    assert not doubt.concerns("甲", [(FILE, "表一", 8)])
    whole = Unread("custody", "", True, frozenset({(FILE, "表一", 0)}))
    assert whole.concerns(None, [(FILE, "表一", 8)])


def test_a_family_of_whom_is_named_by_number_or_by_name_is_meant() -> None:
    con = duckdb.connect()
    con.execute(f"CREATE TABLE {NAMED} AS SELECT * FROM (VALUES ('f', 's', '甲', NULL), "
                "('f', 's', NULL, '名丁')) AS t(file, sheet, person_id, name_key)")  # fmt: skip
    con.execute("CREATE TABLE hukou_person AS SELECT * FROM (VALUES ('甲', '名甲', '一'), "
                "('乙', '名乙', '一'), ('丙', '名丙', '二'), ('丁', '名丁', '三')) "
                "AS t(person_id, name_key, household_id)")  # fmt: skip
    rows = con.execute(f"SELECT person_id FROM ({families(['hukou_person'])})").fetchall()
    assert sorted(row[0] for row in rows) == ["丁", "乙", "甲"]


def test_a_run_tells_what_its_rules_lean_on_and_nobody_read(tmp_path: Path) -> None:
    packs = packs_at(tmp_path / "packs", dead_sql=DENYING)
    snapshot = snapshot_at(
        tmp_path / "snapshot",
        packs,
        dibao_member=[{"row_ref": "a|b|1", "person_id": "甲", "status": "在保", "match": "strong",
                       "period": APRIL.replace(day=1)}],
        death_record=[{"row_ref": "a|b|2", "person_id": "甲", "match": "strong",
                       "died_on": date(2020, 2, 3)}],
    )  # fmt: skip
    lines = pa.Table.from_pylist([vars(unrecognised())])
    pq.write_table(lines, snapshot / "source_reading.parquet")
    [done] = run(snapshot, APRIL, packs=packs).rules
    assert [doubt.holds for doubt in done.unread] == [True]
    [left] = run(
        snapshot,
        APRIL,
        packs=packs_at(tmp_path / "other", dead_sql=DENYING.replace("custody?", "custody")),
    ).not_run
    assert "可能就是它" in left.reason and FILE in left.reason
