"""Arithmetic over a column says of each number exactly what the reader of single cells says."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.identity import check_digit, plain_numbers, read_id

dates = st.dates().map(lambda day: f"{day.year:04}{day:%m%d}")
any_day = st.one_of(dates, st.from_regex(r"[0-9]{8}", fullmatch=True))
bodies = st.tuples(st.from_regex(r"[0-9]{6}", fullmatch=True), any_day, st.integers(0, 999)).map(
    lambda parts: f"{parts[0]}{parts[1]}{parts[2]:03}"
)
numbers = st.one_of(
    bodies.map(lambda body: body + check_digit(body)),
    bodies.map(lambda body: body + "7"),
    bodies.map(lambda body: (body + check_digit(body)).lower()),
    st.text(alphabet="0123456789Xx 王", max_size=20),
)


@settings(deadline=None)
@given(st.lists(numbers, max_size=20))
def test_what_arithmetic_settles_the_reader_says_too(texts: list[str]) -> None:
    plain = plain_numbers(pa.array(texts, pa.string()))
    for place, text in enumerate(texts):
        read = read_id(text)
        if plain.good[place]:
            assert (read.state, read.id18) == ("valid", text)
            assert read.birth_date == plain.birth_date[place].as_py()
            assert read.sex == plain.sex[place].as_py()


@given(st.dates(date(1880, 1, 1), date(2099, 12, 31)), st.integers(0, 999))
def test_every_plain_valid_number_is_settled(day: date, order: int) -> None:
    body = f"140521{day:%Y%m%d}{order:03}"
    assert plain_numbers(pa.array([body + check_digit(body)])).good[0]


@pytest.mark.parametrize("texts", [[], ["", "王小明"], ["１４０５２１"]])
def test_a_column_without_a_plain_number_settles_nothing(texts: list[str]) -> None:
    assert not plain_numbers(pa.array(texts, pa.string())).good.any()


def test_a_slice_of_a_column_is_read_at_its_own_places() -> None:
    body = "14052119600101001"
    column = pa.array(["x", body + check_digit(body), "y"]).slice(1)
    assert plain_numbers(column).good.tolist() == [True, False]
