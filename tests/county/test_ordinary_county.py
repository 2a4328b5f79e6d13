"""An ordinary county raises nothing, and the same folder twice gives the same bytes."""

from __future__ import annotations

from tests.county.conftest import check
from yingbao.sample.score import read


def test_an_ordinary_county_is_quiet(county):
    checked = county(11, planted=False)
    assert [(clue["rule"], clue["because"]) for clue in read(checked.out / "clues.csv")] == []


def test_running_again_changes_no_byte(county):
    checked = county(3)
    before = (checked.out / "clues.csv").read_bytes()
    keys = checked.inbox.parent / "keys"
    assert check(checked.inbox, checked.out, keys, "--threads", "1", "--memory", "500MB") == 3
    assert (checked.out / "clues.csv").read_bytes() == before


def test_a_fresh_result_folder_gives_the_same_clues(county, tmp_path):
    checked = county(3)
    check(checked.inbox, tmp_path / "out", checked.inbox.parent / "keys")
    assert (tmp_path / "out" / "clues.csv").read_bytes() == (checked.out / "clues.csv").read_bytes()
