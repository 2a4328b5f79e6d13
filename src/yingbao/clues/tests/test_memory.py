"""What is remembered between runs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from yingbao.clues import ClueMemory, raise_clues
from yingbao.clues.tests import cast


@pytest.fixture
def clues(tmp_path):
    folder = cast.snapshot(tmp_path)
    return raise_clues(cast.ROWS, cast.CARDS, folder, cast.Vault(), cast.Keys())


def test_an_open_clue_keeps_the_day_it_was_first_seen(clues):
    memory = ClueMemory()
    memory.meet(clues, date(2020, 4, 30))
    memory.meet(clues, date(2020, 5, 31))
    line = memory.lines[clues[0].fingerprint]
    assert (line.first_seen, line.last_seen) == ("2020-04-30", "2020-05-31")


def test_what_a_person_settled_is_not_raised_again(clues):
    memory = ClueMemory()
    memory.meet(clues, date(2020, 4, 30))
    memory.settle(clues[0].fingerprint, "不属实")
    assert memory.to_raise(clues) == clues[1:]


def test_new_facts_reopen_what_was_settled(clues):
    memory = ClueMemory()
    memory.meet(clues, date(2020, 4, 30))
    memory.settle(clues[0].fingerprint, "不属实")
    news = replace(clues[0], facts="other")
    assert memory.to_raise([news]) == [news]


def test_a_clue_never_raised_cannot_be_settled():
    with pytest.raises(KeyError):
        ClueMemory().settle("f" * 24, "属实")


def test_it_survives_on_disk(clues, tmp_path):
    memory = ClueMemory()
    memory.meet(clues, date(2020, 4, 30))
    memory.save(tmp_path, Path.write_bytes)
    assert ClueMemory.load(tmp_path).lines == memory.lines


def test_a_broken_memory_is_an_error_not_a_loss(tmp_path):
    (tmp_path / "clue_memory").write_text("{")
    with pytest.raises(json.JSONDecodeError):
        ClueMemory.load(tmp_path)
