"""Which columns say how new a delivery is."""

from __future__ import annotations

from yingbao.canon.schema import Table

# Things that happen all the time somewhere in a county: the newest one dates the delivery.
HAPPENINGS = (
    "died_on", "cancelled_on", "cremated_on", "visited_on", "paid_on", "paid_to", "applied_on",
    "approved_on", "decided_on", "received_on", "as_of",
)  # fmt: skip


def dated_columns(table: Table) -> tuple[str, ...]:
    """A roll is as new as its month; a list of standing facts does not say how new it is."""
    names = [column.name for column in table.columns]
    if "period" in names:
        return ("period",)
    return tuple(name for name in names if name in HAPPENINGS)
