"""What a file is, by its first bytes and, for containers, by what they hold."""

from __future__ import annotations

import zipfile
from enum import Enum
from pathlib import Path

HEAD = 65536


class Kind(Enum):
    """Readable kinds; the last ones are refusal codes."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    HTML = "html"
    SPREADSHEETML = "spreadsheetml"
    TEXT = "text"
    ARCHIVE = "archive"
    EMPTY = "empty_file"
    PASSWORD = "password"
    TRUNCATED = "truncated"
    UNSUPPORTED = "unsupported"
    NOT_A_TABLE = "not_a_table"
    UNPACK = "unpack_by_hand"


SIGNATURES: tuple[tuple[bytes, Kind, str], ...] = (
    (b"%PDF", Kind.NOT_A_TABLE, "PDF 文档"),
    (b"\xff\xd8\xff", Kind.NOT_A_TABLE, "照片（JPEG）"),
    (b"\x89PNG", Kind.NOT_A_TABLE, "图片（PNG）"),
    (b"GIF8", Kind.NOT_A_TABLE, "图片（GIF）"),
    (b"BM", Kind.NOT_A_TABLE, "图片（BMP）"),
    (b"II*\x00", Kind.NOT_A_TABLE, "扫描件（TIFF）"),
    (b"MM\x00*", Kind.NOT_A_TABLE, "扫描件（TIFF）"),
    (b"{\\rtf", Kind.NOT_A_TABLE, "写字板文档（RTF）"),
    (b"SQLite format 3", Kind.UNSUPPORTED, "数据库文件（SQLite）"),
    (b"\x00\x01\x00\x00Standard", Kind.UNSUPPORTED, "Access 数据库"),
    (b"Rar!", Kind.UNPACK, " RAR "),
    (b"7z\xbc\xaf", Kind.UNPACK, " 7z "),
    (b"\x1f\x8b", Kind.UNPACK, " gzip "),
    (b"\x09\x00\x04\x00", Kind.UNSUPPORTED, "三十年前的 Excel 2.0 工作簿"),
    (b"\x09\x02\x06\x00", Kind.UNSUPPORTED, "三十年前的 Excel 3.0 工作簿"),
    (b"\x09\x04\x06\x00", Kind.UNSUPPORTED, "三十年前的 Excel 4.0 工作簿"),
    (b"MIME-Version:", Kind.UNSUPPORTED, "网页存档（MHT）"),
)


def kind_of(path: Path) -> tuple[Kind, str]:
    """The kind and, where it cannot be read, what to call it."""
    with path.open("rb") as source:
        head = source.read(HEAD)
    if not head:
        return Kind.EMPTY, ""
    if head.startswith(b"PK"):
        return _zipped(path)
    for signature, kind, description in SIGNATURES:
        if head.startswith(signature):
            return kind, description
    return Kind.TEXT, ""


def _zipped(path: Path) -> tuple[Kind, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.TRUNCATED, ""
    for part, kind, description in (
        ("xl/workbook.xml", Kind.XLSX, ""),
        ("word/document.xml", Kind.NOT_A_TABLE, "Word 文档"),
        ("ppt/presentation.xml", Kind.NOT_A_TABLE, "演示文稿"),
    ):
        if part in names:
            return kind, description
    return Kind.ARCHIVE, ""
