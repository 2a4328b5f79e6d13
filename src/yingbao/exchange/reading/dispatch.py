"""Which reader a file needs, judged by its content: the extension is only what someone typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from yingbao.exchange.reading.html_page import read_html
from yingbao.exchange.reading.kinds import Kind, kind_of
from yingbao.exchange.reading.ods import read_ods
from yingbao.exchange.reading.problems import refusal
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits
from yingbao.exchange.reading.spreadsheetml import read_spreadsheetml
from yingbao.exchange.reading.text import read_text
from yingbao.exchange.reading.word_paper import read_word
from yingbao.exchange.reading.workbook import read_binary_workbook, read_workbook
from yingbao.exchange.reading.xls import read_xls

Reader = Callable[[Path, str, Limits], Iterator[Grid | FileProblem]]

READERS: dict[Kind, Reader] = {
    Kind.XLSX: read_workbook,
    Kind.XLSB: read_binary_workbook,
    Kind.XLS: read_xls,
    Kind.ODS: read_ods,
    Kind.HTML: read_html,
    Kind.SPREADSHEETML: read_spreadsheetml,
    Kind.TEXT: read_text,
    Kind.WORD: read_word,
}


def read_file(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """Grids one by one, mixed with what an officer should know; raises Refused for the whole file."""
    kind, description = kind_of(path, name, limits)
    if kind in READERS:
        return READERS[kind](path, name, limits)
    raise refusal(kind.value, name, description)
