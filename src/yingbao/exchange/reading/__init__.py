"""Files → grids of text, safely: whatever a department sends, each file gives grids or a clear refusal."""

from yingbao.exchange.reading.folder import read_folder
from yingbao.exchange.reading.shapes import FileProblem, FileReading, Grid, Limits

__all__ = ["FileProblem", "FileReading", "Grid", "Limits", "read_folder"]
