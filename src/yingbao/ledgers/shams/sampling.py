"""How many closed cases to look at again, and how sure that makes us.

Cases are drawn without replacement, so the chance of missing every bad one is hypergeometric.
"""

from __future__ import annotations

from math import ceil, comb


def confidence(total: int, bad: int, drawn: int) -> float:
    """The chance of seeing at least one of `bad` among `total` when `drawn` are looked at."""
    if bad <= 0 or drawn <= 0:
        return 0.0
    return 1 - comb(total - bad, min(drawn, total)) / comb(total, min(drawn, total))


def sample_size(total: int, share: float, wanted: float) -> int:
    """The fewest draws that find a bad case with chance `wanted`, if `share` of `total` is bad.

    `share` and `wanted` lie between 0 and 1. A total of 0 needs no draw.
    """
    bad = ceil(total * share)
    return next((n for n in range(total + 1) if confidence(total, bad, n) >= wanted), total)
