"""Between a child and its parent: grids as Arrow files, the rest as one line of JSON.

The parent maps the file and removes its name at once, so that nothing readable stays on the disk.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from yingbao.exchange.reading.shapes import FileProblem, Grid


def write_grid(grid: Grid, path: Path) -> dict[str, Any]:
    """Write the cells to `path`; return the rest of the grid as JSON-ready facts."""
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, grid.cells.schema) as writer:
        writer.write_table(grid.cells)
    return {
        "file": str(path),
        "sheet": grid.sheet,
        "numeric_ids": sorted(grid.numeric_ids),
        "merged": grid.merged,
        "hidden_rows": sorted(grid.hidden_rows),
        "hidden": grid.hidden,
        "date1904": grid.date1904,
    }


def read_grid(facts: dict[str, Any]) -> Grid:
    path = Path(facts["file"])
    with pa.memory_map(str(path)) as source:
        cells = pa.ipc.open_file(source).read_all()
    with contextlib.suppress(OSError):  # a system that cannot unlink a mapped file cleans up later
        path.unlink()
    return Grid(
        sheet=facts["sheet"],
        cells=cells,
        numeric_ids=frozenset((row, column) for row, column in facts["numeric_ids"]),
        merged=tuple((a, b, c, d) for a, b, c, d in facts["merged"]),
        hidden_rows=frozenset(facts["hidden_rows"]),
        hidden=facts["hidden"],
        date1904=facts["date1904"],
    )


def pack_problem(found: FileProblem) -> dict[str, Any]:
    return {
        "code": found.code,
        "reason": found.reason,
        "action": found.action,
        "fatal": found.fatal,
    }


def to_line(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=True).encode("ascii") + b"\n"
