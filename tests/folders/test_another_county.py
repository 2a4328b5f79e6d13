"""A county by another hand: unseen headers, layouts, remarks. What is true is found, and nothing else."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.folders.office import AS_OF, Folder, write


def checked(home: Path, planted: bool) -> tuple[Folder, list[dict[str, str]], Path]:
    folder = write(home / "inbox", planted)
    command = [sys.executable, "-m", "yingbao.cli", "check", str(folder.path), "--as-of", AS_OF,
               "--out", str(home / "out"), "--reveal"]  # fmt: skip
    environment = os.environ | {"YINGBAO_HOME": str(home / "keys")}
    assert subprocess.run(command, env=environment, check=False).returncode in (0, 3)
    return folder, lines(home / "out" / "clues.csv"), home / "out"


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return checked(tmp_path_factory.mktemp("planted"), True)


def test_every_truth_is_found_and_no_false_alarm_is_raised(planted):
    folder, clues, _ = planted
    raised = defaultdict(list)
    for clue in clues:
        raised[clue["rule"], clue["id_number"]].append(clue["because"])
    assert dict(raised).keys() == folder.truths.keys(), dict(raised)


def test_each_clue_points_to_the_row_excel_shows(planted):
    folder, clues, _ = planted
    for clue in clues:
        assert folder.truths[clue["rule"], clue["id_number"]] in clue["evidence"].split(";"), clue


def test_a_household_book_is_no_roll_and_a_duty_list_no_table(planted):
    _, _, out = planted
    states = {
        f["file"]: f["state"] for f in json.loads((out / "manifest.json").read_text())["inputs"]
    }
    assert states["值班.xlsx"] == "unrecognised"
    assert {state for file, state in states.items() if file != "值班.xlsx"} == {"loaded"}


def test_an_ordinary_folder_by_the_same_hand_raises_nothing(tmp_path):
    _, clues, _ = checked(tmp_path, False)
    assert [(clue["rule"], clue["because"]) for clue in clues] == []
