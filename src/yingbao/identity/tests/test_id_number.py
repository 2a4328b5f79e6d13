"""Every kind of dirt an identity number comes with, read by Python and by SQL alike."""

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from yingbao.identity import check_digit, id_sql, read_id, with_readings

BODY = "14052119680101123"
GOOD = BODY + check_digit(BODY)
OTHER = "14052119700101123" + check_digit("14052119700101123")
WIDE = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789X"}

USABLE = {
    "as it should be": (GOOD, "valid"),
    "full-width digits": (GOOD.translate(WIDE), "valid"),
    "blanks inside": (f" {GOOD[:6]}\u3000{GOOD[6:14]}\xa0{GOOD[14:]}\t", "valid"),
    "zero-width and no-break": (f"\ufeff{GOOD[:3]}\u200b{GOOD[3:]}\u202f", "valid"),
    "a leading quote": (f"'{GOOD}", "valid"),
    "dashes": (f"{GOOD[:6]}-{GOOD[6:14]}—{GOOD[14:]}", "valid"),
    "words round it": (f"身份证号：{GOOD}（已故）", "valid"),
    "O for 0 and l for 1, agreed by the check digit": ("l4O52119680lOI1234", "valid"),
    "the same number twice": (f"{GOOD}、{GOOD}", "valid"),
    "the old 15 digits": ("140521680101123", "upgraded15"),
    "15 digits from a float": ("140521680101123.0", "upgraded15"),
    "a disability number": (f"{GOOD}43", "from_disability_number"),
    "a replaced disability card": (f"{GOOD}43B2", "from_disability_number"),
}
UNUSABLE = {
    "an empty cell": (None, "missing"),
    "blanks only": ("\u3000 ", "missing"),
    "the word for none": ("无", "missing"),
    "not known": ("不详", "missing"),
    "zeros": ("000000", "missing"),
    "a float that lost digits": ("140521196801011000.0", "lost_digits"),
    "an exponent": ("1.40521E+17", "lost_digits"),
    "an exponent with fifteen digits": ("1.40521196801011E+17", "lost_digits"),
    "zeros where a spreadsheet cut": ("140521196801011000", "lost_digits"),
    "a disability number cut by a spreadsheet": ("14052119680101100000", "lost_digits"),
    "a masked number": ("140521********1234", "lost_digits"),
    "a wrong digit": (BODY + "5", "checksum_failed"),
    "O for 0 where the check digit disagrees": ("14O521196801011235", "checksum_failed"),
    "an exponent hiding among digits": ("140521196801011e2X", "checksum_failed"),
    "the 29th of February of a common year": ("140521196902291230", "impossible_date"),
    "the 13th month in 15 digits": ("140521681301123", "impossible_date"),
    "born before anyone living": ("140521178001011230", "impossible_date"),
    "a digit dropped": (GOOD[:-1], "wrong_length"),
    "a bank account": ("6228480010123456789", "wrong_length"),
    "15 digits of no province": ("990521680101123", "wrong_length"),
    "a disability number of no class": (f"{GOOD}93", "wrong_length"),
    "two people in a cell": (f"{GOOD}、{OTHER}", "two_ids"),
    "old and new number in a cell": (f"140521680101123/{OTHER}", "two_ids"),
    "a passport": ("E12345678", "other_document"),
    "a soldier's card": ("军字第1234567号", "other_document"),
}
X_NUMBER = next(
    body + "X"
    for body in (f"14052119680101{n:03}" for n in range(100, 200))
    if check_digit(body) == "X"
)


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as connection:
        yield connection


def read_all(con, texts, numeric=False):
    """Many cells in one query: planning the expressions costs more than a thousand rows."""
    cells = (
        "(SELECT unnest($texts::VARCHAR[]) AS x, $n AS n, generate_subscripts($texts, 1) AS nth)"
    )
    query = f"SELECT reading FROM ({with_readings(cells, {'reading': ('x', 'n')})}) ORDER BY nth"
    return [row[0] for row in con.execute(query, {"texts": texts, "n": numeric}).fetchall()]


def read_sql(con, text, numeric=False):
    return read_all(con, [text], numeric)[0]


def as_dict(reading):
    return {
        name: getattr(reading, name) for name in ("clean", "id18", "state", "birth_date", "sex")
    }


@pytest.mark.parametrize("sentence", USABLE)
def test_a_usable_number_is_read_through_its_dirt(sentence, con):
    text, state = USABLE[sentence]
    reading = read_id(text)
    assert (reading.state, reading.id18, reading.sex) == (state, GOOD, "男")
    assert (reading.birth_date, reading.region) == (date(1968, 1, 1), "140521")
    assert read_sql(con, text) == as_dict(reading)


@pytest.mark.parametrize("sentence", UNUSABLE)
def test_an_unusable_number_says_why_and_names_nobody(sentence, con):
    text, state = UNUSABLE[sentence]
    reading = read_id(text)
    assert (reading.state, reading.id18, reading.sex) == (state, None, None)
    assert read_sql(con, text) == as_dict(reading)


@pytest.mark.parametrize(
    "text", [X_NUMBER, X_NUMBER.lower(), X_NUMBER[:-1] + "×", X_NUMBER.translate(WIDE)]
)
def test_the_check_digit_x_is_read_in_every_shape(text, con):
    assert read_id(text).id18 == read_sql(con, text)["id18"] == X_NUMBER


def test_a_numeric_cell_is_never_usable_even_when_the_check_digit_agrees(con):
    lucky = next(
        f"1405211968010{n}000"
        for n in range(10, 100)
        if read_id(f"1405211968010{n}000").state == "valid"
    )
    for text in (lucky, f"{lucky}43", f"{lucky}.0"):
        reading = read_id(text, numeric=True)
        assert (reading.state, reading.id18) == ("lost_digits", None)
        assert (
            reading.birth_date is not None
        )  # the first fifteen digits are true: a hint for linkage
        assert read_sql(con, text, numeric=True) == as_dict(reading)


def test_a_birth_after_the_day_judged_is_impossible():
    assert read_id(GOOD, latest=date(1967, 12, 31)).state == "impossible_date"
    assert read_id(GOOD, latest=date(1968, 1, 1)).state == "valid"


DIRTY = st.one_of(
    st.text(max_size=40),
    st.text("0123456789Xx０１OIl 'E+.*BX、年", max_size=40),
    st.builds(
        lambda n, cut, mark, tail: f"{GOOD[:cut]}{mark}{OTHER[n:]}{tail}",
        st.integers(0, 18),
        st.integers(0, 18),
        st.text("０１xXOIl\u3000\u200b -E.+*", max_size=3),
        st.text("0123456789X.EB", max_size=5),
    ),
)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(DIRTY, min_size=1, max_size=200), numeric=st.booleans())
def test_sql_and_scalar_read_any_cell_alike(con, texts, numeric):
    assert read_all(con, texts, numeric) == [as_dict(read_id(text, numeric)) for text in texts]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["110101", "140521", "310115", "650102"]),
    st.dates(date(1900, 1, 1), date(2020, 4, 30)),
    st.integers(0, 999),
    st.sampled_from("0123456789X"),
)
def test_the_check_digit_agrees_with_an_independent_reader(region, birth, order, last):
    text = f"{region}{birth:%Y%m%d}{order:03}{last}"
    assert (read_id(text).id18 == text) == (ric.calc_check_digit(text) == last)


def test_the_five_expressions_say_the_same_and_see_their_row(con):
    fields = id_sql("x", "x LIKE '%000'")
    texts = [GOOD, f"{GOOD}43", "无", "140521680101123", "140521196801011000"]
    query = f"SELECT x, {', '.join(fields.values())} FROM (SELECT unnest($texts) AS x)"
    rows = con.execute(query, {"texts": texts}).fetchall()
    assert {text: dict(zip(fields, read, strict=True)) for text, *read in rows} == {
        text: as_dict(read_id(text, text.endswith("000"))) for text in texts
    }


def test_every_day_of_two_centuries_is_read_by_sql(con):
    days = [date(1880, 1, 1) + timedelta(days=n) for n in range(80_000)]
    bodies = [f"140521{day:%Y%m%d}{n % 1000:03}" for n, day in enumerate(days)]
    read = read_all(con, [body + check_digit(body) for body in bodies])
    assert [row["birth_date"] for row in read] == days
    assert [row["sex"] for row in read[:2]] == ["女", "男"]
