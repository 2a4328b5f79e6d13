"""From rules to ledger with a memory: nothing held on a first run, nothing lost when held."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from yingbao.clues import OutcomeBook
from yingbao.clues.breakers import BreakerState
from yingbao.clues.tests import cast
from yingbao.clues.tests.test_outcomes import outcome
from yingbao.commands.summary import summary_lines
from yingbao.reports import job
from yingbao.reports.publishing import write_durably
from yingbao.reports.stages import CheckRequest, Examined, Stages
from yingbao.reports.tests import county

LIMITS = {"breakers/least_rows": 10, "breakers/shrunken_share": 0.5, "precision/floor": 0.3,
          "precision/least_verified": 5}  # fmt: skip
APRIL, MAY = date(2020, 4, 30), date(2020, 5, 31)


class Desk:
    """One OUT, run month after month with death lists of the length told."""

    def __init__(self, folder: Path) -> None:
        self.inbox, self.out, self.snapshot = (folder / name for name in ("in", "out", "snap"))
        for path in (self.inbox, self.out, self.snapshot):
            path.mkdir()

    def run(self, deaths: int, on: date, rules: tuple[str, ...] = ("212", "203", "245")):
        made = county.stages(self.snapshot)

        def receive(request, say):
            received = made.receive(request, say)
            pq.write_table(
                pa.table({"person_id": [str(n) for n in range(deaths)]}),
                self.snapshot / "death_record.parquet",
            )
            return received

        def examine(request, received, say):
            found = made.examine(request, received, say)
            rows = {code: found.rows[code] for code in rules}
            needs = {"212": {"death_record"}, "203": {"disability_certificate"}, "245": set()}
            return Examined(rows, found.rules, found.looked_at, {}, {}, needs, LIMITS)

        request = CheckRequest(self.inbox, on, self.out)
        return job.check_folder(request, lambda *_: None, Stages(receive, examine))

    @property
    def store(self) -> Path:
        return self.out / "store"

    def rules_in_csv(self) -> set[str]:
        lines = (self.out / "clues.csv").read_text("utf-8-sig").splitlines()[1:]
        return {line.split(",")[1] for line in lines}


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def test_a_first_run_holds_nothing_however_short_the_lists(desk):
    result = desk.run(1, APRIL)
    assert result.summary["held"] == 0
    assert desk.rules_in_csv() == {"212", "203", "245"}


def test_a_shrunken_source_holds_its_new_clues_in_sight_of_everybody(desk):
    desk.run(100, APRIL, rules=("203",))
    result = desk.run(20, MAY)
    assert desk.rules_in_csv() == {"203", "245"}
    assert result.summary["held"] == 1
    assert result.summary["exit_code"] == 3
    assert any("没有派下去的线索 1 条" in line for line in summary_lines(result.summary, desk.out))
    manifest = json.loads((desk.out / "manifest.json").read_text("utf-8"))
    assert [item["rule"] for item in manifest["held"]] == ["212"]
    book = load_workbook(BytesIO((desk.out / "疑点线索台账.xlsx").read_bytes()))
    line = [cell.value for cell in book["待放行"][5]]
    assert line[0] == manifest["held"][0]["clue_id"]
    assert "可能没有交全" in line[7]
    assert cast.WANG_ID not in str(line)
    assert "1 条线索等县里放行" in (desk.out / "概览.html").read_text("utf-8")


def test_running_again_with_the_same_data_gives_the_same_bytes(desk):
    desk.run(100, APRIL, rules=("203",))
    desk.run(20, MAY)
    first = {p: p.read_bytes() for p in desk.out.rglob("*") if p.is_file()}
    desk.run(20, MAY)
    assert first == {p: p.read_bytes() for p in desk.out.rglob("*") if p.is_file()}


def test_the_whole_list_lets_them_go_and_so_does_a_person(desk):
    desk.run(100, APRIL, rules=("203",))
    desk.run(20, MAY)
    state = BreakerState.load(desk.store)
    state.released("death_record", [], "王局", "公安确认", MAY)
    state.save(desk.store, write_durably)
    result = desk.run(20, MAY)
    assert result.summary["held"] == 0
    assert "212" in desk.rules_in_csv()


def test_data_that_come_complete_afterwards_need_no_release(desk):
    desk.run(100, APRIL, rules=("203",))
    desk.run(20, MAY)
    assert desk.run(101, MAY).summary["held"] == 0


def test_what_a_person_found_is_not_raised_again_and_a_finding_not_mended_is_counted(desk):
    clue = next(c for c in desk.run(100, APRIL).clues if c.rule == "212")
    found = outcome(clue.fingerprint, facts=clue.facts, clue_id=clue.clue_id)
    OutcomeBook().with_all([found]).save(desk.store, write_durably)  # and then killed
    result = desk.run(100, MAY)
    assert "212" not in desk.rules_in_csv()
    assert result.summary["confirmed_unmended"] == 1


def test_a_rule_that_is_rarely_right_raises_yellow_and_the_ledger_says_so(desk):
    desk.run(100, APRIL, rules=("203",))
    wrong = [outcome(f"f{n}", verdict="不属实") for n in range(6)]
    OutcomeBook().with_all(wrong).save(desk.store, write_durably)
    result = desk.run(100, MAY)
    red = next(c for c in result.clues if c.rule == "212")
    assert red.level == "黄"
    assert "核实 6 条，属实 0 条" in red.because
    assert "212" in result.summary["demoted"]
    rows = load_workbook(BytesIO((desk.out / "疑点线索台账.xlsx").read_bytes()))["规则"]
    assert "核实率 0%" in (desk.out / "概览.html").read_text("utf-8")
    assert any("核实 6 条" in str(cell.value) for row in rows.iter_rows() for cell in row)


def test_settled_clues_do_not_come_back_because_their_rule_was_demoted(desk):
    clue = next(c for c in desk.run(100, APRIL).clues if c.rule == "212")
    settled = outcome(clue.fingerprint, facts=clue.facts, verdict="不属实")
    wrong = [replace(settled, fingerprint=f"f{n}") for n in range(6)]
    OutcomeBook().with_all([settled, *wrong]).save(desk.store, write_durably)
    desk.run(100, MAY)
    assert "212" not in desk.rules_in_csv()
