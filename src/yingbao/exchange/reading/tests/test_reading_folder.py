"""A folder of files becomes grids, file by file, in the order of names."""

import datetime as dt
import shutil
import zipfile

import pytest
import xlsxwriter
from reading_cast import codes, rows, write_package

from yingbao.exchange.reading import Limits, read_folder

ONE_CELL = '<row r="2"><c r="B2"><v>5</v></c></row>'


def read_one(path, **limits):
    (reading,) = read_folder(path, workers=1, limits=Limits(**limits))
    return reading


@pytest.fixture
def workbook(tmp_path):
    """A title merged over the table, a hidden row, a date, a number that lost digits."""
    book = xlsxwriter.Workbook(tmp_path / "名册.xlsx")
    sheet = book.add_worksheet("龙港镇")
    sheet.merge_range("B2:D2", "低保花名册")
    sheet.write_row(2, 1, ["姓名", "身份证号", "日期"])
    sheet.write_row(3, 1, ["王明", "12345678901234567X"])
    sheet.write_datetime(3, 3, dt.datetime(2020, 4, 5), book.add_format({"num_format": "yyyy/m/d"}))
    sheet.write_row(4, 1, ["李红", 123456789012345678, 43926.5])
    sheet.set_row(4, None, None, {"hidden": True})
    book.close()
    return tmp_path / "名册.xlsx"


def test_a_cell_keeps_the_row_and_column_a_spreadsheet_shows(workbook):
    reading = read_one(workbook)
    (grid,) = reading.grids
    assert rows(grid)[1] == [None, "低保花名册", None, None]
    assert rows(grid)[3] == [None, "王明", "12345678901234567X", "2020-04-05"]
    assert grid.numeric_ids == {(4, 2)}
    assert grid.merged == ((1, 1, 1, 3),)
    assert grid.hidden_rows == {4}
    assert (reading.name, len(reading.digest), reading.problems) == ("名册.xlsx", 64, ())


def test_what_nobody_sent_is_left_out_and_a_bad_file_does_not_stop_the_rest(workbook):
    inbox = workbook.parent
    (inbox / "空.xlsx").touch()
    (inbox / "子").mkdir()
    (inbox / "子" / "a.csv").write_text("姓名,金额\n张三,5\n")
    for leftover in ("~$名册.xlsx", ".隐.csv", "Thumbs.db", ".DS_Store"):
        (inbox / leftover).write_bytes(b"left behind")
    readings = list(read_folder(inbox))
    assert [reading.name for reading in readings] == sorted(["名册.xlsx", "子/a.csv", "空.xlsx"])
    assert {reading.name: codes(reading.problems) for reading in readings}["空.xlsx"] == [
        "empty_file"
    ]
    assert sum(len(reading.grids) for reading in readings) == 2


def test_a_zip_with_names_in_gbk_is_read_like_a_folder(tmp_path, workbook):
    inbox = tmp_path / "报送.zip"
    name = "民政局/名册.xlsx".encode("gbk")
    stand_in = "x" * len(name)
    with zipfile.ZipFile(inbox, "w") as archive:
        archive.writestr(stand_in, workbook.read_bytes())
        archive.writestr("__MACOSX/._x.xlsx", b"left behind")
    inbox.write_bytes(inbox.read_bytes().replace(stand_in.encode(), name))  # as Windows writes it
    reading = read_one(inbox)
    assert reading.name == "报送.zip/民政局/名册.xlsx"
    assert reading.grids


def test_zips_inside_a_zip_are_opened_once_more_and_no_deeper(tmp_path):
    sheet = write_package(tmp_path / "a.xlsx", ONE_CELL)
    for outer, inner in (("1.zip", "a.xlsx"), ("2.zip", "1.zip"), ("3.zip", "2.zip")):
        with zipfile.ZipFile(tmp_path / outer, "w") as archive:
            archive.write(tmp_path / inner, inner)
    assert sheet.exists()
    assert read_one(tmp_path / "2.zip").name == "2.zip/1.zip/a.xlsx"
    assert codes(read_one(tmp_path / "3.zip").problems) == ["nested_too_deep"]


def test_a_file_above_the_size_limit_is_refused_before_it_is_opened(tmp_path):
    path = write_package(tmp_path / "大.xlsx", ONE_CELL)
    reading = read_one(path, file_bytes=100)
    assert codes(reading.problems) == ["file_too_big"]
    assert reading.digest


def test_nothing_readable_stays_behind(tmp_path, workbook, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(workbook, inbox)
    for reading in read_folder(inbox):
        assert reading.grids
        assert not list(scratch.rglob("*.arrow"))
    assert not list(scratch.iterdir())


def test_a_missing_inbox_is_said_in_one_line(tmp_path):
    with pytest.raises(FileNotFoundError, match="找不到"):
        read_folder(tmp_path / "没有")
