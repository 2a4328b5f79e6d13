"""The dashboard's numbers as tables: what the page shows and what the workbook holds are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Cell = str | int | float


@dataclass(frozen=True)
class NumberTable:
    """One table: the sheet's name, its heads, its rows; shares are fractions of 1."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    shares: frozenset[int] = frozenset()


def number_tables(board: dict[str, Any]) -> list[NumberTable]:
    """From the very dictionary the page is drawn from."""
    tables = [_results(board), _months(board), _places(board), _rules(board), _sources(board)]
    return [table for table in tables if table.rows]


def _results(board: dict[str, Any]) -> NumberTable:
    sides = (("帮上了", board["helped"]), ("纠正了", board["corrected"]))
    rows: list[tuple[Cell, ...]] = [
        (side, str(tile["words"]), tile["cases"], tile["people"], _yuan(tile["amount"]),
         tile["ever"], _yuan(tile["ever_amount"]), tile["cases_before"], _yuan(tile["amount_before"]))
        for side, tiles in sides
        for tile in tiles
    ]  # fmt: skip
    cleared = board["cleared"]
    rows.append(
        ("纠正了", "查清无误", cleared["cases"], "", "", cleared["ever"], "", cleared["before"], "")
    )
    heads = ("方向", "办成什么", "这个月（件）", "人", "金额（元）", "累计（件）", "累计金额（元）",
             "上月同期（件）", "上月同期金额（元）")  # fmt: skip
    return NumberTable("帮上和纠正", heads, rows)


def _months(board: dict[str, Any]) -> NumberTable:
    rows = [(f"{row['month']:%Y-%m}", row["helped"], row["corrected"]) for row in board["both"]]
    return NumberTable("近六个月", ("月份", "帮上了（件）", "纠正了（件）"), rows)


PLACE = ("sent", "closed", "verified", "waiting", "late", "reopened")


def _places(board: dict[str, Any]) -> NumberTable:
    rows = [(row["place"], *(row[name] for name in PLACE)) for row in board["places"]]
    if rows:
        rows.append(("合计", *(board["places_sum"][name] for name in PLACE)))
    return NumberTable("各地", ("地方", "派出", "销号", "已核", "未核", "超期", "重开"), rows)


def _rules(board: dict[str, Any]) -> NumberTable:
    rows = [
        (one.rule, one.title, one.direction, one.upheld, one.verified, one.share, one.low, one.high)
        for one in board["precision"]
    ]
    heads = ("规则", "查什么", "方向", "属实", "核过", "属实率", "最低可能", "最高可能")
    return NumberTable("规则准不准", heads, rows, frozenset({5, 6, 7}))


def _sources(board: dict[str, Any]) -> NumberTable:
    rows = [
        (row["title"], row["sender"], str(row["newest"] or ""), row["age"])
        for row in board["sources"]
    ]
    return NumberTable("数据新不新", ("来源", "部门", "数据到哪天", "情况"), rows)


def _yuan(amount: Any) -> float:
    return float(amount)
