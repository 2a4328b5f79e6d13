"""Marks that say "as above" (〃, 同上) → the text they stand for."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# A bare straight or slanted quote is left out: it is typed by slip as often as it is meant.
MARKS = pa.array(["〃", "″", "〞", "同上"])


def written_out(cells: pa.Array) -> pa.Array:
    """The cells of one column, each mark replaced by the nearest text above it that is none.

    A mark with nothing above it stays: what it repeats is not on this sheet.
    """
    bare = pc.utf8_trim_whitespace(cells)
    marks = np.asarray(pc.is_in(bare, value_set=MARKS))
    if not marks.any():
        return cells
    places = np.arange(len(cells))
    meant = np.maximum.accumulate(np.where(marks, -1, places))
    return cells.take(pa.array(np.where(meant < 0, places, meant)))
