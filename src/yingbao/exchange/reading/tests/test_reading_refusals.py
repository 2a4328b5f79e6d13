"""What is refused, and that the officer is told what was read, what is allowed and what to do."""

import io
import zipfile

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from reading_cast import codes, read_here, write_package

from yingbao.exchange.reading import Limits
from yingbao.exchange.reading.problems import WORDINGS, problem

ONE_CELL = '<row r="2"><c r="B2"><v>5</v></c></row>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.fixture
def good(tmp_path):
    return write_package(tmp_path / "好.xlsx", ONE_CELL)


def refused_with(path, limits=None):
    grids, problems = read_here(path, limits)
    assert not grids
    assert all(found.fatal and found.action for found in problems)
    return codes(problems)


def test_a_sheet_that_unpacks_beyond_the_limit_is_refused_unread(tmp_path):
    path = write_package(tmp_path / "a.xlsx", ONE_CELL, extra={"xl/media/x": " " * 40_000_000})
    assert refused_with(path, Limits(unpacked_bytes=30_000_000)) == ["unpacks_too_big"]
    assert refused_with(path, Limits(ratio=200)) == ["ratio_too_high"]


def test_a_package_of_too_many_parts_is_refused(tmp_path):
    extra = {f"xl/media/{number}": "x" for number in range(600)}
    assert refused_with(write_package(tmp_path / "a.xlsx", ONE_CELL, extra=extra)) == [
        "too_many_entries"
    ]


def test_a_part_that_points_outside_is_refused(tmp_path):
    for escaping in ("../../etc/x", "/etc/x", "C:\\x", "a\\..\\..\\x"):
        path = write_package(tmp_path / "a.xlsx", ONE_CELL, extra={escaping: "x"})
        assert refused_with(path) == ["unsafe_path"], escaping


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_refused_in_any_part_and_encoding(tmp_path, encoding):
    bomb = f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}<sst>&b;</sst>'.encode(encoding)
    path = write_package(tmp_path / "a.xlsx", ONE_CELL, extra={"xl/sharedStrings.xml": bomb})
    assert refused_with(path) == ["entity_bomb"]


def test_a_bomb_behind_a_long_comment_is_refused(tmp_path):
    path = write_package(tmp_path / "a.xlsx", ONE_CELL, prolog=f"<!--{' ' * 100_000}-->{BOMB}")
    assert refused_with(path) == ["entity_bomb"]


def test_a_workbook_with_a_password_is_told_apart_from_a_broken_one(tmp_path, good):
    locked = tmp_path / "密.xlsx"
    with good.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("123456", target)
    assert msoffcrypto.OfficeFile(io.BytesIO(locked.read_bytes())).is_encrypted()
    assert refused_with(locked) == ["password"]
    locked.write_bytes(locked.read_bytes()[:600])
    assert refused_with(locked) == ["truncated"]


def test_a_zip_entry_with_a_password_is_told(tmp_path, good):
    data = bytearray(good.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    good.write_bytes(data)
    assert refused_with(good) == ["password"]


def test_a_workbook_cut_off_anywhere_is_refused(tmp_path, good):
    data = good.read_bytes()
    for kept in (4, 50, len(data) // 2, len(data) - 1):
        (tmp_path / "断.xlsx").write_bytes(data[:kept])
        assert refused_with(tmp_path / "断.xlsx") == ["truncated"], kept


def test_a_damaged_sheet_is_told_and_the_others_are_read(tmp_path):
    path = write_package(tmp_path / "a.xlsx", "<row r='1'><c r='A1'></row>")
    grids, problems = read_here(path)
    assert (grids, codes(problems)) == ([], ["sheet_unreadable"])
    assert not problems[0].fatal


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"\xff\xd8\xff\xe0 photo", "not_a_table"),
        (b"Rar!\x1a\x07\x00", "unpack_by_hand"),
        (b"7z\xbc\xaf\x27\x1c", "unpack_by_hand"),
        (b"\x03\x14\x04\x05" + bytes(40), "unsupported"),
        (b"\x62\x14\x23\x65 E-SafeNet " + bytes(range(256)), "company_encryption"),
        (bytes(range(1, 32)) * 40, "not_a_table"),
        (b'<?xml version="1.0"?><orders/>', "not_a_table"),
        (
            b"<html><body><p>\xe7\x99\xbb\xe5\xbd\x95\xe8\xb6\x85\xe6\x97\xb6</p></body></html>",
            "html_without_table",
        ),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(tmp_path, content, code):
    path = tmp_path / "名册.xls"
    path.write_bytes(content)
    assert refused_with(path) == [code]


def test_a_word_document_is_no_table(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused_with(tmp_path / "a.docx") == ["word_without_table"]


@pytest.mark.parametrize("code", WORDINGS)
def test_every_problem_names_the_file_and_says_what_to_do(code):
    found = problem(code, "甲.xlsx", 7, 5)
    assert "《甲.xlsx》" in found.reason
    assert "{" not in found.reason
    assert found.action.endswith("。")
