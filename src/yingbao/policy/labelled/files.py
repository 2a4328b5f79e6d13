"""Write a labelled paper as docx, pdf, txt, OFD, Markdown or a web page, the way a county would send it."""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document as WordDocument
from docx.document import Document as Word
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


def _pieces(lines: list[str]) -> list[list[list[str]] | str]:
    """The lines, those of a table (`| a | b |`) gathered into its rows."""
    pieces: list[list[list[str]] | str] = []
    for line in lines:
        if not line.startswith("|"):
            pieces.append(line)
            continue
        if not pieces or isinstance(pieces[-1], str):
            pieces.append([])
        pieces[-1].append([cell.strip() for cell in line.strip("|").split("|")])  # type: ignore[union-attr]
    return pieces


def _word_table(document: Word, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            table.cell(y, x).text = cell


def _docx(lines: list[str], path: Path) -> None:
    document = WordDocument()
    for piece in _pieces(lines):
        if isinstance(piece, str):
            document.add_paragraph(piece)
        else:
            _word_table(document, piece)
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


def _md_piece(piece: list[list[str]] | str) -> str:
    if isinstance(piece, str):
        return piece
    head, *rows = ["| " + " | ".join(row) + " |" for row in piece]
    return "\n".join([head, "|" + "---|" * len(piece[0]), *rows])


def _md(lines: list[str], path: Path) -> None:
    body = "\n\n".join(_md_piece(piece) for piece in _pieces(lines))
    path.write_text(f"# {body}\n", encoding="utf-8")


def _html_piece(piece: list[list[str]] | str) -> str:
    if isinstance(piece, str):
        return f"<p>{escape(piece)}</p>"
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in piece)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _html(lines: list[str], path: Path) -> None:
    paragraphs = "\n".join(_html_piece(piece) for piece in _pieces(lines))
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
