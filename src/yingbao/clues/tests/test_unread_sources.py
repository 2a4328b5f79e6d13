"""What nobody has read holds some clues and lowers others; what is not concerned goes out as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from yingbao.clues import Clue, ClueMemory, raise_clues
from yingbao.clues.breakers import BreakerState, Watch, hold
from yingbao.clues.tests import cast
from yingbao.clues.tests.test_breakers import APRIL, LIMITS
from yingbao.clues.unread import cautioned, told_by_rule


@dataclass(frozen=True)
class Doubt:
    holds: bool
    who: str | None = None
    table: str = "account_custody"
    why: str = "“代领.xlsx”没有认出"

    def concerns(self, person: str | None, _: object) -> bool:
        return self.who in (None, person)


@pytest.fixture
def clue(tmp_path) -> Clue:
    folder = cast.snapshot(tmp_path)
    raised = raise_clues(cast.ROWS, cast.CARDS, folder, cast.Vault(), cast.Keys())
    return next(clue for clue in raised if clue.rule == "212")


def watch(*doubts: Doubt, free: str = "", memory: ClueMemory | None = None) -> Watch:
    state = BreakerState(free={free} if free else set())
    return Watch(memory or ClueMemory(), state, {}, {}, LIMITS, APRIL, {"212": doubts})


def test_a_clue_that_rests_on_absence_waits_with_the_reason(clue):
    out, [held] = hold([clue], watch(Doubt(True)))
    assert out == [] and (held.cause, held.why) == ("account_custody", "“代领.xlsx”没有认出")


def test_a_clue_about_somebody_else_goes_out(clue):
    assert hold([clue], watch(Doubt(True, who="somebody"))) == ([clue], [])


def test_what_only_lowers_holds_nothing(clue):
    assert hold([clue], watch(Doubt(False))) == ([clue], [])


def test_a_released_clue_goes_out(clue):
    free = f"{clue.fingerprint}|{clue.facts}"
    assert hold([clue], watch(Doubt(True), free=free)) == ([clue], [])


def test_a_clue_in_somebodys_hands_is_not_taken_back(clue):
    memory = ClueMemory()
    memory.meet([clue], APRIL, "E1", lambda _: ())
    assert hold([clue], watch(Doubt(True), memory=memory)) == ([clue], [])


def test_a_clue_without_its_excuse_is_lowered_and_says_so(clue):
    assert clue.level == "红"
    [told] = cautioned([clue], {"212": [Doubt(False)]})
    assert told.level == "黄" and told.because == f"{clue.because}（“代领.xlsx”没有认出）"
    assert (told.fingerprint, told.facts) == (clue.fingerprint, clue.facts)


def test_an_offer_of_help_keeps_its_level(clue):
    [told] = cautioned([replace(clue, level="蓝")], {"212": [Doubt(False)]})
    assert told.level == "蓝" and "没有认出" in told.because


def test_what_does_not_concern_a_clue_changes_nothing(clue):
    assert cautioned([clue], {"212": [Doubt(False, who="somebody")], "203": [Doubt(False)]}) == [
        clue
    ]


def test_three_doubts_are_said_in_two_and_a_number(clue):
    doubts = [Doubt(False, why=f"理由{i}") for i in range(3)]
    [told] = cautioned([clue], {"212": doubts})
    assert told.because.endswith("（理由0；理由1；等 3 项）")


def test_a_rule_says_how_many_wait_and_how_many_were_lowered(clue):
    told = told_by_rule([clue, clue], [(clue, "留")], {"212": [Doubt(False, why="低")]})
    assert told == {"212": ("1 条等放行：留", "2 条级别不高于黄，写明：低")}
