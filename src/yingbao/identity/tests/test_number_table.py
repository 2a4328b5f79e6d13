"""A table of numbers is read as each of them would be read alone."""

import random
from datetime import date, timedelta

import duckdb
import pyarrow as pa
import pytest

from yingbao.identity import check_digit, number_table, read_id, read_numbers

DICE = random.Random(20)
DIRT = (
    "",
    None,
    "无",
    "1.40521E+17",
    "140521196801011000",
    "E12345678",
    "军字第1234567号",
    "14052119e8010112X",
)


def number():
    born = date(1900, 1, 1) + timedelta(days=DICE.randrange(45_000))
    body = f"140521{born:%Y%m%d}{DICE.randrange(900, 1000)}"
    return body + check_digit(body)


def spoilt(text):
    at = DICE.randrange(len(text))
    how = DICE.randrange(8)
    if how < 5:
        return text[:at] + DICE.choice("0123456789XxO １+._-eE") + text[at + 1 :]
    return (text.lower(), text[:at] + text[at + 1 :], text[:6] + text[8:17])[how - 5]


TEXTS = [number() for _ in range(2000)] + [spoilt(number()) for _ in range(4000)] + list(DIRT)


@pytest.mark.parametrize("few", [0, 1_000_000])
def test_every_row_reads_as_it_would_alone(monkeypatch, few):
    monkeypatch.setattr(number_table, "FEW", few)
    rows = [(text, at % 50 == 0) for at, text in enumerate(TEXTS)]
    with duckdb.connect() as con:
        texts, lost = zip(*rows, strict=True)
        con.register("arrived", pa.table({"text": texts, "lost": lost}))
        con.execute("CREATE TABLE cells AS FROM arrived")
        name = read_numbers(con, "cells", "text", "lost")
        found = con.execute(
            f"SELECT c.text, c.lost, n.clean, n.id18, n.state, n.birth_date, n.sex "
            f"FROM cells AS c LEFT JOIN {name} AS n ON n.key = c.rowid"
        ).fetchall()
    assert len(found) == len(rows)
    for text, lost, *said in found:
        alone = read_id(text, lost)
        assert said == [alone.clean, alone.id18, alone.state, alone.birth_date, alone.sex], text


def test_an_empty_table_has_an_empty_reading():
    with duckdb.connect() as con:
        con.execute("CREATE TABLE cells (text VARCHAR)")
        assert con.execute(f"FROM {read_numbers(con, 'cells', 'text')}").fetchall() == []
