"""`yingbao template` and `yingbao dictionary`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner

from yingbao.canon import load_tables, table
from yingbao.commands import template as template_command
from yingbao.reports.blanks import blank_bytes

app = typer.Typer(callback=lambda: None)
template_command.register(app)


def run(*arguments: str):
    return CliRunner().invoke(app, [*arguments])


def test_every_table_has_a_template(tmp_path: Path):
    result = run("template", "--out", str(tmp_path / "模板"))
    assert result.exit_code == 0
    titles = {f"{known.title}.xlsx" for known in load_tables().values()}
    assert {path.name for path in (tmp_path / "模板").iterdir()} == titles


def test_a_table_can_be_asked_for_by_code_or_title(tmp_path: Path):
    title = table("disability_certificate").title
    run("template", "death_record", title, "--out", str(tmp_path))
    assert len(list(tmp_path.glob("*.xlsx"))) == 2


def test_an_unknown_table_is_refused_by_name(tmp_path: Path):
    result = run("template", "不存在", "--out", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr.strip() == "没有这张表：不存在。表名见 docs/dictionary/README.md。"


@pytest.mark.parametrize("known", load_tables().values(), ids=load_tables())
def test_a_template_reopens_with_labels_dropdowns_and_text_columns(known):
    book = load_workbook(BytesIO(blank_bytes(known)))
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    assert headers == [column.label for column in known.columns]
    assert all(cell.comment for cell in sheet[1])
    listed = {
        rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"
    }
    assert listed == {f"列表_{c.name}" for c in known.columns if c.codes or c.type == "boolean"}
    assert listed <= set(book.defined_names)


def test_identity_columns_are_text_and_their_length_is_checked():
    known = table("dibao_member")
    sheet = load_workbook(BytesIO(blank_bytes(known))).worksheets[0]
    place = [column.name for column in known.columns].index("id_number")
    letter = sheet.cell(1, place + 1).column_letter
    assert sheet.column_dimensions[letter].number_format == "@"
    lengths = [
        rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "custom"
    ]
    assert f"OR(LEN({letter}2)=18,LEN({letter}2)=15)" in lengths


def test_a_template_is_empty_but_for_its_header():
    book = load_workbook(BytesIO(blank_bytes(table("dibao_member"))))
    assert book.worksheets[0].max_row == 1


def test_the_dictionary_knows_when_it_is_stale(tmp_path: Path):
    assert run("dictionary", "--out", str(tmp_path)).exit_code == 0
    assert run("dictionary", "--out", str(tmp_path), "--check").exit_code == 0
    (tmp_path / "dibao_member.md").write_text("旧")
    result = run("dictionary", "--out", str(tmp_path), "--check")
    assert result.exit_code == 3
    assert "dibao_member.md" in result.stderr
