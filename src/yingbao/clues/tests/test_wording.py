"""Numbers in sentences lose their needless zeros and never their value."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.clues.wording import plain_numbers


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("登记住房118.000平方米", "登记住房118平方米"),
        ("面积96.500平方米", "面积96.5平方米"),
        ("名册500.00元，实发450.50元", "名册500元，实发450.50元"),
        ("每月1,200.00元", "每月1,200元"),
        ("共100元", "共100元"),
        ("2026.10 起，第3.0条", "2026.10 起，第3.0条"),
        ("约0.00元", "约0元"),
    ],
)
def test_whole_amounts_are_written_whole(said: str, written: str) -> None:
    assert plain_numbers(said) == written


@given(st.decimals("0", "9999999", places=3), st.sampled_from(["元", "平方米", "亩"]))
def test_no_value_is_changed_and_twice_is_once(value: Decimal, unit: str) -> None:
    written = plain_numbers(f"共{value}{unit}")
    read = re.fullmatch(rf"共([\d.]+){unit}", written)
    assert read is not None and Decimal(read[1]) == value
    assert plain_numbers(written) == written
