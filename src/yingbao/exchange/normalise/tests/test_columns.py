"""A column read at once gives what its cells give one by one."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.canon import table
from yingbao.exchange.normalise.card import told_by_card
from yingbao.exchange.normalise.dates import DateContext, read_date
from yingbao.exchange.normalise.digits import account_digits, digits
from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.parsed import parse_column
from yingbao.exchange.normalise.plain_days import plain_days
from yingbao.exchange.normalise.spelled import (
    once_each,
    read_names,
    read_numbers,
    read_refs,
    read_texts,
)
from yingbao.identity import clean_name, read_id, scrub

cells = st.lists(
    st.one_of(
        st.text(alphabet="王張小明（）()·. \u3000\u200b'９9Aaéa-—无", max_size=8),
        st.text(alphabet="0123456789 -Xx１电话", max_size=24),
        st.text(max_size=6),
    ),
    max_size=12,
)


def column(texts: list[str]) -> pa.Array:
    return pa.array(texts, pa.string())


@settings(deadline=None)
@given(cells)
def test_names_and_free_texts_read_as_single_cells_do(texts: list[str]) -> None:
    assert read_names(column(texts)).to_pylist() == [clean_name(t) for t in texts]
    assert read_texts(column(texts)).to_pylist() == [scrub(t) or None for t in texts]
    as_ref = [scrub(t.replace(" ", "").upper()) or None for t in texts]
    assert read_refs(column(texts)).to_pylist() == as_ref


def test_a_number_in_a_numeric_cell_is_read_apart_from_the_same_text() -> None:
    number = "140521196001010014"
    lost = pa.array([False, True, False])
    found = read_numbers(None, pa.array([number, number, None]), lost)
    assert found["state"].to_pylist() == [
        read_id(number).state,
        read_id(number, True).state,
        None,
    ]
    assert found["id18"].to_pylist()[1:] == [None, None]


@settings(deadline=None)
@given(st.lists(st.decimals(-(10**9), 10**9, places=2).map(str) | st.text(max_size=6), max_size=9))
def test_sums_read_as_single_cells_do(texts: list[str]) -> None:
    wanted = table("dibao_household").column("monthly_amount")
    value, state = parse_column(column(texts), wanted, lambda text: read_money(text, 1), 1)
    read = [read_money(text) for text in texts]
    assert value.to_pylist() == [found.value for found in read]
    assert state.to_pylist() == [found.state for found in read]


def test_a_sum_of_another_unit_is_never_taken_as_it_stands() -> None:
    wanted = table("dibao_household").column("monthly_amount")
    value, _ = parse_column(column(["3"]), wanted, lambda text: read_money(text, 10_000), 10_000)
    assert value.to_pylist() == [Decimal(30_000)]


@settings(deadline=None)
@given(
    st.lists(
        st.dates(date(1850, 1, 1), date(2150, 12, 31)).map(str)
        | st.from_regex(r"(19|20)[0-9]{2}-?[0-9]{2}-?[0-9]{2}", fullmatch=True),
        max_size=9,
    )
)
def test_a_plain_day_is_the_day_its_cell_says(texts: list[str]) -> None:
    for text, day in zip(texts, plain_days(column(texts)).to_pylist(), strict=True):
        assert day is None or read_date(text, DateContext(date(2020, 4, 30))).value == day


def test_no_calendar_has_the_thirtieth_of_february() -> None:
    assert plain_days(column(["2020-02-30", "20200229", "2020-02-29"])).to_pylist() == [
        None,
        date(2020, 2, 29),
        date(2020, 2, 29),
    ]


def test_an_account_that_lost_digits_is_none() -> None:
    cells = column(["6217 0000-0012", "６２１７００００", "6.2E+15", "12345", "无"])
    assert digits(cells).to_pylist() == ["621700000012", "62170000", "6215", "12345", None]
    kept = account_digits(cells, pa.array([False, True, False, False, False]))
    assert kept.to_pylist() == ["621700000012", None, None, None, None]


def test_a_disability_number_tells_class_and_level_only_when_usable() -> None:
    clean, id18 = (
        column(["140521196001010014" + "42", "140521196001010014" + "98"]),
        column(["a", "b"]),
    )
    assert told_by_card("disability_class", clean, id18).to_pylist() == ["肢体", None]
    assert told_by_card("disability_level", clean, id18).to_pylist() == [2, None]
    nobody = pa.array([None, None], pa.string())
    assert told_by_card("disability_level", clean, nobody).to_pylist() == [None, None]


def test_an_empty_cell_stays_empty() -> None:
    assert once_each(pa.array([None, "a", None]), lambda texts: texts).to_pylist() == [
        None,
        "a",
        None,
    ]
