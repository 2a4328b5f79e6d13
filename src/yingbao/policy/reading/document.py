"""What every reader hands over: blocks of text and tables, in reading order."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadablePaper(Exception):
    """A file that cannot be read as a paper. The message is Chinese: what it is, what to do."""


@dataclass(frozen=True)
class Block:
    """A run of lines, or a table (`rows` set; `text` is the same table with tabs)."""

    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def table_block(rows: list[list[str]]) -> Block:
    """Cells without tabs and line ends, so that the text can be cut back into the same cells."""
    clean = tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows)
    return Block("".join("\t".join(row) + "\n" for row in clean), clean)


@dataclass(frozen=True)
class Document:
    """A file's blocks. `name` is the file name only, never a path."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        return "".join(block.text for block in self.blocks)
