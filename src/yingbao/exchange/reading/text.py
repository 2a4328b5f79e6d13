"""csv, txt and tsv: which encoding, which separator, then rows kept on the line they start on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yingbao.exchange.reading.delimited import read_delimited
from yingbao.exchange.reading.encodings import decode
from yingbao.exchange.reading.problems import problem
from yingbao.exchange.reading.shapes import FileProblem, Grid, Limits


def read_text(path: Path, name: str, limits: Limits) -> Iterator[Grid | FileProblem]:
    """One grid named "-", or nothing when there is no text in the file."""
    text, replaced = decode(path.read_bytes())
    if replaced:
        yield problem("undecodable_text", name, replaced)
    cells = read_delimited(text)
    if cells.num_rows:
        yield Grid("-", cells)
