"""Word papers: letters between offices and registers kept in Word carry tables that must be read."""

import zipfile

import pytest
from docx import Document
from reading_cast import codes, read_here, rows

BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
CELL = "<w:tc>{0}<w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:tc>"


def letter(path, *tables):
    document = Document()
    document.add_paragraph("县民政局：")
    document.add_paragraph("现将有关人员名单附后。")
    for table_rows in tables:
        table = document.add_table(rows=len(table_rows), cols=len(table_rows[0]))
        for row, texts in zip(table.rows, table_rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.add_paragraph("2024年7月3日")
    document.save(path)
    return path


def written(path, body):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", BODY.format(body))
    return path


def test_the_table_of_a_letter_is_read_with_the_lines_around_it(tmp_path):
    table = [["姓名", "身份证号"], ["王明", "140521195003070011"]]
    (grid,), problems = read_here(letter(tmp_path / "复函.docx", table))
    assert grid.sheet == "复函"
    assert rows(grid) == [
        ["县民政局：", None],
        ["现将有关人员名单附后。", None],
        *table,
        ["2024年7月3日", None],
    ]
    assert codes(problems) == ["word_table"]


def test_two_tables_stand_one_below_the_other(tmp_path):
    first, second = [["甲", "乙"], ["1", "2"]], [["丙"], ["3"]]
    (grid,), (problem,) = read_here(letter(tmp_path / "a.docx", first, second))
    assert [row[0] for row in rows(grid)][2:6] == ["甲", "1", "丙", "3"]
    assert "2 张表格" in problem.reason


def test_merged_cells_are_told_as_a_sheet_would(tmp_path):
    path = letter(tmp_path / "a.docx", [list("甲乙丙"), list("123"), list("456"), list("789")])
    document = Document(path)
    table = document.tables[0]
    table.cell(1, 0).merge(table.cell(2, 0)).text = "村"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "金额"
    document.save(path)
    (grid,), _ = read_here(path)
    assert set(grid.merged) == {(2, 1, 2, 2), (3, 0, 4, 0)}
    assert rows(grid)[3:5] == [["村", "2", "3"], [None, "5", "6"]]


def test_a_cell_that_covers_rows_and_columns_is_one_range(tmp_path):
    square = '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge{}/></w:tcPr>'
    top = CELL.format(square.format(' w:val="restart"'), "大") + CELL.format("", "a")
    below = CELL.format(square.format(""), "") + CELL.format("", "b")
    path = written(tmp_path / "a.docx", f"<w:tbl><w:tr>{top}</w:tr><w:tr>{below}</w:tr></w:tbl>")
    (grid,), _ = read_here(path)
    assert grid.merged == ((0, 0, 1, 1),)
    assert rows(grid) == [["大", None, "a"], [None, None, "b"]]


def test_what_a_tracked_change_took_out_is_not_read(tmp_path):
    moved = "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
    new = "<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
    path = written(
        tmp_path / "a.docx",
        f"<w:tbl><w:tr><w:tc><w:p>{moved}{new}</w:p></w:tc></w:tr></w:tbl>",
    )
    (grid,), _ = read_here(path)
    assert rows(grid) == [["新"]]


def test_a_line_break_inside_a_cell_is_a_blank(tmp_path):
    path = letter(tmp_path / "a.docx", [["甲"], ["王明\n李红"]])
    assert rows(read_here(path)[0][0])[3] == ["王明 李红"]


@pytest.mark.parametrize("body", ["", "<w:p><w:r><w:t>通知</w:t></w:r></w:p>"])
def test_a_paper_without_a_table_is_no_table(tmp_path, body):
    grids, problems = read_here(written(tmp_path / "通知.docx", body))
    assert (grids, codes(problems)) == ([], ["word_without_table"])


@pytest.mark.parametrize(
    ("content", "code"),
    [("<w:document", "unreadable"), ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entity_bomb")],
)
def test_broken_or_hostile_inner_parts_are_refused_in_words(tmp_path, content, code):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", content)
    assert codes(read_here(tmp_path / "a.docx")[1]) == [code]
