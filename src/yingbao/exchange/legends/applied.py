"""Legends applied to one table: the cells of a column become the words that its codes stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import pyarrow.compute as pc

from yingbao.canon import Column
from yingbao.exchange.initials import initials
from yingbao.exchange.layout import Block
from yingbao.exchange.legends.book import Legend
from yingbao.exchange.legends.codes import bare, folded, is_code
from yingbao.exchange.legends.sayings import sayings
from yingbao.exchange.mapping.candidates import Path, meant_by
from yingbao.exchange.mapping.forms import forms
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.normalise.reading import says_nothing
from yingbao.exchange.words import key, plain

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_]+")
SUFFIX = re.compile(r"(代码|编码|码值|填写|填报|填|栏|列|一项|说明|分为|分)$")
PARTS = re.compile(r"[,，、;；/\s]+")
MOST_VALUES = 400  # distinct texts of a column of codes
MOSTLY, PARTLY = 0.9, 0.5
NEAR = 2  # rows around a header in which a second header of field codes may stand
LONE_TEXTS, HEAD_ROWS, FOOT_ROWS = 3, 40, 25


@dataclass(frozen=True)
class Explained:
    """How one column's cells were read. `twice` are codes for which the legend has two words."""

    position: int
    place: str
    codes: dict[str, str]
    twice: frozenset[str] = frozenset()


def explain(
    block: Block, legends: Iterable[Legend], answered: Callable[[int, str], str | None]
) -> tuple[Block, tuple[Explained, ...]]:
    """The block with words for its codes; nearest legends first. Cells as sent stay in `block.cells`.

    `answered(position, code)` is the word that a person chose for it.
    """
    told = [one for one in (*_around(block), *legends) if one.fields]
    found = []
    for position in range(len(block.columns)):
        values = values_of(block, position)
        asked = {folded(text) for text in values if is_code(text)}
        said = {code: word for code in asked if (word := answered(position, code))}
        if values and (explained := _column(block, position, values, told, said)):
            found.append(explained)
    words = {block.columns[one.position]: one.codes for one in found if one.codes}
    return (replace(block, words=words) if words else block), tuple(found)


def named_plainly(block: Block) -> Block:
    """The block with headers as names only, for finding out what they mean."""
    return replace(block, paths=tuple(_bare(path) for path in block.paths))


def _bare(path: Path) -> Path:
    """救助类型 1急难 2支出 → 救助类型: what a header explains is no part of its name."""
    said = sayings(path[-1]) if path and re.search(r"\d", path[-1]) else []
    return (*path[:-1], said[0].field) if len(said) == 1 and said[0].field else path


def _around(block: Block) -> list[Legend]:
    """What the headers, the titles and the notes below say."""
    header, note = Legend("表头"), Legend("表内的填写说明")
    for label, path in zip(block.labels, block.paths, strict=True):
        if path and re.search(r"[(（\[【=＝:：\d]", label):
            header.say(label)
    for text in (*block.titles, *_lone_texts(block)):
        for line in text.splitlines():
            note.say(line)
    return [header, note]


def _lone_texts(block: Block) -> list[str]:
    """Rows with little in them above and below the data."""
    filled, data = block.cells.filled, set(block.rows.tolist())
    height = block.cells.height
    places = {*range(min(HEAD_ROWS, height)), *range(max(0, height - FOOT_ROWS), height)}
    lone = [r for r in sorted(places) if 0 < filled[r] <= LONE_TEXTS and r not in data]
    return [text for row in lone for text in block.cells.row(row) if text]


def values_of(block: Block, position: int) -> dict[str, int]:
    """Distinct texts with how many cells have them; empty for a column of many."""
    counts = pc.value_counts(block.column(position).drop_null())
    if not 0 < len(counts) <= MOST_VALUES:
        return {}
    pairs = zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True)
    return {text: times for text, times in pairs if not says_nothing(text) or is_code(text)}


def _column(
    block: Block, position: int, values: dict[str, int], told: list[Legend], said: dict[str, str]
) -> Explained | None:
    if not told and not said:
        return None
    names, lists = _names(block, position), _lists(block.paths[position])
    codes, places = dict(said), ["您确认过"] if said else []
    twice: set[str] = set()
    for legend in told:
        match = _match(legend, names, values, lists)
        new = {c: words[0] for c, words in match.items() if len(words) == 1 and c not in codes}
        twice |= {c for c, words in match.items() if len(words) > 1 and c not in codes}
        if new:
            places.append(legend.place)
        codes |= new
    read = _read_all(values, codes, lists) if codes else {}
    met = frozenset(folded(text) for text in values if bare(folded(text)) in {*map(bare, twice)})
    if not read and not met:
        return None
    return Explained(position, "、".join(dict.fromkeys(places)), read, met)


def _names(block: Block, position: int) -> tuple[str, ...]:
    """Everything a legend may call the column."""
    texts = [*block.paths[position], *_codes_beside(block, block.columns[position])]
    found: dict[str, None] = dict.fromkeys(
        [block.labels[position]] if block.labels[position] else []
    )
    for text in texts:
        head = re.split(r"[(（\[【]", text)[0]
        inside = re.findall(r"[(（\[【]([^)）\]】]*)[)）\]】]", text)
        for part in (text, head, *inside):
            found |= dict.fromkeys([part, *LATIN.findall(part), LATIN.sub("", part).strip(" _-./")])
    return tuple(name for name in found if len(plain(name)) >= 2)


def _codes_beside(block: Block, column: int) -> Iterator[str]:
    """YWLX above or below 业务类型: a row of field codes beside the header."""
    if block.band is None:
        return
    rows = range(
        max(0, block.band.first - NEAR), min(block.cells.height, block.band.last + 1 + NEAR)
    )
    for index in rows:
        row = block.cells.row(index)
        texts = [text for text in row if text]
        latin = sum(bool(LATIN.fullmatch(text)) for text in texts)
        if (
            latin >= 2
            and latin * 2 > len(texts)
            and (name := row[column])
            and LATIN.fullmatch(name)
        ):
            yield name


def _lists(path: Path) -> list[Column]:
    """The closed lists that this header may ask for."""
    meant = (
        forms()[form].columns[name] for form, names in meant_by(path).items() for name in names
    )
    return list({id(column.codes): column for column in meant if column.codes}.values())


def _match(
    legend: Legend, names: tuple[str, ...], values: dict[str, int], lists: list[Column]
) -> dict[str, list[str]]:
    """The codes of the field that is this column; of a nameless field, only where its words fit the header."""
    for share, same in ((PARTLY, _same), (PARTLY, _by_initials), (MOSTLY, _within)):
        for field, codes in legend.fields.items():
            called = [n for one in legend.names(field) for n in _field_names(one)]
            if any(same(one, name) for one in called for name in names) and _covers(
                codes, values, share, lists
            ):
                return codes
    for codes in (legend.fields.get("", {}), *_unnamed(legend)):
        if codes and _covers(codes, values, 1.0, lists) and _fits(codes, lists):
            return codes
    return {}


def _unnamed(legend: Legend) -> Iterator[dict[str, list[str]]]:
    """A note under the title names no column by its header: its words must do."""
    if legend.place.startswith("表"):
        yield from (codes for field, codes in legend.fields.items() if field)


def _field_names(field: str) -> set[str]:
    texts = {field, *re.split(r"[(（\[【)）\]】:：\s]", field), *LATIN.findall(field)}
    return {SUFFIX.sub("", text) or text for text in texts if len(plain(text)) >= 2}


def _same(field: str, name: str) -> bool:
    return key(field) == key(SUFFIX.sub("", name) or name)


def _by_initials(field: str, name: str) -> bool:
    latin, other = (field, name) if LATIN.fullmatch(field) else (name, field)
    return (
        bool(LATIN.fullmatch(latin)) and len(latin) >= 3 and initials(plain(other)) == latin.lower()
    )


def _within(field: str, name: str) -> bool:
    one, other = key(field), key(name)
    return min(len(one), len(other)) >= 2 and (one in other or other in one)


def _covers(
    codes: dict[str, list[str]], values: dict[str, int], share: float, lists: list[Column]
) -> bool:
    """The column's codes are of this legend; words that its list knows anyway do not count."""
    known = {bare(code) for code in codes}
    words = {plain(word) for texts in codes.values() for word in texts}
    asked = {
        t: n
        for t, n in values.items()
        if plain(t) not in words and not (_known(t, lists) and bare(folded(t)) not in known)
    }
    hits = sum(
        n
        for text, n in asked.items()
        if _parts(text) and all(bare(p) in known for p in _parts(text))
    )
    return hits > 0 and hits >= share * sum(asked.values())


def _fits(codes: dict[str, list[str]], lists: list[Column]) -> bool:
    return any(
        sum(read_code(words[0], column).state == "ok" for words in codes.values()) * 2 > len(codes)
        for column in lists
    )


def _known(text: str, lists: list[Column]) -> bool:
    return any(read_code(text, column).state == "ok" for column in lists)


def _parts(text: str) -> list[str]:
    return [folded(part) for part in PARTS.split(text) if folded(part)]


def _read_all(values: dict[str, int], codes: dict[str, str], lists: list[Column]) -> dict[str, str]:
    """Cell as written → its word. A code that its list knows by itself stays, if it does not know the word."""
    exact, without_zeros = dict(codes), loose(codes)
    found = {}
    for text in values:
        parts = _parts(text) if folded(text) not in exact else [folded(text)]
        words = [exact.get(part) or without_zeros.get(bare(part)) for part in parts]
        if not words or not all(words):
            words = [w for c, w in codes.items() if folded(text).replace("-", "") == c + folded(w)]
        said = "、".join(str(word) for word in words[: len(parts)])
        if said and (_known(said, lists) or not _known(text, lists)):
            found[text] = said
    return found


def loose(codes: dict[str, str]) -> dict[str, str]:
    """Codes without leading zeros, where that leaves them apart."""
    found: dict[str, set[str]] = {}
    for code, word in codes.items():
        found.setdefault(bare(code), set()).add(word)
    return {code: next(iter(words)) for code, words in found.items() if len(words) == 1}
