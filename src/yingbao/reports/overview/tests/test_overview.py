"""The one-page overview: complete, offline, without a person on it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from yingbao.reports.overview import overview_bytes
from yingbao.reports.overview.bars import Bar, Piece, draw
from yingbao.reports.tests import county


@pytest.fixture
def page(tmp_path: Path) -> str:
    return overview_bytes(county.ledger(tmp_path), county.RECEPTION).decode()


def test_it_loads_nothing_and_runs_nothing(page):
    assert not re.search(r"(src|href)=\"(?!data:,)", page)
    assert "<script" not in page and "http" not in page and "@import" not in page


def test_both_directions_have_the_same_figures_help_first(page):
    help_at, correct_at = page.index("可能该帮的"), page.index("可能要纠正的")
    assert help_at < correct_at
    assert page.count('<dl class="pair">') == 2


def test_no_person_appears_on_it(page):
    assert not re.search(r"\d{15}", page)
    assert not any(name in page for name in ("王有田", "李桂枝", "赵守义", "孙二"))


def test_totals_of_the_township_table_equal_its_lines(page):
    table = page.split("各乡镇疑点线索，条")[1].split("</table>")[0]
    lines = [
        [int(n) for n in re.findall(r'num">(\d+)<', row)]
        for row in re.findall(r"<tr>.*?</tr>", table)
    ]
    *townships, total = [line for line in lines if line]
    assert total == [sum(column) for column in zip(*townships, strict=True)]
    assert total[3] == 3


def test_every_chart_has_its_numbers_beside_it(page):
    assert page.count("看数字表") == 2
    assert "各乡镇数字表" in page


def test_it_says_what_to_do_next(page):
    assert "先核 ◆红 1 条" in page
    assert "1 条不用出门" in page
    assert "退回 1 行" in page
    assert "死亡注销" in page and "先催新的" in page


def test_a_rule_that_did_not_run_is_named(page):
    assert "重度残疾未核过低保（203）" in page and "未运行：缺 残疾人证" in page


def test_names_of_places_are_escaped(tmp_path):
    ledger = county.ledger(tmp_path, county="<b>县</b>")
    assert "&lt;b&gt;县" in overview_bytes(ledger, county.RECEPTION).decode()


def test_an_empty_run_is_a_calm_page(tmp_path):
    ledger = county.ledger(tmp_path, clues=[], not_run={})
    empty = type(county.RECEPTION)(sheets=())
    assert "没有待核的线索" in overview_bytes(ledger, empty).decode()


def test_pieces_of_a_bar_stand_end_to_end():
    drawn = draw(
        [Bar("甲", (Piece("miss", 3), Piece("wrong", 0), Piece("rest", 1))), Bar("乙", ())]
    )
    assert 'x="0.00%"' in drawn[0].svg and 'x="67.50%"' in drawn[0].svg
    assert "wrong" not in drawn[0].svg
    assert "<rect" not in drawn[1].svg


def test_a_rule_whose_clues_wait_says_for_what(tmp_path):
    said = "2 条等放行：“公安局/名单.xlsx”没有认出，可能就是在押人员名单"
    ledger = replace(county.ledger(tmp_path), waits={"203": (said,)})
    page = overview_bytes(ledger, county.RECEPTION).decode()
    assert f"重度残疾未核过低保（203）</b>：{said}。" in page
