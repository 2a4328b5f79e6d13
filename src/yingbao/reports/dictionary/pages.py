"""The data dictionary: one Markdown page a table and an index, generated from the canon."""

from __future__ import annotations

from collections.abc import Iterable

from yingbao.canon import Column, Table
from yingbao.reports.column_words import KIND_WORDS, by_owner, choices, stored_word, type_word

INDEX = "README.md"
GENERATED = "<!-- 由 yingbao dictionary 生成，请勿手改；改 src/yingbao/canon/tables 里的 YAML -->"


def dictionary_pages(tables: dict[str, Table]) -> dict[str, str]:
    """File name → text of every page, the index first."""
    pages = {INDEX: _index(tables)}
    return pages | {f"{name}.md": _page(table) for name, table in sorted(tables.items())}


def _index(tables: dict[str, Table]) -> str:
    lines = [
        GENERATED,
        "# 数据字典",
        "",
        f"共 {len(tables)} 张标准表。部门的表不必长成这样：系统按表头和内容对到这里。",
        "要空白模板，运行 `yingbao template --out 文件夹`。",
    ]
    for owner, owned in by_owner(tables).items():
        lines += ["", f"## {owner}", "", "| 表 | 代号 | 种类 | 列 |", "|---|---|---|---|"]
        lines += [_index_line(table) for table in owned]
    return "\n".join(lines) + "\n"


def _index_line(table: Table) -> str:
    kind = KIND_WORDS[table.kind].split("：")[0]
    return f"| [{table.title}]({table.name}.md) | `{table.name}` | {kind} | {len(table.columns)} |"


def _page(table: Table) -> str:
    lines = [
        GENERATED,
        f"# {table.title}",
        "",
        f"- 代号：`{table.name}`",
        f"- 由谁提供：{table.owner}",
        f"- 种类：{KIND_WORDS[table.kind]}",
        *_optional(table),
        "",
        "| 列 | 代号 | 必填 | 怎么填 | 可以填什么 | 表头也写作 | 怎么存 | 说明 |",
        "|---|---|---|---|---|---|---|---|",
        *(_column(column) for column in table.columns),
        "",
        "[回目录](README.md)",
    ]
    return "\n".join(lines) + "\n"


def _optional(table: Table) -> Iterable[str]:
    if table.why:
        yield f"- 为什么要：{_cell(table.why)}"
    if table.hints:
        yield f"- 文件名或表名里常见：{'、'.join(table.hints)}"
    if table.retain == "matched":
        yield "- 只留与救助对象有关的行，其余不保存"


def _column(column: Column) -> str:
    cells = (
        column.label,
        f"`{column.name}`",
        "必填" if column.required else "",
        type_word(column),
        "；".join(_choice(column, code) for code in choices(column)),
        "、".join(column.aliases),
        stored_word(column),
        column.why or "",
    )
    return f"| {' | '.join(map(_cell, cells))} |"


def _choice(column: Column, code: str) -> str:
    spelled = column.codes.get(code, ())
    return f"{code}（也写作 {'、'.join(spelled)}）" if spelled else code


def _cell(text: str) -> str:
    return text.replace("|", "｜").replace("\n", " ").strip()
