"""Constants and units in words: texts, codes, titles of tables, dates that stand for no date."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from yingbao.canon import load_tables
from yingbao.engine.sqltree import Tree
from yingbao.engine.wording.words import shared_words

Of = Callable[[Tree], str]
OPEN = {"9999-12-31": "没有截止", "1900-01-01": "早已开始"}  # dates that stand for no date
FAR = {"9999-12-31": "很晚的日期", "1900-01-01": "很早的日期"}
UNITS = {"YEAR": "年", "MONTH": "个月", "DAY": "天"}


def literal(node: Tree) -> str:
    """A number as it is, a table's name as its 《title》, a code as its word, a text in “ ”."""
    if not node.is_string:
        return str(node.this)
    if node.this in FAR:
        return FAR[node.this]
    table = load_tables().get(node.this)
    if table is not None:
        return f"《{table.title}》"
    return f"“{shared_words().values.get(node.this, node.this)}”"


def like(node: Tree, of: Of) -> str:
    """`x LIKE '%text%'`; the parser keeps NOT LIKE as a mark on the node."""
    word = "不含" if node.args.get("negate") else "含"
    return f"{of(node.this)}{word}“{node.expression.name.strip('%')}”"


def interval(node: Tree, of: Of) -> str:
    """`INTERVAL 3 MONTH` as 3个月."""
    unit = str(node.args.get("unit") or "").upper()
    return f"{of(node.this).strip('“”')}{UNITS.get(unit, unit)}"


def stand_in(node: Tree, of: Of) -> str:
    """What counts where nothing is filled in; an empty text counts as nothing."""
    plain = node.this if isinstance(node, exp.Cast) else node
    if isinstance(plain, exp.Literal) and plain.this in OPEN:
        return f"算{OPEN[plain.this]}"
    return "" if plain.name == "" and isinstance(plain, exp.Literal) else f"按{of(node)}"
