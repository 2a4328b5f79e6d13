"""A folder of files becomes grids whose rows are the rows a spreadsheet shows."""

import datetime as dt

import pytest
import xlsxwriter

from yingbao.exchange.reading import read_folder


def rows(grid):
    return [list(row.values()) for row in grid.cells.to_pylist()]


def read_one(path):
    (reading,) = read_folder(path, workers=1)
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
    (grid,) = read_one(workbook).grids
    assert rows(grid)[1] == [None, "低保花名册", None, None]
    assert rows(grid)[3] == [None, "王明", "12345678901234567X", "2020-04-05"]


def test_numbers_that_lost_digits_merged_ranges_and_hidden_rows_are_told(workbook):
    (grid,) = read_one(workbook).grids
    assert grid.numeric_ids == {(4, 2)}
    assert grid.merged == ((1, 1, 1, 3),)
    assert grid.hidden_rows == {4}
    assert rows(grid)[4][3] == "43926.5"


def test_a_gbk_csv_with_a_title_line_and_a_quoted_newline_keeps_physical_lines(tmp_path):
    path = tmp_path / "发放.csv"
    path.write_bytes('发放明细\n姓名,金额,"备\n注"\n张三,600,\n'.encode("gbk"))
    (grid,) = read_one(path).grids
    assert grid.sheet == "-"
    assert rows(grid)[0][0] == "发放明细"
    assert rows(grid)[3] == ["张三", "600", None]


def test_an_empty_file_is_told_and_the_rest_still_loads(workbook):
    (workbook.parent / "空.xlsx").touch()
    (workbook.parent / "~$名册.xlsx").write_bytes(b"lock")
    empty, good = sorted(read_folder(workbook.parent), key=lambda reading: len(reading.grids))
    assert [found.code for found in empty.problems] == ["empty_file"]
    assert good.grids


def test_a_missing_inbox_is_said_in_one_line(tmp_path):
    with pytest.raises(FileNotFoundError, match="找不到"):
        read_folder(tmp_path / "没有")
