"""Marks that repeat the cell above."""

import pyarrow as pa

from yingbao.exchange.layout.ditto import written_out


def test_a_ditto_mark_stands_for_the_text_above_it() -> None:
    column = pa.array(["城关镇", "〃", " 同上 ", "红庙镇", "〃"])
    assert written_out(column).to_pylist() == ["城关镇"] * 3 + ["红庙镇"] * 2


def test_a_mark_under_a_blank_repeats_the_blank_and_one_under_nothing_stays() -> None:
    assert written_out(pa.array(["〃", "城关镇", None, "〃"])).to_pylist() == [
        "〃",
        "城关镇",
        None,
        None,
    ]


def test_a_quote_alone_is_no_ditto_mark() -> None:
    assert written_out(pa.array(["城关镇", '"'])).to_pylist() == ["城关镇", '"']
