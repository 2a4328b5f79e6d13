"""A rule's page says it in words: tables by their titles, numbers with their days, no pattern, no code."""

from __future__ import annotations

from yingbao.casework.selectors.rule_words import library, numbers_of, steps_of, tables_of
from yingbao.casework.selectors.rules import rulebook
from yingbao.casework.tests.cast import Cast


def test_every_rule_can_be_said_in_words() -> None:
    for rule in rulebook().values():
        assert all(tables_of(rule)) and len(tables_of(rule)) == len(rule.reads), rule.code
        assert len(steps_of(rule)) == len(rule.verify), rule.code
        assert all(line.title and line.words for line in numbers_of(rule)), rule.code


def test_the_newest_value_stands_first_and_a_pattern_stands_nowhere() -> None:
    known = library().parameters
    lines = numbers_of(rulebook()["219"])
    patterns = {number.title for number in known.values() if number.unit == "文字样式"}
    assert lines and not patterns & {line.title for line in lines}
    for title in {line.title for line in lines}:
        days = [line.since for line in lines if line.title == title]
        assert days == sorted(days, reverse=True) and len(days) <= 2


def test_the_page_folds_the_query_and_says_the_rest(cast: Cast) -> None:
    page = cast.login(cast.zhou).get("/rules/219/").content.decode()
    assert page.index("用话说") < page.index("看查询语句") < page.index("WITH population")
    assert "两人以上入户核查" in page and "dibao_person</dd>" not in page
