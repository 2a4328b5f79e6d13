"""Every check proves itself on its own sentences: those it must see and those it must let pass."""

import pytest

from yingbao.policy.check import KINDS, load_checks
from yingbao.policy.checking import failures

CHECKS = load_checks()


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_the_examples_of_a_check_hold(code):
    assert failures(CHECKS[code]) == []


def test_all_52_patterns_are_there():
    assert {f"P{n:02}" for n in range(1, 53)} <= set(CHECKS)


def test_every_check_has_at_least_four_examples_each_way():
    poor = [c.code for c in CHECKS.values() if len(c.must) < 4 or len(c.near) < 4]
    assert poor == []


def test_every_check_says_what_an_officer_needs():
    for check in CHECKS.values():
        assert check.title and check.effect and check.suggestion, check.code
        assert check.family in KINDS
        assert check.basis or check.family in "RC", check.code


def test_no_check_calls_anything_illegal():
    for check in CHECKS.values():
        said = check.title + check.why + check.suggestion
        assert "违法" not in said and "非法" not in said, check.code
