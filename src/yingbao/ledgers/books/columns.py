"""The three ledgers' columns, in the order a bureau files them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yingbao.ledgers.books.entry import Entry


@dataclass(frozen=True)
class BookColumn:
    """A header, its width, how its cell looks, and the entry's field it shows."""

    label: str
    field: str
    width: float = 12
    look: str = "cell"


@dataclass(frozen=True)
class FiledLedger:
    """`name` stands in the address; `belongs` says which entries are its lines."""

    name: str
    title: str
    columns: tuple[BookColumn, ...]
    belongs: Callable[[Entry], bool]

    @property
    def address(self) -> str:
        """The URL name under which it is handed out."""
        return f"book_{self.name}"

    def cells(self, entry: Entry) -> list[Any]:
        return [getattr(entry, column.field) for column in self.columns]


WHO = (
    BookColumn("编号", "number", 15),
    BookColumn("乡镇", "township", 10),
    BookColumn("村（社区）", "village", 10),
    BookColumn("对象", "subject", 8),
)
MONEY = (
    BookColumn("应追缴（元）", "recover_due", 11, "money"),
    BookColumn("已追缴（元）", "recovered", 11, "money"),
    BookColumn("应补发（元）", "back_pay_due", 11, "money"),
    BookColumn("已补发（元）", "back_paid", 11, "money"),
)
PROBLEMS = FiledLedger(
    "problems",
    "问题清单",
    (
        *WHO,
        BookColumn("来源", "source", 9),
        BookColumn("任务", "task", 9),
        BookColumn("问题描述", "content", 38),
        BookColumn("涉及金额（元）", "amount", 12, "money"),
        BookColumn("涉及月数", "months", 6, "count"),
        BookColumn("依据条款", "basis", 20),
        BookColumn("发现日", "found_on", 11, "day"),
        BookColumn("程度", "severity", 6),
        BookColumn("核查", "verdict", 8),
        BookColumn("责任人", "owner", 8),
        BookColumn("共性", "is_shared", 5),
        BookColumn("状态", "state", 9),
    ),
    lambda entry: True,
)
RECTIFICATION = FiledLedger(
    "rectification",
    "整改台账",
    (
        *WHO,
        BookColumn("问题描述", "content", 30),
        BookColumn("整改措施", "measure", 28),
        BookColumn("责任人", "owner", 8),
        BookColumn("时限", "due_on", 11, "day"),
        BookColumn("进展", "progress", 20),
        BookColumn("完成日", "finished_on", 11, "day"),
        BookColumn("证据清单", "evidence", 18),
        *MONEY,
        BookColumn("没有追足、补足的原因", "why_short", 14),
        BookColumn("问责", "accountable", 10),
        BookColumn("乡镇意见", "opinion", 14),
        BookColumn("县审核意见", "review", 14),
        BookColumn("状态", "state", 9),
    ),
    lambda entry: entry.verdict not in ("", "不属实"),
)
CLOSURES = FiledLedger(
    "closures",
    "对账销号表",
    (
        *WHO,
        BookColumn("问题描述", "content", 28),
        BookColumn("核查", "verdict", 8),
        BookColumn("整改情况", "result", 26),
        BookColumn("佐证材料目录", "evidence", 20),
        *MONEY,
        BookColumn("新数据复核", "rematch", 14),
        BookColumn("申请单位意见", "opinion", 14),
        BookColumn("审核意见", "review", 14),
        BookColumn("回访", "revisit", 16),
        BookColumn("状态", "state", 9),
        BookColumn("销号日", "closed_on", 11, "day"),
    ),
    lambda entry: entry.asks_to_close,
)
FILED = (PROBLEMS, RECTIFICATION, CLOSURES)
