"""How often a rule is right, and what follows when it rarely is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.clues import raise_clues
from yingbao.clues.precision import Tally, below_floor, by_source, demoted, wilson
from yingbao.clues.tests import cast
from yingbao.clues.tests.test_outcomes import outcome

LIMITS = {"precision/floor": 0.3, "precision/least_verified": 20}


@pytest.fixture
def clues(tmp_path):
    folder = cast.snapshot(tmp_path)
    return raise_clues(cast.ROWS, cast.CARDS, folder, cast.Vault(), cast.Keys())


@pytest.mark.parametrize(
    ("confirmed", "verified", "interval"),
    [(8, 10, (0.4902, 0.9433)), (0, 10, (0.0, 0.2775)), (10, 10, (0.7225, 1.0)), (0, 0, (0, 1))],
)
def test_the_interval_is_wilsons(confirmed, verified, interval):
    assert wilson(confirmed, verified) == pytest.approx(interval, abs=0.0001)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_share_and_narrows_with_more_answers(confirmed, verified):
    confirmed = min(confirmed, verified)
    low, high = wilson(confirmed, verified)
    assert 0 <= low <= confirmed / verified + 1e-9 and confirmed / verified - 1e-9 <= high <= 1
    closer = wilson(confirmed * 4, verified * 4)
    assert closer[1] - closer[0] < high - low


def test_data_faults_count_against_the_source_and_transfers_not_at_all():
    words = ["属实", "数据问题", "不属实", "转部门"]
    found = by_source(outcome(str(n), verdict=word) for n, word in enumerate(words))["死亡注销"]
    assert found == Tally(1, 1, 1, 1)
    assert (found.verified, found.precision) == (3, pytest.approx(1 / 3))
    assert str(found) == "核实 3 条，属实 1 条，核实率 33%（95%区间 6%–79%）"


def test_a_rule_is_demoted_only_after_enough_answers_and_only_below_the_floor():
    found = {"212": Tally(5, 15), "203": Tally(6, 14), "245": Tally(0, 19)}
    assert set(below_floor(found, LIMITS)) == {"212"}
    assert below_floor(found, {}) == {}


def test_a_demoted_rule_raises_yellow_says_why_and_its_facts_stay_the_same(clues):
    red = next(clue for clue in clues if clue.level == "红")
    low = demoted([red], {red.rule: "本规则核实率低"})[0]
    assert (low.level, low.facts) == ("黄", red.facts)
    assert low.because == f"{red.because}（本规则核实率低）"


def test_an_offer_of_help_is_never_demoted_and_other_rules_are_left_alone(clues):
    blue = replace(clues[0], level="蓝")
    assert demoted([blue], {blue.rule: "低"}) == [blue]
    assert demoted(clues, {"999": "低"}) == clues
