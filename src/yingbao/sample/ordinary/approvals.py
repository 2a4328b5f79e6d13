"""What the bureau approved to be paid: a line a township and month, the sum of its rural rolls as the bank paid it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from yingbao.sample.aid import MONTHS
from yingbao.sample.ordinary.funds import ITEMS
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.world import Row, World

ITEM = ITEMS["农村"]


def approval(world: World, township: str, month: int, *, missing: int = 0, **more: Any) -> Row:
    """Its sum is known when everybody has been paid; `missing` yuan were never approved."""
    line = {
        "township": township, "period": date(2020, month, 1), "item": ITEM,
        "approved_on": date(2020, month, 3), "_missing": missing,
    }  # fmt: skip
    return world.add("payment_approval", None, **(line | more))


def approve(world: World) -> None:
    """After all payments: every township's line, and the sums of all of them."""
    told = {
        (row["township"], row["period"].month, row["item"])
        for row in world.rows["payment_approval"]
    }
    for township, _, _ in TOWNSHIPS:
        for month in MONTHS:
            if (township, month, ITEM) not in told:
                approval(world, township, month)
    paid = _paid(world)
    for row in world.rows["payment_approval"]:
        missing = row.pop("_missing")
        if "amount" not in row:
            row["amount"] = paid[row["township"], row["period"]] - missing


def _paid(world: World) -> dict[tuple[str, date], float]:
    """Yuan that left the bank for rural dibao by township and month owed."""
    sums: dict[tuple[str, date], float] = defaultdict(float)
    for line in world.rows["payment"]:
        counted = line["pay_status"] == "成功" and "_unusable" not in line
        if line["item"] == ITEM and counted and line["period"]:
            sums[line["township"], line["period"]] += line["amount"]
    return sums
