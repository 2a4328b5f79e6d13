"""Days that need no reading, a whole column at a time: 2020-04-05 and 20200405 of a real calendar day."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

DASHED = "^(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
COMPACT = "^(?:19|20)[0-9]{6}$"


def plain_days(texts: pa.Array) -> pa.Array:
    """`read_date` of the plain ones; null where the text is written otherwise or no such day exists."""
    dashed = pc.match_substring_regex(texts, DASHED)
    compact = pc.match_substring_regex(texts, COMPACT)
    year = pc.utf8_slice_codeunits(texts, 0, 4)
    joined = pc.if_else(
        dashed, pc.replace_substring(texts, "-", ""), pc.if_else(compact, texts, None)
    )
    month, day = pc.utf8_slice_codeunits(joined, 4, 6), pc.utf8_slice_codeunits(joined, 6, 8)
    written = pc.binary_join_element_wise(year, month, day, "-")
    days = pc.strptime(written, format="%Y-%m-%d", unit="s", error_is_null=True).cast(pa.date32())
    real = pc.equal(pc.strftime(days, format="%Y-%m-%d"), written)  # 02-30 rolls over into March
    return pc.if_else(real, days, pa.scalar(None, pa.date32()))
