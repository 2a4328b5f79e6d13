"""Reads a folder of xlsx files: `reading.py fastexcel|yingbao FOLDER WORKERS` prints seconds, rows.

Nothing but xlsx lies in the folder, so that both sides read the same files.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def fastexcel_alone(folder: Path) -> int:
    """The bare reader: every sheet as text, nothing checked, nothing kept."""
    import fastexcel

    rows = 0
    for path in sorted(folder.iterdir()):
        reader = fastexcel.read_excel(path)
        for sheet in reader.sheet_names:
            loaded = reader.load_sheet(sheet, header_row=None, dtypes="string", skip_rows=0)
            rows += loaded.to_arrow().num_rows
    return rows


def yingbao(folder: Path, workers: int) -> int:
    """The same files, pre-checked and parsed in capped children, with merges, hidden rows, types."""
    from yingbao.exchange.reading import read_folder

    readings = read_folder(folder, workers=workers)
    return sum(grid.cells.num_rows for reading in readings for grid in reading.grids)


def main(who: str, folder: Path, workers: int) -> None:
    started = time.perf_counter()
    rows = fastexcel_alone(folder) if who == "fastexcel" else yingbao(folder, workers)
    print(json.dumps({"seconds": time.perf_counter() - started, "rows": rows}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
