"""Workbooks of every make give the same text for the same cell, on the row a spreadsheet shows."""

import datetime as dt

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from reading_cast import codes, read_here, rows, write_package

CELLS = [
    "王明",
    140521199001011234,
    1234.5,
    43926,
    True,
    dt.date(2020, 4, 5),
    dt.datetime(2020, 4, 5, 13, 20),
]
TEXTS = ["王明", 1234.5, "43926", "true", "2020-04-05", "2020-04-05 13:20:00"]


def write_xlsx(path, date1904=False):
    book = xlsxwriter.Workbook(path, {"date_1904": date1904})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet = book.add_worksheet("甲")
    sheet.merge_range("B2:D2", "标题")
    for column, value in enumerate(CELLS, 1):
        if isinstance(value, dt.date):
            sheet.write_datetime(
                2, column, value, moment if isinstance(value, dt.datetime) else day
            )
        else:
            sheet.write(2, column, value)
    sheet.set_row(2, None, None, {"hidden": True})
    book.add_worksheet("空")
    hidden = book.add_worksheet("隐")
    hidden.write(0, 0, "x")
    hidden.very_hidden()
    book.close()


def write_xls(path, date1904=False):
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = date1904
    sheet = book.add_sheet("甲")
    sheet.write_merge(1, 1, 1, 3, "标题")
    for column, value in enumerate(CELLS, 1):
        shown = "yyyy-mm-dd hh:mm" if isinstance(value, dt.datetime) else "yyyy-mm-dd"
        style = (
            xlwt.easyxf(num_format_str=shown)
            if isinstance(value, dt.date)
            else xlwt.Style.default_style
        )
        sheet.write(2, column, value, style)
    sheet.row(2).hidden = True
    book.add_sheet("空")
    hidden = book.add_sheet("隐")
    hidden.visibility = 2
    hidden.write(0, 0, "x")
    book.save(str(path))


def ods_cell(text, **attributes):
    cell = TableCell(**attributes)
    cell.addElement(P(text=text))
    return cell


def ods_row(*cells, **attributes):
    row = TableRow(**attributes)
    for cell in cells:
        row.addElement(cell)
    return row


def write_ods(path):
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="甲")
    sheet.addElement(ods_row(TableCell()))
    title = ods_cell("标题", valuetype="string", numbercolumnsspanned=3)
    sheet.addElement(ods_row(TableCell(), title, CoveredTableCell(), CoveredTableCell()))
    sheet.addElement(
        ods_row(
            TableCell(),
            ods_cell("王明", valuetype="string"),
            ods_cell("1", valuetype="float", value="140521199001011234"),
            ods_cell("1", valuetype="float", value="1234.5"),
            ods_cell("1", valuetype="float", value="43926"),
            ods_cell("1", valuetype="boolean", booleanvalue="true"),
            ods_cell("1", valuetype="date", datevalue="2020-04-05"),
            ods_cell("1", valuetype="date", datevalue="2020-04-05T13:20:00"),
            visibility="filter",
        )
    )
    sheet.addElement(ods_row(TableCell(numbercolumnsrepeated=1024), numberrowsrepeated=1048573))
    book.spreadsheet.addElement(sheet)
    book.save(str(path))


@pytest.mark.parametrize(
    ("write", "suffix"), [(write_xlsx, "xlsx"), (write_xls, "xls"), (write_ods, "ods")]
)
def test_every_format_gives_the_same_cells_merges_and_hidden_rows(tmp_path, write, suffix):
    write(tmp_path / f"a.{suffix}")
    grids, problems = read_here(tmp_path / f"a.{suffix}")
    grid = grids[0]
    name, lost, *others = rows(grid)[2][1:]
    assert [name, float(others[0]), *others[1:]] == TEXTS
    assert lost.startswith("14052119900101")
    assert rows(grid)[0] == [None] * 8
    assert rows(grid)[1][1] == "标题"
    assert (grid.numeric_ids, grid.merged, grid.hidden_rows) == ({(2, 2)}, ((1, 1, 1, 3),), {2})
    assert not problems


@pytest.mark.parametrize(("write", "suffix"), [(write_xlsx, "xlsx"), (write_xls, "xls")])
def test_very_hidden_sheets_are_read_and_said_to_be_hidden(tmp_path, write, suffix):
    write(tmp_path / f"a.{suffix}")
    grids, _ = read_here(tmp_path / f"a.{suffix}")
    assert [(grid.sheet, grid.hidden) for grid in grids] == [("甲", False), ("隐", True)]


@pytest.mark.parametrize(("write", "suffix"), [(write_xlsx, "xlsx"), (write_xls, "xls")])
def test_a_workbook_that_counts_from_1904_shows_the_same_day(tmp_path, write, suffix):
    write(tmp_path / f"a.{suffix}", date1904=True)
    (grid, _), _ = read_here(tmp_path / f"a.{suffix}")
    assert grid.date1904
    if suffix == "xlsx":  # the xls writer does not shift the days it writes
        assert rows(grid)[2][6] == "2020-04-05"


def test_the_extension_does_not_matter(tmp_path):
    write_xls(tmp_path / "名册.et")
    write_xlsx(tmp_path / "名册.xls")
    (tmp_path / "名册.xlsx").write_text("姓名,金额\n张三,5\n", encoding="utf-8")
    for name, sheet in (("名册.et", "甲"), ("名册.xls", "甲"), ("名册.xlsx", "-")):
        grids, problems = read_here(tmp_path / name)
        assert (grids[0].sheet, problems) == (sheet, [])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A2"><f>1+1</f></c>', None),
        ('<c r="A2"><f>1+1</f><v></v></c>', None),
        ('<c r="A2" t="str"><f>A1</f><v></v></c>', None),
        ('<c r="A2" t="e"><v>#N/A</v></c>', None),
        ('<c r="A2" t="inlineStr"><is><t xml:space="preserve"> 张 三</t></is></c>', " 张 三"),
        ('<c r="A2" t="b"><v>0</v></c>', "false"),
        ('<c r="A2" t="d"><v>2020-04-05</v></c>', "2020-04-05"),
        ('<c r="A2"><v>1.4052119900101E+17</v></c>', "140521199001010000"),
    ],
)
def test_every_kind_of_cell_has_its_text(tmp_path, cell, text):
    path = write_package(tmp_path / "a.xlsx", f'<row r="2">{cell}<c r="C2"><v>5</v></c></row>')
    ((grid,), _) = read_here(path)
    assert rows(grid)[1] == [text, None, "5"]
    assert grid.numeric_ids == ({(1, 0)} if "E+17" in cell else set())


def test_long_digits_held_as_text_have_lost_nothing(tmp_path):
    cells = (
        '<c r="A1" t="str"><f>B1</f><v>140521199001011234</v></c><c r="B1"><v>13800000000</v></c>'
    )
    ((grid,), _) = read_here(write_package(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>'))
    assert rows(grid) == [["140521199001011234", "13800000000"]]
    assert not grid.numeric_ids


def test_a_day_typed_as_eight_digits_into_a_date_cell_keeps_its_digits(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    book.add_worksheet("甲").write_row(2, 1, [20200405, 99999999, 43926], day)
    book.close()
    ((grid,), _) = read_here(tmp_path / "a.xlsx")
    assert rows(grid)[2] == [None, "20200405", "99999999", "2020-04-05"]


@pytest.mark.parametrize(
    "sheet_rows",
    [
        "<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>140521199001011234</v></c></row>",
        '<row r="1"><c s="0" r="A1"><v>1</v></c></row>'
        '<row r="2"><c s="0" r="A2"><v>2</v></c><c s="0" r="B2"><v>140521199001011234</v></c></row>',
    ],
)
def test_cells_without_an_address_or_with_it_elsewhere_are_read_the_slow_way(tmp_path, sheet_rows):
    ((grid,), _) = read_here(write_package(tmp_path / "a.xlsx", sheet_rows))
    assert [row[0] for row in rows(grid)] == ["1", "2"]
    assert grid.numeric_ids == {(1, 1)}


def test_marks_are_found_across_the_pieces_a_big_sheet_is_read_in(tmp_path, monkeypatch):
    monkeypatch.setattr("yingbao.exchange.reading.sheet_xml.PIECE", 64)
    sheet_rows = "".join(
        f'<row r="{n}"{" hidden=" + chr(34) + "1" + chr(34) if n % 3 == 0 else ""}>'
        f'<c r="C{n}"><v>{140521199001011234 + n}</v></c></row>'
        for n in range(1, 40)
    )
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 40))
    after = f'<mergeCells count="39">{merges}</mergeCells>'
    ((grid,), _) = read_here(write_package(tmp_path / "a.xlsx", sheet_rows, after=after))
    assert grid.numeric_ids == {(n, 2) for n in range(39)}
    assert grid.hidden_rows == {n - 1 for n in range(3, 40, 3)}
    assert len(grid.merged) == 39


def test_a_workbook_written_by_another_library_is_the_same(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["姓名", "身份证号"])
    book.active.append(["张三", "140521199001011234"])
    book.active["D4"] = "=1+1"
    book.active["D5"] = dt.date(2020, 4, 5)
    book.save(tmp_path / "a.xlsx")
    ((grid,), _) = read_here(tmp_path / "a.xlsx")
    assert rows(grid)[1][:2] == ["张三", "140521199001011234"]
    assert rows(grid)[4][3] == "2020-04-05"


def test_a_workbook_without_a_single_cell_gives_no_grid(tmp_path):
    assert read_here(write_package(tmp_path / "a.xlsx", "")) == ([], [])


def test_a_web_page_named_xls_is_read_and_told(tmp_path):
    page = (
        "<html><head><meta charset=gb2312><style>td{mso-number-format:'@'}</style></head><body>"
        "<table border=1><tr><th rowspan=2>姓名</th><th colspan=2>补贴</th></tr>"
        "<tr><td>月</td><td>金额</td></tr><tr><td>张<br>三</td><td>4</td><td> 600 </td></tr></table>"
    )
    (tmp_path / "a.xls").write_bytes(page.encode("gb2312"))
    (grid,), problems = read_here(tmp_path / "a.xls")
    assert codes(problems) == ["html_table"]
    assert not problems[0].fatal
    assert rows(grid) == [["姓名", "补贴", None], [None, "月", "金额"], ["张\n三", "4", "600"]]
    assert grid.merged == ((0, 0, 1, 0), (0, 1, 0, 2))


def test_a_workbook_of_2003_in_xml_is_read(tmp_path):
    spaced = "urn:schemas-microsoft-com:office:spreadsheet"
    (tmp_path / "a.xls").write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{spaced}" xmlns:ss="{spaced}"><Worksheet ss:Name="甲"><Table>'
        '<Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell></Row>'
        '<Row ss:Hidden="1"><Cell><Data ss:Type="Number">140521199001011234</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">2020-04-05T00:00:00.000</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    ((grid,), _) = read_here(tmp_path / "a.xls")
    assert rows(grid)[1] == [None, "标题", None]
    assert rows(grid)[2][1] == "2020-04-05"
    assert (grid.numeric_ids, grid.merged, grid.hidden_rows) == ({(2, 0)}, ((1, 1, 1, 2),), {2})
