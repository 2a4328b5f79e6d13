"""The same facts, judged on six days: each answer is that of the law of the day, with its article."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.law.judging import MONTHS, LawCase, all_cases, judge, library
from yingbao.norms import resolve

CASES = all_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_answer_is_that_of_the_law_of_the_day(case: LawCase):
    judged = judge(case)
    assert judged.answer == case.answer
    name, article = case.cites
    assert f"{name} {article}" in judged.cited


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_article_cited_was_law_on_the_day(case: LawCase):
    assert resolve(*case.cites, on=case.day)


def test_there_are_enough_facts_each_judged_on_all_six_days_and_most_of_them_differently():
    days, answers = defaultdict(set), defaultdict(set)
    for case in CASES:
        days[case.facts].add(case.month)
        answers[case.facts].add((str(case.answer), case.cites))
    assert len(days) >= 60
    assert all(seen == set(MONTHS) for seen in days.values())
    assert sum(len(found) > 1 for found in answers.values()) >= 0.9 * len(days)


def test_an_article_of_another_day_would_be_noticed():
    wrong = next(c for c in CASES if c.cites[0] == "民发〔2012〕220号")
    with pytest.raises(ValueError, match="不适用"):
        resolve(*wrong.cites, on=next(c for c in CASES if c.month == "2026-08").day)


@pytest.mark.parametrize("ref", sorted(library().parameters))
def test_every_number_rests_on_an_article_that_was_law_from_its_first_day(ref: str):
    for span in library().parameters[ref].spans:
        basis = library().parameters[ref].basis_on(span.valid_from)
        assert basis, f"{ref} {span.valid_from}"
        assert resolve(basis.norm, basis.article, on=span.valid_from)
