"""A rule's page: its tests in words, its versions by run, how often it was right in each township."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from yingbao.casework.actions.verify import Verdict, verify
from yingbao.casework.models import Clue, RuleResult, Run
from yingbao.casework.selectors.rule_history import changes_of, is_new, runs_of
from yingbao.casework.selectors.rule_tests import trials_of
from yingbao.casework.selectors.rule_words import told_of
from yingbao.casework.selectors.rules import library, rulebook
from yingbao.casework.tests.cast import TODAY, Cast

CAR = "219"


@pytest.fixture(autouse=True)
def _runs(settings: LazySettings, tmp_path: Path) -> None:
    settings.RUNS_ROOT = tmp_path


def ran(number: int, digest: str | None, root: Path) -> RuleResult:
    folder = f"run-{number}"
    run = Run.objects.create(
        as_of=date(2026, number, 20), made_by="zhou", snapshot="s", folder=folder
    )
    if digest is not None:
        (root / folder).mkdir()
        said: dict[str, Any] = {"engine": {"rules": {CAR: digest}}}
        (root / folder / "manifest.json").write_text(json.dumps(said))
    return RuleResult.objects.create(run=run, rule=CAR, title="车", population=994, hits=3)


def judged(cast: Cast, outcome: Clue.Outcome, door: str, **more: Any) -> None:
    clue = cast.dispatched(household_id=door, **more)
    verify({clue: Verdict(outcome, "看了", "没有申报")}, cast.visit(), by=cast.zhou, today=TODAY)


def test_every_rule_s_tests_can_be_said_in_words() -> None:
    for code in rulebook():
        tests = trials_of(code)
        assert tests is not None and tests.trials, code
        assert all(trial.sentence for trial in tests.trials), code


def test_the_scene_names_tables_and_columns_and_no_key() -> None:
    tests = trials_of(CAR)
    assert tests is not None
    assert ("机动车", "车辆类型 小型轿车") in [
        (one.table, part) for one in tests.given for part in one.words.split("，")
    ]
    assert "甲" not in "".join(one.words for one in tests.given) and "1辆" in tests.told


def test_a_departure_says_whether_the_rule_must_fire() -> None:
    tests = trials_of(CAR)
    assert tests is not None
    must = {trial.sentence: trial.fires for trial in tests.trials}
    assert must["摩托车"] is False and must["十年的小轿车"] is True


def test_every_rule_is_told_in_words_without_a_name_of_the_query() -> None:
    for code in rulebook():
        told = told_of(code)
        letters = "".join(words for step in told for words in (step.name, step.source, *step.lines))
        assert told and not any(one.isascii() and one.islower() for one in letters), code
    assert any("机动车状态" in line for step in told_of(CAR) for line in step.lines)


def test_law_and_numbers_stand_by_the_day_they_changed_the_newest_first() -> None:
    days = [change.on for change in changes_of(rulebook()[CAR])]
    assert date(2021, 7, 1) in days and days == sorted(days, reverse=True)
    known = library().parameters
    counted = [
        c for code in rulebook() for c in changes_of(rulebook()[code]) if "改了数" in c.words
    ]
    assert counted and all(any(p.title in c.words for p in known.values()) for c in counted)


def test_a_run_with_another_text_of_the_rule_says_so(cast: Cast, tmp_path: Path) -> None:
    results = [ran(3, "bbbbbbbbbb", tmp_path), ran(2, "aaaaaaaaaa", tmp_path)]
    results += [ran(1, "aaaaaaaaaa", tmp_path)]
    rows = runs_of(rulebook()[CAR], results)
    assert [row.renewed for row in rows] == [True, False, False]
    assert [row.version for row in rows] == ["bbbbbbbb", "aaaaaaaa", "aaaaaaaa"]
    assert is_new(rulebook()[CAR], rows)


def test_the_installed_text_is_not_new_once_it_ran(cast: Cast, tmp_path: Path) -> None:
    rule = rulebook()[CAR]
    assert not is_new(rule, runs_of(rule, [ran(1, rule.digest, tmp_path)]))


@pytest.mark.parametrize("broken", ["", "{}", "[1]", '{"engine": {"rules": 7}}'])
def test_a_run_without_a_readable_manifest_has_no_version(
    cast: Cast, tmp_path: Path, broken: str
) -> None:
    result = ran(1, "aaaaaaaaaa", tmp_path)
    (tmp_path / result.run.folder / "manifest.json").write_text(broken)
    rows = runs_of(rulebook()[CAR], [result])
    assert rows[0].version == "" and not rows[0].renewed and not is_new(rulebook()[CAR], rows)
    page = cast.login(cast.zhou).get(f"/rules/{CAR}/").content.decode()
    assert "没有记录" in page and "994" in page


def test_the_county_sees_every_township_below_the_whole(cast: Cast) -> None:
    judged(cast, Clue.Outcome.UPHELD, "h-1")
    judged(cast, Clue.Outcome.UNFOUNDED, "h-2", township=cast.duanshi)
    page = cast.login(cast.zhou).get(f"/rules/{CAR}/").content.decode()
    table = page[page.index("规则准确率") :]
    assert table.index("全县") < table.index("龙港镇") < table.index("端氏镇")
    assert "1 / 2" in table and "0 / 1" in table


def test_a_township_sees_its_own_cases_only(cast: Cast) -> None:
    judged(cast, Clue.Outcome.UPHELD, "h-1")
    judged(cast, Clue.Outcome.UNFOUNDED, "h-2", township=cast.duanshi)
    page = cast.login(cast.liu).get(f"/rules/{CAR}/").content.decode()
    assert "1 / 1" in page and "端氏镇" not in page and "全县" not in page
