"""Tables inside a grid: titles, a header, data rows, and what was skipped between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from yingbao.exchange.fieldcodes import are_codes
from yingbao.exchange.layout.cells import Cells, Row
from yingbao.exchange.layout.ditto import written_out
from yingbao.exchange.layout.entries import entry_groups, without_ordinals
from yingbao.exchange.layout.headers import Band, band_at, is_datum, is_header, is_like_header
from yingbao.exchange.layout.noise import is_footer, is_numbering, is_total, unit_scale
from yingbao.exchange.words import key

DATED = re.compile(r"\d\s*[年月]")
TOP = 40  # rows at the head of a grid that are always looked at one by one
MOST_LOOKED_AT = 20_000


@dataclass(frozen=True)
class Block:
    """One table in one sheet. `rows` are 0-based grid rows of data, `columns` grid columns.

    `labels` has one header path per entry of `columns` ("" without a header). `sections` are
    single texts between data rows (a township, a village, 发包方：…) as (row, text).
    """

    cells: Cells
    band: Band | None
    columns: tuple[int, ...]
    paths: tuple[tuple[str, ...], ...]
    rows: np.ndarray
    titles: tuple[str, ...] = ()
    scale: int = 1
    sections: tuple[tuple[int, str], ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)
    words: dict[int, dict[str, str]] = field(default_factory=dict)  # grid column → code → its word

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple("/".join(path) for path in self.paths)

    @property
    def header_rows(self) -> str:
        """As Excel counts: `3`, `4–5`, or empty for a sheet without headers."""
        if self.band is None:
            return ""
        first, last = self.band.first + 1, self.band.last + 1
        return str(first) if first == last else f"{first}–{last}"

    def column(self, position: int) -> pa.Array:
        """The data cells of the table's n-th column: merged cells filled down, 〃 written out, codes
        told in words."""
        column = self.columns[position]
        told, cells = self.words.get(column), written_out(filled_down(self, column))
        return in_words(cells, told) if told else cells


def find_blocks(cells: Cells) -> list[Block]:
    """Every table of the grid, top to bottom, left to right."""
    if not cells.height or not int(cells.filled.sum()):
        return []
    looked_at = cells.rows(_worth_looking(cells))
    bands = _bands(cells, looked_at)
    if not bands:
        return _headerless(cells, looked_at)
    blocks = [
        _below(cells, looked_at, band, until) for band, until in _stretches(bands, cells.height)
    ]
    merged = _join_repeats(blocks)
    return [part for block in merged for part in split_sideways(block)]


def _worth_looking(cells: Cells) -> list[int]:
    """Rows that may head, end or divide a table; plain data rows of long sheets are not among them."""
    filled = cells.filled
    usual = int(np.median(filled[filled > 0])) if (filled > 0).any() else 0
    odd = (filled > 0) & (~cells.with_figures | (filled <= max(2, usual // 3)))
    odd |= _says_total(cells)
    after_gap = (filled > 0) & (np.concatenate([[0], filled[:-1]]) == 0)
    wanted = np.flatnonzero(odd | after_gap)[:MOST_LOOKED_AT]
    beneath = np.concatenate([wanted + 1, wanted - 1, np.arange(min(TOP, cells.height))])
    chosen = np.unique(np.concatenate([wanted, beneath]))
    return [int(r) for r in chosen if 0 <= r < cells.height]


def _says_total(cells: Cells) -> np.ndarray:
    found = np.zeros(cells.height, dtype=bool)
    for column in cells.columns:
        if pc.all(pc.string_is_ascii(column)).as_py():  # figures, quickly told
            continue
        hits = pc.match_substring_regex(column, "计|汇总|本页|总数")
        found |= np.asarray(hits.fill_null(False))
    return found


def _bands(cells: Cells, rows: dict[int, Row]) -> list[Band]:
    bands: list[Band] = []
    for index in sorted(rows):
        if bands and index <= bands[-1].last or not is_header(rows[index]):
            continue
        if bands and index == bands[-1].last + 1 and are_codes(rows[index]):
            continue  # the field codes under their labels
        band = band_at(cells, rows, index)
        if bands and band.first <= bands[-1].last:
            bands.pop()  # a row of groups, not merged, looked like a header of its own
        bands.append(band)
    return bands or _unseen_band(cells, rows)


def _unseen_band(cells: Cells, rows: dict[int, Row]) -> list[Band]:
    """No header word is known: take the first row of words that stands above figures."""
    for index in sorted(rows)[:TOP]:
        if is_like_header(rows[index], rows.get(index + 1)) and cells.filled[index] >= 2:
            return [band_at(cells, rows, index)]
        if cells.filled[index] >= 2 and cells.with_figures[index]:
            return []
    return []


def _stretches(bands: list[Band], height: int) -> list[tuple[Band, int]]:
    ends = [band.first for band in bands[1:]] + [height]
    return list(zip(bands, ends, strict=True))


def _below(cells: Cells, rows: dict[int, Row], band: Band, until: int) -> Block:
    """The table under one header, down to `until`."""
    columns = tuple(
        j for j in range(cells.width) if band.paths[j] or _has_data(cells, j, band.last + 1, until)
    )
    kept, sections, skipped = _sift(cells, rows, band.last + 1, until)
    titles = _titles_above(cells, rows, band.first)
    scale = unit_scale([*titles, *(label for label in band.labels if "单位" in label)]) or 1
    return Block(
        cells,
        band,
        columns,
        tuple(band.paths[j] for j in columns),
        kept,
        titles,
        scale,
        sections,
        skipped,
    )


def _has_data(cells: Cells, column: int, start: int, stop: int) -> bool:
    part = cells.columns[column].slice(start, stop - start)
    return bool(part.null_count < len(part))


def _sift(
    cells: Cells, rows: dict[int, Row], start: int, stop: int
) -> tuple[np.ndarray, tuple[tuple[int, str], ...], dict[str, int]]:
    """Data rows between two positions, section titles among them, and counts of what was left out."""
    keep = np.zeros(cells.height, dtype=bool)
    keep[start:stop] = cells.filled[start:stop] > 0
    sections: list[tuple[int, str]] = []
    skipped = {"totals": 0, "footers": 0, "sections": 0, "numbering": 0}
    for index, row in rows.items():
        if not (start <= index < stop and keep[index]):
            continue
        numbered = index == start and (is_numbering(row) or are_codes(row))
        kind = "numbering" if numbered else _kind(row, cells.width)
        if kind:
            keep[index] = False
            skipped[kind] += 1
        if kind == "sections":
            sections.append((index, next(text for text in row if text)))
    return np.flatnonzero(keep), tuple(sections), {k: v for k, v in skipped.items() if v}


def _kind(row: Row, width: int) -> str | None:
    texts = [text for text in row if text]
    if is_total(row):
        return "totals"
    if is_footer(row):
        return "footers"
    alone = len(texts) == 1 and width > 2
    return "sections" if alone and not texts[0].isdigit() else None


def _titles_above(cells: Cells, rows: dict[int, Row], first: int) -> tuple[str, ...]:
    """The texts directly above a header: title, unit line, 填报单位 …, nearest last."""
    titles: list[str] = []
    for index in range(first - 1, max(-1, first - 8), -1):
        row = rows.get(index)
        if row is None or not _is_title(row):
            break
        titles = [text for text in row if text] + titles
    return tuple(titles)


def _is_title(row: Row) -> bool:
    """A line that may stand above a table: blank, one text, or captions; no header, total or data.
    月报汇总（2020年3月）alone in its row is a title: a total has a sum beside it."""
    texts = [text for text in row if text]
    dated = len(texts) == 1 and DATED.search(texts[0])
    if (is_total(row) and not dated) or is_header(row) or len(texts) > 4:
        return False
    return len(texts) <= 1 or not any(is_datum(text) for text in texts)


def _join_repeats(blocks: list[Block]) -> list[Block]:
    """A header repeated after a page break continues the table above it."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before
            and before.band
            and block.band
            and before.band.keys == block.band.keys
            and not _named_anew(block)
        ):
            joined[-1] = _continued(before, block)
        elif len(block.rows):
            joined.append(block)
        elif not joined or block is blocks[-1]:
            joined.append(block)
    return [block for block in joined if len(block.rows)] or joined[:1]


def _named_anew(block: Block) -> bool:
    """A title of its own above the repeated header: another township's table, kept apart."""
    return any(len(key(title)) > 3 and not unit_scale([title]) for title in block.titles)


def _continued(before: Block, block: Block) -> Block:
    columns = tuple(sorted({*before.columns, *block.columns}))
    assert before.band
    skipped = {
        k: before.skipped.get(k, 0) + block.skipped.get(k, 0)
        for k in before.skipped | block.skipped
    }
    return replace(
        before,
        columns=columns,
        paths=tuple(before.band.paths[j] for j in columns),
        rows=np.concatenate([before.rows, block.rows]),
        sections=before.sections + block.sections,
        skipped={**skipped, "headers": skipped.get("headers", 0) + 1},
    )


def split_sideways(block: Block) -> list[Block]:
    """Tables side by side become one block each: the same headers again after a blank column, or all over
    again. So do the entries of one person across a row; an entry left blank is none."""
    groups, entries = _column_groups(block), entry_groups(block.paths)
    if groups or not entries:
        return [_part(block, group, group) for group in groups] or [block]
    shared = set.intersection(*map(set, entries))
    bare = replace(block, paths=tuple(map(without_ordinals, block.paths)))
    return [_part(bare, entry, [p for p in entry if p not in shared]) for entry in entries]


def _column_groups(block: Block) -> list[list[int]]:
    names = [key(label) for label in block.labels]
    runs = _runs(block.columns)
    if len(runs) > 1 and _each_stands_alone([[names[i] for i in run] for run in runs]):
        return runs
    half = _period(names)
    return [list(range(i, i + half)) for i in range(0, len(names), half)] if half else []


def _runs(columns: tuple[int, ...]) -> list[list[int]]:
    """Positions grouped by unbroken stretches of grid columns."""
    runs: list[list[int]] = []
    for position, column in enumerate(columns):
        if runs and columns[runs[-1][-1]] == column - 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs


def _each_stands_alone(runs: list[list[str]]) -> bool:
    """Every stretch names somebody or something by itself (two 姓名, two 身份证号 …)."""
    names = [
        {n for n in run if "姓名" in n or "身份证" in n or "证件" in n or n in ("户主", "户名")}
        for run in runs
    ]
    return all(names) and all(len(run) >= 2 for run in runs) and bool(set.intersection(*names))


def _period(names: list[str]) -> int:
    """`序号 姓名 金额 序号 姓名 金额` repeats after 3; 0 when the headers do not repeat as a whole."""
    for length in range(2, len(names) // 2 + 1):
        if len(names) % length == 0 and names == names[:length] * (len(names) // length):
            return length
    return 0


def _part(block: Block, group: list[int], own: list[int]) -> Block:
    """Some columns of a table; the rows in which one of its `own` has something."""
    columns = tuple(block.columns[i] for i in group)
    present = np.zeros(len(block.rows), dtype=bool)
    for column in (block.columns[i] for i in own):
        valid = block.cells.columns[column].take(pa.array(block.rows)).is_valid()
        present |= np.asarray(valid)
    return replace(
        block, columns=columns, paths=tuple(block.paths[i] for i in group), rows=block.rows[present]
    )


def _headerless(cells: Cells, rows: dict[int, Row]) -> list[Block]:
    """A sheet of data only; its columns must speak for themselves."""
    start = next((r for r in sorted(rows) if cells.with_figures[r] and cells.filled[r] >= 2), None)
    if start is None:
        return []
    columns = tuple(j for j in range(cells.width) if _has_data(cells, j, start, cells.height))
    kept, sections, skipped = _sift(cells, rows, start, cells.height)
    titles = _titles_above(cells, rows, start)
    return [
        Block(
            cells,
            None,
            columns,
            tuple(() for _ in columns),
            kept,
            titles,
            unit_scale(list(titles)) or 1,
            sections,
            skipped,
        )
    ]


def filled_down(block: Block, column: int) -> pa.Array:
    """Cells of one column at the data rows; a cell merged over several rows counts for each."""
    source = block.cells.columns[column]
    spans = [
        (r0, r1)
        for r0, c0, r1, c1 in block.cells.grid.merged
        if r1 > r0 and c0 <= column <= c1 and c0 == column
    ]
    spans = [(r0, r1) for r0, r1 in spans if not block.band or r0 > block.band.last]
    if not spans:
        return source.take(pa.array(block.rows))
    places = np.arange(len(source))
    for r0, r1 in spans:
        places[r0 : r1 + 1] = r0
    return source.take(pa.array(places[block.rows]))


def in_words(cells: pa.Array, told: dict[str, str]) -> pa.Array:
    """Cells whose text a legend explains, in its words; the others as they are."""
    coded = pc.dictionary_encode(cells)
    words = [told.get(text, text) for text in coded.dictionary.to_pylist()]
    return pa.array(words, pa.string()).take(coded.indices)
