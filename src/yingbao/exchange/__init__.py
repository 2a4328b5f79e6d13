"""Departments' files in: tables found, mapped, normalised, accepted or sent back, published as a snapshot."""

from yingbao.exchange.intake import intake
from yingbao.exchange.mapping.answers import MappingFileError
from yingbao.exchange.publish.snapshot import current
from yingbao.exchange.result import (
    ColumnReading,
    FileReport,
    IntakeResult,
    Note,
    Question,
    Reading,
    TableReport,
)

__all__ = [
    "ColumnReading",
    "FileReport",
    "IntakeResult",
    "MappingFileError",
    "Note",
    "Question",
    "Reading",
    "TableReport",
    "current",
    "intake",
]
