"""A clue says how each of its rows was found to be this person's, and is as sure as the least sure."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yingbao.clues import Clue, raise_clues
from yingbao.clues.hits import read_hits
from yingbao.clues.matching import Way, least_sure, way_of, ways_matched
from yingbao.clues.tests import cast

ROLL, BILL = f"{'a' * 12}|在册|5", f"{'b' * 12}|-|3"
EXPLAINED = "姓名一致；出生日期一致；同村（得分 25.3）"


def table(folder: Path, name: str, *rows: tuple[str, str | None, str | None, str | None]) -> None:
    columns = ("row_ref", "person_id", "match", "id_state")
    typed = {
        column: pa.array([row[place] for row in rows], pa.string())
        for place, column in enumerate(columns)
    }
    pq.write_table(pa.table(typed), folder / f"{name}.parquet")


def raised(folder: Path, rule: str = "203", **changes: object) -> Clue:
    row = cast.row(cast.WANG, evidence=f"{ROLL};{BILL}", **changes)
    rows = {rule: [row]}
    (clue,) = raise_clues(rows, cast.CARDS, folder, cast.Vault(), cast.Keys())
    return clue


@pytest.mark.parametrize(
    ("match", "state", "words"),
    [
        ("strong", "valid", "号码一致"),
        ("strong", "upgraded15", "十五位老号码一致"),
        ("strong", "from_disability_number", "残疾证号里的号码一致"),
        ("medium", "valid", "号码一致，姓名对不上"),
        (None, "wrong_length", "没有对到人"),
        (None, None, ""),
    ],
)
def test_a_row_says_how_it_was_matched(
    tmp_path: Path, match: str | None, state: str | None, words: str
) -> None:
    table(tmp_path, "death_record", (BILL, cast.WANG if match else None, match, state))
    assert way_of(ways_matched(tmp_path, [BILL]), BILL, cast.WANG).words == words


def test_a_linked_row_says_what_agreed_without_the_score(tmp_path: Path) -> None:
    table(tmp_path, "death_record", (BILL, cast.WANG, "medium", "missing"))
    linked = {
        "row_ref": [f"death_record|{BILL}|0"],
        "person_id": [cast.WANG],
        "explanation": [EXPLAINED],
    }
    pq.write_table(pa.table(linked), tmp_path / "link_made.parquet")
    way = way_of(ways_matched(tmp_path, [BILL]), BILL, cast.WANG)
    assert way == Way("medium", "姓名一致，出生日期一致，同村")


def test_of_a_row_with_several_people_the_clue_s_own_counts(tmp_path: Path) -> None:
    table(
        tmp_path,
        "death_record",
        (BILL, cast.WANG, "strong", "valid"),
        (BILL, cast.LI, "medium", "valid"),
    )
    ways = ways_matched(tmp_path, [BILL])
    assert way_of(ways, BILL, cast.WANG).strength == "strong"
    assert way_of(ways, BILL, cast.LI).strength == "medium"
    assert way_of(ways, BILL, "nobody of them").strength == "medium"  # the least sure


def test_rows_that_are_not_asked_for_and_tables_without_people_say_nothing(tmp_path: Path) -> None:
    table(tmp_path, "death_record", (BILL, cast.WANG, "strong", "valid"))
    cast.snapshot(tmp_path)  # its roll has no such columns
    assert ways_matched(tmp_path, [ROLL]) == {} and ways_matched(tmp_path, []) == {}


def test_the_words_stand_beside_the_rows_they_are_of(tmp_path: Path) -> None:
    cast.snapshot(tmp_path)
    table(tmp_path, "dibao_member", (ROLL, cast.WANG, "strong", "valid"))
    table(tmp_path, "death_record", (BILL, cast.WANG, "medium", "valid"))
    clue = raised(tmp_path)
    told = dict(zip((place.file for place in clue.evidence), clue.matches, strict=True))
    assert told == {"低保名册.xlsx": "号码一致", "死亡注销.csv": "号码一致，姓名对不上"}


@pytest.mark.parametrize(
    ("level", "said", "match"),
    [
        ("黄", None, "medium"),
        ("黄", "strong", "strong"),
        ("橙", None, "strong"),
        ("黄", "medium", "medium"),
    ],
)
def test_a_clue_is_as_sure_as_its_rule_says_and_else_as_its_least_sure_row(
    tmp_path: Path, level: str, said: str | None, match: str
) -> None:
    cast.snapshot(tmp_path)
    table(tmp_path, "death_record", (BILL, cast.WANG, "medium", "valid"))
    assert raised(tmp_path, level=level, match=said).match == match


def test_hits_of_one_episode_are_as_sure_as_the_least_sure_of_them() -> None:
    rows = [cast.row(cast.WANG, match="strong"), cast.row(cast.WANG, match="medium")]
    (hit,) = read_hits(cast.CARDS["203"], rows)
    assert hit.match == "medium" and least_sure([]) == "strong"


def test_a_match_changes_neither_what_a_clue_is_nor_what_was_seen(tmp_path: Path) -> None:
    cast.snapshot(tmp_path)
    before = raised(tmp_path)
    table(tmp_path, "death_record", (BILL, cast.WANG, "medium", "valid"))
    after = raised(tmp_path)
    assert (before.fingerprint, before.facts) == (after.fingerprint, after.facts)
    assert before.matches != after.matches
