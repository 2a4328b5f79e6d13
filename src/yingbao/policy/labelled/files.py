"""Write a labelled paper as docx, pdf, txt, OFD, Markdown or a web page, the way a county would send it."""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document as WordDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from yingbao.policy.labelled.papers import LabelledPaper

LINE, PAGE = 28, 22  # GB/T 9704: characters a line, lines a page
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def wrapped(lines: list[str]) -> list[str]:
    """Printed lines of at most 28 characters, paragraphs indented by two."""
    return [piece for line in lines for piece in textwrap.wrap(line, LINE) or [""]]


def _docx(lines: list[str], path: Path) -> None:
    document = WordDocument()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def _pdf(lines: list[str], path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    printed = wrapped(lines)
    for number, at in enumerate(range(0, len(printed), PAGE), 1):
        canvas.setFont("STSong-Light", 16)
        for row, line in enumerate(printed[at : at + PAGE]):
            canvas.drawString(79, 730 - row * 29, line)
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(280, 50, f"— {number} —")
        canvas.showPage()
    canvas.save()


def _txt(lines: list[str], path: Path) -> None:
    path.write_bytes("\r\n".join(lines).encode("gb18030"))


def _ofd_page(lines: list[str]) -> str:
    objects = "".join(
        f'<ofd:TextObject ID="{row + 10}" Boundary="28 {37 + row * 10} 156 8" Font="2" Size="5.6">'
        f'<ofd:TextCode X="0" Y="5.6">{escape(line)}</ofd:TextCode></ofd:TextObject>'
        for row, line in enumerate(lines)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page {OFD}><ofd:Content><ofd:Layer ID="3">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def _ofd(lines: list[str], path: Path) -> None:
    printed = wrapped(lines)
    pages = [printed[at : at + PAGE] for at in range(0, len(printed), PAGE)]
    listed = "".join(
        f'<ofd:Page ID="{100 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>'
        for n in range(len(pages))
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "OFD.xml",
            f'{head}<ofd:OFD {OFD} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        )
        archive.writestr(
            "Doc_0/Document.xml",
            f"{head}<ofd:Document {OFD}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for number, page in enumerate(pages):
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", _ofd_page(page))


def _md(lines: list[str], path: Path) -> None:
    path.write_text("# " + "\n\n".join(lines) + "\n", encoding="utf-8")


def _html(lines: list[str], path: Path) -> None:
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'
    )
    path.write_text(page, encoding="utf-8")


WRITERS: dict[str, Callable[[list[str], Path], None]] = {
    "docx": _docx,
    "pdf": _pdf,
    "txt": _txt,
    "ofd": _ofd,
    "md": _md,
    "html": _html,
}


def write_lines(lines: list[str], path: Path) -> Path:
    """Write printed lines in the format of the path's suffix."""
    WRITERS[path.suffix.lstrip(".")](lines, path)
    return path


def write_paper(paper: LabelledPaper, folder: Path) -> Path:
    """The paper as a file in `folder`; returns its path."""
    return write_lines(paper.lines, folder / f"{paper.title}.{paper.format}")
