"""A paper file of any kind → blocks of text. Told apart by content first, by name second."""

from __future__ import annotations

from pathlib import Path

from yingbao.policy.reading.archive import MAX_FILE
from yingbao.policy.reading.document import Block, Document, UnreadablePaper
from yingbao.policy.reading.docx import read_docx
from yingbao.policy.reading.ofd import read_ofd
from yingbao.policy.reading.pdf import SCAN, read_pdf
from yingbao.policy.reading.plain import read_html, read_markdown, read_text

__all__ = ["Block", "Document", "UnreadablePaper", "read_document"]

READABLE = (".docx", ".pdf", ".txt", ".md", ".html", ".htm", ".ofd")
_BY_NAME = {
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    "": read_text,
}
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
OLD_WORD = (
    "这是旧版 Word（.doc）或 WPS 文件，读不了。请用 Word 或 WPS 打开，另存为 .docx 再放进来。"
)


def _by_content(path: Path, head: bytes) -> Document | None:
    if head.startswith(b"PK"):
        return read_ofd(path) if path.suffix.lower() == ".ofd" else read_docx(path)
    if head.startswith(b"%PDF"):
        return read_pdf(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadablePaper(OLD_WORD)
    if head.startswith(b"{\\rtf"):
        raise UnreadablePaper("这是 RTF 文件。请用 Word 或 WPS 打开，另存为 .docx 再放进来。")
    if head.startswith(_IMAGES):
        raise UnreadablePaper(SCAN)
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        return read_html(path)
    return None


def _checked(document: Document) -> Document:
    if not document.text.strip():
        raise UnreadablePaper("文件里没有文字。请核对是不是传错了文件。")
    return document


def read_document(path: Path) -> Document:
    """The file's text and tables.

    Raises UnreadablePaper with a Chinese message that says what to do.
    """
    try:
        if not path.is_file():
            raise UnreadablePaper("找不到这个文件。请核对文件名和所在文件夹。")
        size = path.stat().st_size
        head = path.open("rb").read(2048)
    except OSError:
        raise UnreadablePaper("文件读不出来，可能没有权限或正被占用。") from None
    if size == 0:
        raise UnreadablePaper("文件是空的。请重新传一份。")
    if size > MAX_FILE:
        raise UnreadablePaper("文件超过 80 MB，不像是一份文件的文字稿。请只放正文。")
    suffix = path.suffix.lower()
    found = _by_content(path, head)
    if found is not None:
        return _checked(found)
    if suffix in _BY_NAME:
        return _checked(_BY_NAME[suffix](path))
    if suffix in (".doc", ".wps"):
        raise UnreadablePaper(OLD_WORD)
    if suffix in (".docx", ".ofd", ".pdf"):
        raise UnreadablePaper("文件内容和扩展名不符或已损坏。请向制定机关重新要一份。")
    raise UnreadablePaper(
        f"不认识的文件类型（{suffix or '无扩展名'}）。可以放 docx、pdf、txt、md、html、ofd。"
    )
