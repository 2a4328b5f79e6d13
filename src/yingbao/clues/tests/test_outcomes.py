"""What people found, and that a clue they settled stays settled until its evidence changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from yingbao.clues import ClueMemory, Outcome, OutcomeBook, raise_clues
from yingbao.clues.tests import cast


def outcome(fingerprint: str = "f", **changes: object) -> Outcome:
    base = Outcome(
        fingerprint, "C1", "212", "龙港镇", ("死亡注销",), "facts", "属实", "", "2020-05-12", "停发", "E1"
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.fixture
def clues(tmp_path):
    folder = cast.snapshot(tmp_path)
    return raise_clues(cast.ROWS, cast.CARDS, folder, cast.Vault(), cast.Keys())


@pytest.fixture
def memory(clues):
    met = ClueMemory()
    met.meet(clues, date(2020, 4, 30))
    return met


def about(clue, verdict: str) -> OutcomeBook:
    found = outcome(clue.fingerprint, facts=clue.facts, verdict=verdict, clue_id=clue.clue_id)
    return OutcomeBook().with_all([found])


@pytest.mark.parametrize("verdict", ["属实", "不属实", "数据问题"])
def test_an_answer_settles_the_clue_until_its_facts_change(clues, memory, verdict):
    about(clues[0], verdict).settle(memory)
    assert memory.to_raise(clues) == clues[1:]
    news = replace(clues[0], facts="new")
    assert memory.to_raise([news]) == [news]


def test_a_clue_handed_to_another_department_stays_open(clues, memory):
    about(clues[0], "转部门").settle(memory)
    assert memory.to_raise(clues) == clues


def test_an_answer_to_former_facts_settles_nothing(clues, memory):
    found = outcome(clues[0].fingerprint, facts="former")
    OutcomeBook().with_all([found]).settle(memory)
    assert memory.to_raise(clues) == clues


def test_a_finding_that_the_data_still_show_is_counted(clues, memory):
    book = about(clues[0], "属实")
    book.settle(memory)
    assert book.unmended(memory, [clues[0].fingerprint]) == (clues[0].clue_id,)
    assert book.unmended(memory, [clues[1].fingerprint]) == ()


def test_what_was_found_unfounded_has_nothing_to_mend(clues, memory):
    book = about(clues[0], "不属实")
    book.settle(memory)
    assert book.unmended(memory, [clues[0].fingerprint]) == ()


def test_a_later_answer_takes_the_place_of_the_former_and_the_old_book_stays_as_it_was():
    first = OutcomeBook().with_all([outcome(verdict="属实")])
    second = first.with_all([outcome(verdict="不属实")])
    assert [line.verdict for line in first.lines.values()] == ["属实"]
    assert [line.verdict for line in second.lines.values()] == ["不属实"]


def test_it_survives_on_disk(tmp_path):
    book = OutcomeBook().with_all([outcome(), outcome("g")])
    book.save(tmp_path, Path.write_bytes)
    assert OutcomeBook.load(tmp_path) == book
    assert OutcomeBook.load(tmp_path / "none") == OutcomeBook()


def test_a_broken_book_is_an_error_not_a_loss(tmp_path):
    (tmp_path / "clue_outcomes").write_text("{")
    with pytest.raises(json.JSONDecodeError):
        OutcomeBook.load(tmp_path)


def test_what_the_memory_knows_of_place_and_sources_survives_too(clues, tmp_path):
    memory = ClueMemory()
    memory.meet(clues, date(2020, 4, 30), "E1", lambda clue: ("死亡注销",))
    memory.save(tmp_path, Path.write_bytes)
    assert ClueMemory.load(tmp_path) == memory
    line = memory.lines[clues[0].fingerprint]
    assert (line.township, line.sources, line.export) == (clues[0].township, ("死亡注销",), "E1")


def test_a_memory_of_an_older_version_is_still_read(clues, tmp_path):
    memory = ClueMemory()
    memory.meet(clues, date(2020, 4, 30))
    raw = json.loads(memory.to_bytes())
    for line in raw.values():
        del line["township"], line["sources"], line["export"]
    (tmp_path / "clue_memory").write_text(json.dumps(raw))
    assert set(ClueMemory.load(tmp_path).lines) == set(memory.lines)
