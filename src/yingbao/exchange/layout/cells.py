"""One grid, trimmed: columns for arithmetic over all rows, and single rows as plain lists."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.reading import Grid

# Blanks as web pages and word processors leave them: no-break, thin, wide, of no width at all.
SPACE = " \t\r\n\v\f\u00a0\u2002\u2003\u2009\u202f\u3000\ufeff\u200b\u200c\u200d\u2060"
Row = list[str | None]


class Cells:
    """Grid cells with outer spaces and empty strings gone. Positions are 0-based as in the grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.columns = [_trimmed(grid.cells.column(j)) for j in range(grid.cells.num_columns)]
        self.height = grid.cells.num_rows
        self.width = len(self.columns)

    @cached_property
    def filled(self) -> np.ndarray:
        """How many cells each row has."""
        total = np.zeros(self.height, dtype=np.int32)
        for column in self.columns:
            total += np.asarray(column.is_valid(), dtype=np.int32)
        return total

    @cached_property
    def with_figures(self) -> np.ndarray:
        """Rows with a cell that starts like a figure. Almost every data row has one, no header has."""
        found = np.zeros(self.height, dtype=bool)
        for column in self.columns:
            left = np.flatnonzero(~found & (self.filled > 0))
            if not len(left):
                break
            heads = pc.utf8_slice_codeunits(column.take(pa.array(left)), 0, 1)
            hit = pc.is_in(heads, value_set=pa.array(list("0123456789０１２３４５６７８９¥￥-−")))
            found[left] = np.asarray(hit.fill_null(False))
        return found

    def rows(self, wanted: list[int]) -> dict[int, Row]:
        """Some rows as lists of text."""
        picks = [column.take(pa.array(wanted, pa.int64())).to_pylist() for column in self.columns]
        return {row: [pick[k] for pick in picks] for k, row in enumerate(wanted)}

    def row(self, index: int) -> Row:
        return [column[index].as_py() for column in self.columns]


def _trimmed(column: pa.ChunkedArray) -> pa.Array:
    flat = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(flat, pa.ChunkedArray):
        flat = pa.concat_arrays(flat.chunks) if flat.num_chunks else pa.array([], pa.string())
    trimmed = pc.utf8_trim(flat.cast(pa.string()), characters=SPACE)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
