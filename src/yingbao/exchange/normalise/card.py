"""What a disability number says: its 19th digit is the class, its 20th the level."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.normalise.spelled import once_each, one_by_one

CLASSES = {
    "1": "视力",
    "2": "听力",
    "3": "言语",
    "4": "肢体",
    "5": "智力",
    "6": "精神",
    "7": "多重",
}
LEVELS = {"1": 1, "2": 2, "3": 3, "4": 4}


def told_by_card(name: str, clean: pa.Array, id18: pa.Array) -> pa.Array:
    """`disability_class` or `disability_level` of each number that is usable."""
    if name == "disability_level":
        told = _digit(clean, 19, one_by_one(LEVELS.get, pa.int32()))
    else:
        told = _digit(clean, 18, one_by_one(CLASSES.get, pa.string()))
    return pc.if_else(pc.is_valid(id18), told, pa.scalar(None, told.type))


def _digit(clean: pa.Array, place: int, read: object) -> pa.Array:
    return once_each(pc.utf8_slice_codeunits(clean, place, place + 1), read)  # type: ignore[arg-type]
