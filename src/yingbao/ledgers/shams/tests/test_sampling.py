"""The sample's size and what it is worth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yingbao.ledgers.shams.sampling import confidence, sample_size

TOTALS = st.integers(1, 400)
SHARES = st.floats(0.01, 1.0)


@given(TOTALS, SHARES, st.floats(0.5, 0.99))
def test_the_size_is_enough_and_one_fewer_is_not(total: int, share: float, wanted: float) -> None:
    size = sample_size(total, share, wanted)
    bad = -int(-total * share // 1)
    assert confidence(total, bad, size) >= wanted
    assert size == 0 or confidence(total, bad, size - 1) < wanted


@given(TOTALS, SHARES)
def test_looking_at_everything_finds_it(total: int, share: float) -> None:
    assert confidence(total, max(1, int(total * share)), total) == 1.0


def test_a_textbook_figure() -> None:
    assert sample_size(100, 0.10, 0.90) == 20  # 1 - C(90,20)/C(100,20) = 0.905


def test_nothing_to_draw_from_needs_no_draw() -> None:
    assert sample_size(0, 0.1, 0.9) == 0
