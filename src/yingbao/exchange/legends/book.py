"""A sender's legends: fields with their codes and words, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from yingbao.exchange.layout import Cells
from yingbao.exchange.legends.codes import folded, is_code
from yingbao.exchange.legends.sayings import pair, sayings
from yingbao.exchange.reading import Grid
from yingbao.exchange.words import plain

NAMED = re.compile(
    r"字典|代码|码表|编码|说明|对照|选项|下拉|枚举|值域|参数|填表|填报|须知|字段|解释|口径|readme",
    re.IGNORECASE,
)
FIELD = frozenset(
    plain(w)
    for w in "字段 字段名 字段名称 字段代码 字段编码 数据项 数据项名称 项目 指标 指标名称 列名 栏目 代码项 字典项 字典类型 代码类型 代码类别 类别名称 字典名称 字典 所属字段 列 代码集 代码集名称 表头".split()
)
CODED = frozenset(
    plain(w)
    for w in "代码 编码 代码值 值 码 码值 字典值 字典编码 取值 选项值 代号 字典代码 填写代码 code value".split()
)
MEANT = frozenset(
    plain(w)
    for w in "含义 说明 名称 代码名称 值名称 字典标签 解释 释义 意义 中文含义 代码含义 代码说明 值含义 表示 对应内容 对应含义 填写要求 填写说明 取值范围 取值 备注 中文 中文名称 标签 描述 内容 字典项名称 选项 label meaning".split()
)
ALIAS = frozenset(
    plain(w)
    for w in "字段中文名 中文名 字段含义 字段说明 中文字段名 字段中文名称 字段描述 字段注释".split()
)
GENERIC = re.compile(
    r"(代码|编码|字典|码)?(对照|说明|含义|解释)?(表|项)?$|^(附|附件|附表)\d*[:：.、]?"
)
MOST_ROWS, MOST_COLUMNS, LONGEST_TITLE, TOP, MOST_ODD = 3_000, 8, 12, 10, 4
PERSONAL = re.compile(r"\d{15}|\d{17}[\dXx]")  # people stand on the sheet


@dataclass
class Legend:
    """`fields`: name as written → code → words; more than one word is a contradiction.

    `place` says where an officer finds it. A field "" is whatever its codes fit.
    """

    place: str
    fields: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, code: str, word: str) -> None:
        words = self.fields.setdefault(name.strip(), {}).setdefault(folded(code), [])
        if word.strip() and word.strip() not in words:
            words.append(word.strip())

    def also(self, one: str, other: str) -> None:
        """XM | 姓名: two names of one field."""
        self.aliases.setdefault(plain(one), set()).add(other)
        self.aliases.setdefault(plain(other), set()).add(one)

    def say(self, text: str, name: str = "") -> None:
        for said in sayings(text):
            for code, word in said.codes.items():
                self.add(said.field or name, code, word)

    def names(self, name: str) -> set[str]:
        return {name} | self.aliases.get(plain(name), set())


def legends_of(grids: Iterable[Grid], file: str = "") -> tuple[dict[str, Legend], Legend]:
    """The legend sheets of a workbook by sheet name; and all they say together."""
    sheets = {grid.sheet: legend for grid in grids if (legend := sheet_legend(grid, file))}
    together = Legend("、".join(legend.place for legend in sheets.values()))
    for legend in sheets.values():
        for name, codes in legend.fields.items():
            for code, words in codes.items():
                for word in words:
                    together.add(name, code, word)
        for one, others in legend.aliases.items():
            together.aliases.setdefault(one, set()).update(others)
    return sheets, together


def sheet_legend(grid: Grid, file: str = "") -> Legend | None:
    """What a sheet explains, None when it is no legend."""
    sheet = "" if grid.sheet == "-" else f"工作表“{grid.sheet}”"
    named = bool(NAMED.search(grid.sheet) or NAMED.search(file))
    if not 0 < grid.cells.num_rows <= MOST_ROWS or grid.cells.num_columns > MOST_COLUMNS * 3:
        return None
    cells = Cells(grid)
    if not (named or _has_head([cells.row(index) for index in range(min(TOP, cells.height))])):
        return None
    rows = [cells.row(index) for index in range(cells.height)]
    if any(PERSONAL.fullmatch(text) for row in rows for text in row if text):
        return None
    legend = Legend("的".join(part for part in (file and f"文件“{file}”", sheet) if part))
    for columns in _groups(rows):
        _read_group(legend, [[row[j] for j in columns] for row in rows], grid.sheet, named)
    if named:
        _read_columns(legend, rows)
    if not legend.fields and named:
        _read_texts(legend, rows)
    return legend if legend.fields else None


def _has_head(rows: list[list[str | None]]) -> bool:
    return any("code" in _head(row) for row in rows[:TOP])


def _groups(rows: list[list[str | None]]) -> list[list[int]]:
    """Columns side by side, divided by blank ones."""
    groups: list[list[int]] = [[]]
    for j in range(len(rows[0]) if rows else 0):
        if any(row[j] for row in rows):
            groups[-1].append(j)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group and len(group) <= MOST_COLUMNS]


def _head(row: list[str | None]) -> dict[str, int]:
    """field, code, meaning → column, of a row that heads a legend; empty for any other."""
    keys = [plain(text) if text else "" for text in row]
    found: dict[str, int] = {}
    for j, key in enumerate(keys):
        for kind, words in (("field", FIELD), ("alias", ALIAS), ("code", CODED), ("word", MEANT)):
            if key in words and kind not in found and j not in found.values():
                found[kind] = j
                break
    return found if {"code", "word"} <= set(found) or {"field", "word"} <= set(found) else {}


def _read_group(legend: Legend, rows: list[list[str | None]], sheet: str, named: bool) -> None:
    """Rows of one stretch of columns: headed or not, with the field in a column, above, or nowhere."""
    head: dict[str, int] = {}
    current = _title(sheet)
    for row in rows:
        texts = [text for text in row if text]
        if sheet == "-" and sayings(line := " ".join(texts)):
            texts = [line]  # a text cut into columns at its blanks
        if found := _head(row):
            head = found
        elif len(texts) == 1 and not is_code(texts[0]):
            current = _read_line(legend, texts[0], current)
        elif texts and (head or named):
            current = _read_row(legend, row, texts, head, current)


def _read_line(legend: Legend, text: str, current: str) -> str:
    """A text alone in its row explains codes, or names the field of the rows below."""
    if told := pair(text):
        legend.add(current, *told)
        return current
    if not any(sayings(line) for line in text.splitlines()):
        return _title(text) or current
    for line in text.splitlines():
        legend.say(line, current)
    return current


def _title(text: str) -> str:
    """场所类别代码表 → 场所类别; a sheet named 字典项 or Sheet2 names no field."""
    bare = GENERIC.sub("", plain(text))
    generic = bool(NAMED.fullmatch(bare)) or bare.startswith("sheet") or bare == "-"
    return "" if generic or len(bare) > LONGEST_TITLE else bare


def _read_row(
    legend: Legend, row: list[str | None], texts: list[str], head: dict[str, int], current: str
) -> str:
    """One row; returns the field it belongs to, for the rows below that leave it out."""
    if head:
        return _read_headed(legend, {kind: row[j] for kind, j in head.items()}, texts, current)
    if len(texts) >= MOST_ODD and is_code(texts[0]) and not is_code(texts[1]):
        texts = texts[1:]  # the rows are numbered
    first, second = texts[0], texts[1] if len(texts) > 1 else ""
    if told := pair(second):
        legend.add(first, *told)
        return first
    if len(texts) >= 3 and is_code(second) and not is_code(first):
        legend.add(first, second, texts[2])
        return first
    if len(texts) == 2 and is_code(first) and not is_code(second):
        legend.add(current, first, second)
    elif said := next((text for text in texts[1:] if sayings(text)), ""):
        legend.say(said, first)
    else:
        legend.say("；".join(texts), current)
    return current


def _read_headed(
    legend: Legend, told: dict[str, str | None], texts: list[str], current: str
) -> str:
    name, code, word = told.get("field") or current, told.get("code"), told.get("word")
    own, alias = told.get("field"), told.get("alias")
    if own and alias:
        legend.also(own, alias)
    if code and word and (is_code(code) or "field" in told):
        legend.add(name, code, word)
    elif said := next((text for text in texts if sayings(text)), ""):
        legend.say(said, name)
    elif own and (code or word):  # XM | 姓名: a field without codes
        legend.also(own, str(code or word))
    return name


def _read_columns(legend: Legend, rows: list[list[str | None]]) -> None:
    """A list to choose from in each column: 性别, below it 1-男 and 2-女."""
    for j in range(len(rows[0]) if rows else 0):
        texts = [row[j] for row in rows if row[j]]
        pairs = [told for text in texts[1:] if text and (told := pair(text))]
        if len(texts) > 2 and len(pairs) == len(texts) - 1 and not pair(str(texts[0])):
            for code, word in pairs:
                legend.add(str(texts[0]), code, word)


def _read_texts(legend: Legend, rows: list[list[str | None]]) -> None:
    """A page of explanations: every cell for itself."""
    for text in (text for row in rows for text in row if text):
        for line in text.splitlines():
            legend.say(line)
