"""Damaged files, many of them: each is read or refused in words; nothing else may happen."""

import datetime as dt

import pytest
import xlsxwriter
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_cast import read_here, write_package

from yingbao.exchange.reading import Limits
from yingbao.exchange.reading.child import answer
from yingbao.exchange.reading.delimited import find_separator, read_delimited
from yingbao.exchange.reading.encodings import decode
from yingbao.exchange.reading.ole import CompoundFile, CompoundFileError

SEEDS = ("xlsx", "xls", "csv", "html", "package")


def seed_file(kind, folder):
    path = folder / f"seed.{kind}"
    if kind == "xlsx":
        book = xlsxwriter.Workbook(path)
        book.add_worksheet().write_row(1, 1, ["王明", 140521199001011234, 5])
        book.close()
    elif kind == "xls":
        book = xlwt.Workbook()
        book.add_sheet("a").write(1, 1, dt.date(2020, 4, 5))
        book.save(str(path))
    elif kind == "package":
        write_package(path, '<row r="1"><c r="A1"><v>5</v></c></row>')
    else:
        text = "姓名,金额\n张三,5\n" if kind == "csv" else "<table><tr><td>王明</table>"
        path.write_bytes(text.encode("gbk"))
    return path


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    return {kind: seed_file(kind, folder).read_bytes() for kind in SEEDS}


edits = st.lists(
    st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=4
)


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(kind=st.sampled_from(SEEDS), edits=edits)
def test_a_damaged_file_is_read_or_refused_in_words(seeds, tmp_path, kind, edits):
    data = seeds[kind]
    for where, put, removed in edits:
        at = int(where * len(data))
        data = data[:at] + put + data[at + removed :]
    path = tmp_path / "damaged"
    path.write_bytes(data)
    reply = answer(path, "损坏.xlsx", tmp_path, Limits())
    assert reply["grids"] or reply["problems"]
    assert all(found["reason"] and found["action"] for found in reply["problems"])


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(st.text("张三5 .,;|\"\n'", max_size=6), min_size=2, max_size=4), max_size=12)
)
def test_any_text_is_split_into_no_more_rows_than_lines(table):
    text = "\n".join(",".join(row) for row in table)
    cells = read_delimited(text, find_separator(text) or ",")
    assert cells.num_rows <= text.count("\n") + 1


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_decode(data):
    text, replaced = decode(data)
    assert replaced == text.count("\ufffd")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=900))
def test_any_bytes_after_the_signature_end_as_a_compound_file_or_an_error(data):
    try:
        CompoundFile(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data)
    except CompoundFileError:
        pass


def test_a_page_without_end_is_read(tmp_path):
    (tmp_path / "a.xls").write_bytes(b"<table>" + b"<tr><td>1" * 2000)
    (grid,), _ = read_here(tmp_path / "a.xls")
    assert grid.cells.num_rows == 2000
