"""Opening a Word file again, as the office would, and reading all its words."""

from __future__ import annotations

from io import BytesIO

from docx import Document


def words_of(content: bytes) -> str:
    """Every paragraph and cell of the body, in order; fails on a file Word could not open."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def is_filled(content: bytes) -> bool:
    """No mark of the template was left."""
    text = words_of(content)
    return "{{" not in text and "{%" not in text
