"""Phones and accounts are their digits, whatever stands between them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.normalise.spelled import once_each, only_where

WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
SHORTEST_ACCOUNT = 6


def digits(texts: pa.Array) -> pa.Array:
    """The digits of each text; null where it has none."""
    wide = pc.match_substring_regex(texts, "[０-９]")
    ascii_ones = only_where(wide, texts, texts, lambda text: text.translate(WIDE_DIGITS))
    bare = pc.replace_substring_regex(ascii_ones, "[^0-9]", "")
    return pc.if_else(pc.equal(bare, ""), pa.scalar(None, pa.string()), bare)


def account_digits(column: pa.Array, lost: pa.Array | None) -> pa.Array:
    """An account that lost digits would join strangers, so it is none."""
    accounts = once_each(column, _whole)
    return accounts if lost is None else pc.if_else(lost, None, accounts)


def _whole(texts: pa.Array) -> pa.Array:
    bare = digits(texts)
    cut = pc.match_substring_regex(texts, "[eE][+]")
    short = pc.less(pc.utf8_length(bare), SHORTEST_ACCOUNT)
    return pc.if_else(pc.or_(cut, pc.fill_null(short, False)), pa.scalar(None, pa.string()), bare)
