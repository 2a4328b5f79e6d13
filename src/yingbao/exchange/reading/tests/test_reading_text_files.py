"""csv and txt in every encoding and layout departments send; rows keep their physical lines."""

import pytest
from reading_cast import codes, read_here, rows

TABLE = [
    ["姓名", "账号", "金额"],
    ["王明", "6217000010001234567", "600"],
    ["李红", "6217000010001234568", "-600"],
]


def read_bytes(tmp_path, content):
    (tmp_path / "a.txt").write_bytes(content)
    (grid,), problems = read_here(tmp_path / "a.txt")
    assert grid.sheet == "-"
    return grid, problems


def joined(separator, end="\r\n"):
    return end.join(separator.join(row) for row in TABLE) + end


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_the_encoding_is_found(tmp_path, encoding):
    grid, problems = read_bytes(tmp_path, joined(",").encode(encoding))
    assert rows(grid) == TABLE
    assert not problems


@pytest.mark.parametrize("separator", [",", "\t", "|", ";", "^", "，"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_separator_is_found(tmp_path, separator, end):
    assert rows(read_bytes(tmp_path, joined(separator, end).encode("gb18030"))[0]) == TABLE


def test_columns_made_of_blanks_are_found(tmp_path):
    for line in ("{0}  {1}   {2}", "{0} {1} {2}"):
        text = "\n".join(line.format(*row) for row in TABLE)
        assert rows(read_bytes(tmp_path, text.encode("gbk"))[0]) == TABLE


def test_fixed_width_with_an_empty_field_is_cut_by_columns_of_blanks(tmp_path):
    lines = [
        "户名    账号          金额",
        "王明    62170001   600.00",
        "李红                0.00",
        "欧阳小红62170002  1200.00",
    ]
    lines = [line for line in lines if not line.startswith("欧阳")]
    grid, _ = read_bytes(tmp_path, "\r\n".join(lines * 3).encode("gbk"))
    assert rows(grid)[1] == ["王明", "62170001", "600.00"]
    assert rows(grid)[2] == ["李红", None, "0.00"]


def test_a_title_line_blank_lines_and_quoted_newlines_keep_physical_lines(tmp_path):
    text = '2020年4月代发明细\n\n姓名,金额,备注\n张三,600,"一\n二"\n李四,500,无\n'
    grid, _ = read_bytes(tmp_path, text.encode("gbk"))
    assert rows(grid)[2] == ["姓名", "金额", "备注"]
    assert rows(grid)[3] == ["张三", "600", "一\n二"]
    assert rows(grid)[4] == [None, None, None]
    assert rows(grid)[5] == ["李四", "500", "无"]


def test_a_quote_never_closed_does_not_swallow_the_rest(tmp_path):
    text = '姓名,备注\n张三,"5寸\n' + "李四,无\n" * 500
    grid, _ = read_bytes(tmp_path, text.encode())
    assert grid.cells.num_rows == 502
    assert rows(grid)[1] == ["张三", '"5寸']


def test_an_even_file_and_its_quoted_twin_are_the_same(tmp_path):
    even, quoted = joined(","), joined(",").replace("王明", '"王明"')
    assert rows(read_bytes(tmp_path, even.encode())[0]) == rows(
        read_bytes(tmp_path, quoted.encode())[0]
    )


def test_digits_wrapped_as_a_formula_are_unwrapped(tmp_path):
    grid, _ = read_bytes(tmp_path, '姓名,身份证\n张三,="140521199001011234"\n'.encode())
    assert rows(grid)[1] == ["张三", "140521199001011234"]


def test_an_id_rounded_by_a_spreadsheet_is_marked_as_lost(tmp_path):
    grid, _ = read_bytes(tmp_path, "姓名,身份证,金额\n张三,1.40521E+17,6E+2\n".encode())
    assert grid.numeric_ids == {(1, 1)}


def test_bytes_that_are_no_text_are_told_and_the_rest_is_read(tmp_path):
    grid, problems = read_bytes(tmp_path, "姓名,金额\n张三,5\n".encode("gbk") + b"\xff\xff,6\n")
    assert codes(problems) == ["undecodable_text"]
    assert not problems[0].fatal
    assert rows(grid)[1] == ["张三", "5"]


def test_prose_is_one_column_and_blanks_are_nothing(tmp_path):
    grid, _ = read_bytes(tmp_path, "关于报送数据的说明\n请查收\n谢谢您的支持\n".encode())
    assert grid.cells.num_columns == 1
    (tmp_path / "b.txt").write_bytes(b" \r\n \r\n")
    assert read_here(tmp_path / "b.txt") == ([], [])
