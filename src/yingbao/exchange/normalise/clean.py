"""A table of texts → a table with the stored columns of a canonical table. All rows at once, in Arrow.

A sheet has thirty columns and a folder a hundred sheets: a query a sheet would cost more to plan than
its rows to read. So every column is read by its distinct texts and put back on its rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yingbao.canon import Column, Table
from yingbao.exchange.normalise.card import told_by_card
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.defaults import Default, MonthOf
from yingbao.exchange.normalise.digits import account_digits, digits
from yingbao.exchange.normalise.keyed import Keys
from yingbao.exchange.normalise.parsed import PARSED, header_scale, parse_column, reader
from yingbao.exchange.normalise.places import (
    folded,
    township_in,
    township_of,
    village_in,
    village_of,
)
from yingbao.exchange.normalise.spelled import (
    NUMBER,
    once_each,
    one_by_one,
    read_names,
    read_numbers,
    read_refs,
    read_texts,
)

STORED = {
    "VARCHAR": pa.string(),
    "DECIMAL(14,2)": pa.decimal128(14, 2),
    "DECIMAL(14,3)": pa.decimal128(14, 3),
    "INTEGER": pa.int32(),
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
}
NUMBERS = ("id_number", "disability_number")
FAILED_AS_WRITTEN = ("checksum_failed", "impossible_date", "wrong_length")
TEXTS = {"name": read_names, "text": read_texts, "ref": read_refs}


@dataclass(frozen=True)
class Cleaned:
    """`rows` has the stored columns, then helper columns beginning with `_` that never leave memory.

    Helpers: `_row`, `_n`, `_hint`, `_name`, `_id_raw`, `_id18`. `read` holds `<column>`, its text
    `<column>__raw` and, of parsed columns, how they read: `<column>__state`.
    """

    rows: pa.Table
    table: Table
    parsed: tuple[str, ...]
    present: frozenset[str]
    read: dict[str, pa.Array]


def clean(
    con: Any,
    table: Table,
    texts: pa.Table,
    context: TableContext,
    keys: Keys,
    headers: Callable[[str], str],
    defaults: dict[str, Default],
    quiet: frozenset[str] = frozenset(),
) -> Cleaned:
    """`texts` has `_row`, `_n`, `_section` and texts named like the table's logical columns.

    `headers(name)` is the header text of a column (its unit may stand there); `defaults` are values
    for code and month columns that the sheet leaves out.
    """
    plan = _Plan(con, table, texts, context, keys, headers, defaults, quiet)
    plan.read_all()
    parsed = tuple(c.name for c in plan.columns if c.type in PARSED)
    return Cleaned(plan.rows(), table, parsed, frozenset(texts.column_names), plan.read)


def subject_name(table: Table) -> str:
    """The column that names the row's person; on a bank's list that is the account's holder."""
    name = table.subject + "name"
    return name if any(c.name == name for c in table.columns) else "holder_name"


@dataclass
class _Plan:
    con: Any
    table: Table
    texts: pa.Table
    context: TableContext
    keys: Keys
    headers: Callable[[str], str]
    defaults: dict[str, Default]
    quiet: frozenset[str]
    read: dict[str, pa.Array] = field(default_factory=dict)

    @cached_property
    def columns(self) -> list[Column]:
        """The table's columns that the sheet has."""
        return [c for c in self.table.columns if c.name in self.texts.column_names]

    def has(self, name: str) -> bool:
        return name in self.texts.column_names

    def text(self, name: str) -> pa.Array:
        return one_piece(self.texts.column(name))

    # -- step 1: texts → values ---------------------------------------------------------------

    def read_all(self) -> None:
        for column in self.columns:
            self.read[f"{column.name}__raw"] = self.text(column.name)
            self._read_column(column)

    def _read_column(self, column: Column) -> None:
        name, text = column.name, self.read[f"{column.name}__raw"]
        if column.type in NUMBERS:
            numbers = read_numbers(self.con, text, self._lost(name))
            numbers["state"] = pc.fill_null(numbers["state"], "missing")
            self.read |= {f"{name}__{part}": values for part, values in numbers.items()}
        elif column.type in PARSED:
            self.read[name], self.read[f"{name}__state"] = self._parse(column, text)
        elif column.type in TEXTS:
            self.read[name] = once_each(text, TEXTS[column.type])
        elif column.type == "phone":
            self.read[name] = once_each(text, digits)
        elif column.type == "account":
            self.read[name] = account_digits(text, self._lost(name))
        else:
            self.read[name] = once_each(text, one_by_one(PLACES[column.type], pa.string()))

    def _lost(self, name: str) -> pa.Array | None:
        lost = f"{name}__lost"
        return pc.fill_null(self.text(lost), False) if self.has(lost) else None

    def _parse(self, column: Column, text: pa.Array) -> tuple[pa.Array, pa.Array]:
        header = self.headers(column.name)
        read = reader(column, self.context, header, column.name in self.quiet)
        scale = header_scale(header) or self.context.block.scale
        value, state = parse_column(text, column, read, scale)
        if column.name in self.quiet:
            state = pc.if_else(pc.equal(state, "bad"), "blank", state)
        return value, state

    # -- step 2: values → stored columns ------------------------------------------------------

    def rows(self) -> pa.Table:
        stored = {}
        for column in self.table.physical:
            found = self._stored_column(column.name, column.source)
            stored[column.name] = self._typed(found, STORED[column.sql_type])
        return pa.table(stored | self._helpers())

    def _typed(self, found: pa.Array | None, kind: pa.DataType) -> pa.Array:
        if found is None or pa.types.is_null(found.type):
            return pa.nulls(len(self.texts), kind)
        return found.cast(kind)

    def _stored_column(self, name: str, source: str | None) -> pa.Array | None:
        if name in COMMON:
            return COMMON[name](self)
        assert source
        return self._own(name, self.table.column(source))

    @cached_property
    def subject(self) -> dict[str, pa.Array | None]:
        """The subject's number: its own column, else the first 18 digits of its disability number."""
        own, other = self.table.subject + "id_number", "disability_no"
        if not self.has(own) and not self.has(other):
            missing = pa.repeat("missing", len(self.texts))
            return dict.fromkeys(NUMBER) | {"state": missing}
        if not self.has(other):
            return {part: self.read[f"{own}__{part}"] for part in NUMBER}
        card = {part: self.read[f"{other}__{part}"] for part in NUMBER}
        by_card = pc.equal(card["state"], "valid")
        card["state"] = pc.if_else(by_card, "from_disability_number", card["state"])
        if not self.has(own):
            return dict(card)
        better = pc.and_(pc.is_null(self.read[f"{own}__id18"]), pc.is_valid(card["id18"]))
        return {
            part: pc.if_else(better, card[part], self.read[f"{own}__{part}"]) for part in NUMBER
        }

    def row_ref(self) -> pa.Array:
        return pc.binary_join_element_wise(
            self.context.row_prefix, self.text("_row").cast(pa.string()), ""
        )

    def person_id(self) -> pa.Array | None:
        return self.keys.person(self.subject["id18"])

    def match(self) -> pa.Array | None:
        return _strong(self.subject["id18"])

    def name_key(self) -> pa.Array | None:
        name = subject_name(self.table)
        return self.keys.of(self.read[name], "name") if self.has(name) else None

    def household(self) -> pa.Array | None:
        """Rolls: by the head's ID, else the certificate, else the head's name and village.

        Registers of households: everybody under one book or household number.
        """
        if any(c.name == "head_id_number" for c in self.table.columns):
            return self._by_heads()
        for name in ("book_no", "household_no"):
            if self.has(name):
                return self.keys.of(self.read[name], "book")
        return None

    def _by_heads(self) -> pa.Array:
        found = pa.nulls(len(self.texts), pa.string())
        for purpose, named in self._heads():
            left = pc.if_else(pc.is_null(found), named(), None)
            found = pc.coalesce(found, self.keys.of(left, purpose))
        return found

    def _heads(self) -> list[tuple[str, Callable[[], pa.Array]]]:
        """What may name the household, the best first; each is computed only where it is needed."""
        ways: list[tuple[str, Callable[[], pa.Array]]] = []
        if self.has("head_id_number"):
            ways.append(("household", lambda: self.read["head_id_number__id18"]))
        own = self.table.name != "dibao_member" and not self.table.subject
        if own and self.has("id_number"):
            ways.append(("household", lambda: self.read["id_number__id18"]))
        if self.has("head_id_number"):  # the same wrong number on two sheets is one household
            ways.append(("written", self._head_as_written))
        if self.has("_certificate"):
            ways.append(("certificate", lambda: each_folded(self.text("_certificate"))))
        if self.has("_head_name"):
            ways.append(("household", self._head_and_village))
        return ways

    def _head_as_written(self) -> pa.Array:
        """A head's number that fails, as it stands; lost digits and short scraps would join strangers."""
        clean, state = self.read["head_id_number__clean"], self.read["head_id_number__state"]
        failed = pc.is_in(state, pa.array(FAILED_AS_WRITTEN))
        whole = pc.greater_equal(pc.utf8_length(pc.fill_null(clean, "")), 14)
        return pc.if_else(pc.and_(pc.fill_null(failed, False), whole), clean, None)

    def _head_and_village(self) -> pa.Array:
        village = self._place(self.table.column("village"))
        village = pc.fill_null(pa.nulls(len(self.texts)) if village is None else village, "")
        return pc.binary_join_element_wise(each_folded(self.text("_head_name")), village, "|")

    def _own(self, stored: str, column: Column) -> pa.Array | None:
        name = column.name
        if name in ("disability_class", "disability_level") and self.has("disability_no"):
            told = told_by_card(
                name, self.read["disability_no__clean"], self.read["disability_no__id18"]
            )
            return pc.coalesce(self.read[name], told) if self.has(name) else told
        if column.type in ("township", "village"):
            placed = self.has(name) or name in ("township", "village")
            return self._place(column) if placed else self._default(name)
        if not self.has(name):
            return self._default(name)
        if column.type == "id_number":
            id18 = self.read[f"{name}__id18"]
            return _strong(id18) if stored.endswith("match") else self.keys.person(id18)
        if column.type == "disability_number":
            clean = self.read[f"{name}__clean"]
            return self.keys.of(pc.if_else(pc.equal(clean, ""), None, clean), "disability")
        if column.type in ("name", "phone", "account"):
            return self.keys.of(self.read[name], column.type)
        default = self._default(name)
        return self.read[name] if default is None else pc.coalesce(self.read[name], default)

    def _default(self, name: str) -> pa.Array | None:
        default = self.defaults.get(name)
        if isinstance(default, MonthOf):
            return pc.floor_temporal(self.read[default.column], unit="month")
        return None if default is None else pa.repeat(default, len(self.texts))

    def _place(self, column: Column) -> pa.Array | None:
        """The row's own place, else the section above it, the village's cell beside it, the sheet's
        name, the address."""
        own = self.read.get(column.name)
        if column.name not in ("township", "village"):
            return each_in(own, village_of) if column.type == "village" else own
        is_village = column.name == "village"
        find = village_in if is_village else township_in
        named = self.context.village if is_village else self.context.township
        parts = [each_in(own, village_of) if is_village else own]
        parts.append(each_in(self.text("_section"), lambda text: find(folded(text) or "")))
        if is_village:
            parts.append(each_in(self._written("township"), find))  # 乡镇村: one cell for both
        else:
            parts.append(each_in(self.read.get("village"), find))
        parts.append(pa.repeat(named, len(self.texts)) if named else None)
        parts.append(each_in(self._address, find))
        return pc.coalesce(*[part for part in parts if part is not None])

    def _written(self, name: str) -> pa.Array | None:
        return each_folded(self.text(name)) if self.has(name) else None

    @cached_property
    def _address(self) -> pa.Array | None:
        return next((self.read[c.name] for c in self.columns if c.type == "address"), None)

    def _helper(self, part: str) -> pa.Array | None:
        found = (self.read.get(f"{role}_{part}") for role in ("carer", "keeper"))
        return next((column for column in found if column is not None), None)

    def _helpers(self) -> dict[str, pa.Array]:
        size = len(self.texts)
        own = self.table.subject + "id_number"
        raw = own if self.has(own) else "disability_no"
        found = {
            "_hint": pa.repeat(self.context.sheet, size),
            "_name": self.read.get(subject_name(self.table)),
            "_id_raw": self.read.get(f"{raw}__raw"),
            "_id18": self.subject["id18"],
            "_carer_name": self._helper("name"),  # a clue about a carer or keeper must say who
            "_carer_id18": self._helper("id_number__id18"),
        }
        nothing = pa.nulls(size, pa.string())
        helpers = {name: nothing if part is None else part for name, part in found.items()}
        return {name: self.text(name).cast(pa.int32()) for name in ("_row", "_n")} | helpers


COMMON: dict[str, Callable[[_Plan], pa.Array | None]] = {
    "row_ref": _Plan.row_ref,
    "person_id": _Plan.person_id,
    "match": _Plan.match,
    "id_state": lambda plan: plan.subject["state"],
    "name_key": _Plan.name_key,
    "id_birth_date": lambda plan: plan.subject["birth_date"],
    "id_sex": lambda plan: plan.subject["sex"],
    "household_id": _Plan.household,
}


def _township(text: str) -> str | None:
    bare = folded(text)
    return township_of(bare) if bare else None


PLACES = {"township": _township, "village": folded, "address": folded}


def one_piece(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column as one array, with no null type."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(whole, pa.ChunkedArray):  # of no chunk at all
        whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], whole.type)
    return whole.cast(pa.string()) if pa.types.is_null(whole.type) else whole


def each_in(column: pa.Array | None, read: Callable[[str], str | None]) -> pa.Array | None:
    return None if column is None else once_each(column, one_by_one(read, pa.string()))


def each_folded(column: pa.Array) -> pa.Array:
    return once_each(column, one_by_one(folded, pa.string()))


def _strong(id18: pa.Array | None) -> pa.Array | None:
    return None if id18 is None else pc.if_else(pc.is_valid(id18), "strong", None)
