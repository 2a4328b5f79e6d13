"""What a file is, by its first bytes and, for containers, by what they hold."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from yingbao.exchange.reading import ole
from yingbao.exchange.reading.encodings import decode
from yingbao.exchange.reading.problems import Refused
from yingbao.exchange.reading.shapes import Limits
from yingbao.exchange.reading.zips import open_zip

HEAD = 4096
CONTROL = {*map(chr, range(32)), "\x7f"} - set("\t\n\r\x0b\x0c\x1a\x1c\x1d\x1e\x1f")


class Kind(Enum):
    """Kinds that can be read; from EMPTY on, the value is the code of the refusal."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    HTML = "html"
    SPREADSHEETML = "spreadsheetml"
    TEXT = "text"
    WORD = "word"
    ARCHIVE = "archive"
    EMPTY = "empty_file"
    PASSWORD = "password"
    DISGUISED = "company_encryption"
    TRUNCATED = "truncated"
    UNSUPPORTED = "unsupported"
    NOT_A_TABLE = "not_a_table"
    UNPACK = "unpack_by_hand"


Verdict = tuple[Kind, str]

SIGNATURES: tuple[tuple[bytes, Kind, str], ...] = (
    (b"%PDF", Kind.NOT_A_TABLE, " PDF 文档"),
    (b"\xff\xd8\xff", Kind.NOT_A_TABLE, "照片（JPEG）"),
    (b"\x89PNG", Kind.NOT_A_TABLE, "图片（PNG）"),
    (b"GIF8", Kind.NOT_A_TABLE, "图片（GIF）"),
    (b"II*\x00", Kind.NOT_A_TABLE, "扫描件（TIFF）"),
    (b"MM\x00*", Kind.NOT_A_TABLE, "扫描件（TIFF）"),
    (b"{\\rtf", Kind.NOT_A_TABLE, "写字板文档（RTF）"),
    (b"SQLite format 3", Kind.UNSUPPORTED, "数据库文件（SQLite）"),
    (b"\x00\x01\x00\x00Standard", Kind.UNSUPPORTED, " Access 数据库"),
    (b"Rar!", Kind.UNPACK, " RAR "),
    (b"7z\xbc\xaf", Kind.UNPACK, " 7z "),
    (b"\x1f\x8b", Kind.UNPACK, " gzip "),
    (b"\x09\x00\x04\x00", Kind.UNSUPPORTED, "很旧的 Excel 2.0 工作簿"),
    (b"\x09\x02\x06\x00", Kind.UNSUPPORTED, "很旧的 Excel 3.0 工作簿"),
    (b"\x09\x04\x06\x00", Kind.UNSUPPORTED, "很旧的 Excel 4.0 工作簿"),
    (b"MIME-Version:", Kind.UNSUPPORTED, "网页存档（MHT）"),
    (b"%TSD-Header", Kind.DISGUISED, ""),
)
DATABASE_VERSIONS = {0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5}

PARTS: tuple[tuple[str, Kind, str], ...] = (
    ("xl/workbook.xml", Kind.XLSX, ""),
    ("xl/workbook.bin", Kind.XLSB, ""),
    ("word/document.xml", Kind.WORD, ""),
    ("ppt/presentation.xml", Kind.NOT_A_TABLE, "演示文稿"),
    ("Index/Document.iwa", Kind.UNSUPPORTED, "苹果 Numbers 表格"),
)
STREAMS: tuple[tuple[str, Kind, str], ...] = (
    ("EncryptedPackage", Kind.PASSWORD, ""),
    ("EncryptionInfo", Kind.PASSWORD, ""),
    ("Workbook", Kind.XLS, ""),
    ("Book", Kind.XLS, ""),
    ("WordDocument", Kind.NOT_A_TABLE, " Word 文档"),
    ("PowerPoint Document", Kind.NOT_A_TABLE, "演示文稿"),
)
PAGE_STARTS = ("<html", "<!doctype html", "<table", "<head", "<meta", "<style", "<body", "<div")


def kind_of(path: Path, name: str, limits: Limits) -> Verdict:
    """The kind and, where it cannot be read, what to call it."""
    with path.open("rb") as source:
        head = source.read(HEAD)
    if not head:
        return Kind.EMPTY, ""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path, name, limits)
    if head.startswith(ole.SIGNATURE[: len(head)]) and len(head) >= 4:
        return _compound(path)
    for signature, kind, description in SIGNATURES:
        if head.startswith(signature):
            return kind, description
    return _plain(head)


def _zipped(path: Path, name: str, limits: Limits) -> Verdict:
    try:
        with open_zip(path, name, limits) as archive:
            names = {entry.replace("\\", "/") for entry in archive.namelist()}
            is_ods = "mimetype" in names and b"spreadsheet" in archive.open("mimetype").read(200)
    except Refused as refused:
        if refused.problem.code == "truncated":
            return Kind.TRUNCATED, ""
        raise
    if is_ods:
        return Kind.ODS, ""
    found = ((kind, description) for part, kind, description in PARTS if part in names)
    return next(found, (Kind.ARCHIVE, ""))


def _compound(path: Path) -> Verdict:
    try:
        names = ole.CompoundFile(path.read_bytes()).names
    except ole.CompoundFileError:
        return Kind.TRUNCATED, ""
    for stream, kind, description in STREAMS:
        if stream in names:
            return kind, description
    return Kind.NOT_A_TABLE, "办公软件的其他文件"


def _plain(head: bytes) -> Verdict:
    """Text of some sort, or none at all."""
    if b"E-SafeNet" in head:
        return Kind.DISGUISED, ""
    if head[0] in DATABASE_VERSIONS and len(head) > 32 and 1 <= head[2] <= 12 and head[3] <= 31:
        return Kind.UNSUPPORTED, " dBASE（DBF）数据表"
    text = decode(head)[0].lstrip("\ufeff \t\r\n")
    start = text[:2000].lower()
    if start.startswith("<?xml"):
        return _markup(start)
    if start.startswith(PAGE_STARTS) or (start.startswith("<!--") and "<html" in start):
        return Kind.HTML, ""
    if sum(sign in CONTROL for sign in text) > len(text) // 200:
        return Kind.NOT_A_TABLE, "无法辨认的二进制文件"
    return Kind.TEXT, ""


def _markup(start: str) -> Verdict:
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        return Kind.SPREADSHEETML, ""
    if "<html" in start:
        return Kind.HTML, ""
    if "office:document" in start:
        return Kind.UNSUPPORTED, "单文件 OpenDocument 表格"
    return Kind.NOT_A_TABLE, " XML 数据文件"
