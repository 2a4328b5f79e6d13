"""Who was paid in a month, from the newest comparison's own snapshot of the bank's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from yingbao.casework.fields import ring
from yingbao.casework.selectors.household import latest_store
from yingbao.identity import Vault

PAID = """
SELECT person_id, string_agg(DISTINCT item, '、' ORDER BY item), sum(amount), min(township), min(village)
FROM read_parquet(?)
WHERE person_id IS NOT NULL AND coalesce(pay_status, '成功') = '成功'
  AND coalesce(period, make_date(year(paid_on), month(paid_on), 1)) = ?
GROUP BY person_id HAVING sum(amount) > 0 ORDER BY person_id
"""
MONTHS = """
SELECT DISTINCT coalesce(period, make_date(year(paid_on), month(paid_on), 1)) AS month
FROM read_parquet(?) WHERE person_id IS NOT NULL AND amount > 0 AND month IS NOT NULL ORDER BY month
"""


@dataclass(frozen=True)
class Paid:
    """One person's money of the month, in yuan."""

    person_id: str
    items: str
    amount: Decimal
    township: str
    village: str


def paid_months() -> list[date]:
    """The months with payments, oldest first."""
    found = latest_store()
    if found is None or not (path := found[0] / "payment.parquet").exists():
        return []
    with duckdb.connect() as con:
        rows = con.execute(MONTHS, [str(path)]).fetchall()
    return [row[0] for row in rows]


def paid_in(month: date) -> list[Paid]:
    """Everybody who was paid in the month of that day; empty before the first comparison."""
    found = latest_store()
    if found is None or not (path := found[0] / "payment.parquet").exists():
        return []
    with duckdb.connect() as con:
        held = {
            row[0]
            for row in con.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        }
        query = PAID
        for column in ("township", "village"):
            query = query if column in held else query.replace(f"min({column})", "NULL")
        rows = con.execute(query, [str(path), month.replace(day=1)]).fetchall()
    return [Paid(a, b or "", c, d or "", e or "") for a, b, c, d, e in rows]


def names_of(people: Sequence[Paid]) -> dict[str, tuple[str | None, str | None]]:
    """person_id → (name, identity number), as far as the vault knows them."""
    found = latest_store()
    if found is None:
        return {}
    known = Vault(found[1], ring()).people([one.person_id for one in people])
    return {key: (held.name, held.id_number) for key, held in known.items()}
