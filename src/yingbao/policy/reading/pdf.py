"""PDF with a text layer. A scan has none and is sent back with a word on what to do."""

from __future__ import annotations

import logging
from pathlib import Path

from pypdf import PdfReader

from yingbao.policy.reading.document import Block, Document, UnreadablePaper
from yingbao.policy.reading.wrapping import join_wrapped, without_furniture

MAX_PAGES = 2000
SCAN = "这是扫描件，里面是图片，没有文字。请向制定机关要电子文本，或用文字识别软件转成 .docx 并校对后再放进来。"


def read_pdf(path: Path) -> Document:
    """Paragraphs of all pages in order.

    Raises UnreadablePaper for scans, passwords and damage.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadablePaper("PDF 加了密码。请去掉密码后再放进来。")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadablePaper(f"PDF 超过 {MAX_PAGES} 页，请拆开后分别放进来。")
        pages = [page.extract_text() for page in reader.pages]
    except UnreadablePaper:
        raise
    except Exception as error:  # a damaged file surfaces as almost any exception in the parser
        raise UnreadablePaper("PDF 已损坏或不完整，打不开。请向制定机关重新要一份。") from error
    lines = without_furniture([page.split("\n") for page in pages])
    words = sum(len(line.strip()) for line in lines)
    if words < 20 * max(len(pages), 1) and words < 200:
        raise UnreadablePaper(SCAN)
    text = "".join(f"{paragraph}\n" for paragraph in join_wrapped(lines))
    return Document(path.name, (Block(text.replace("\x00", "")),))
