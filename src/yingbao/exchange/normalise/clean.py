"""A relation of texts → a relation with the stored columns of a canonical table. All rows at once, in SQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yingbao.canon import Column, Table
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.facts import temporary
from yingbao.exchange.normalise.parsed import PARSED, forget, parse_column, reader
from yingbao.exchange.normalise.places import (
    folded_sql,
    place_sql,
    township_in_sql,
    township_sql,
    village_in_sql,
    village_sql,
)
from yingbao.exchange.normalise.spelled import ID_FIELDS, read_numbers, read_spellings
from yingbao.identity import KeyRing

MONEY_CAST = "try_cast(text AS DECIMAL(18,4)) IS NOT NULL AND NOT contains(lower(text), 'e')"


@dataclass(frozen=True)
class Cleaned:
    """`relation` has the stored columns, then helper columns beginning with `_` that never leave memory.

    Helpers: `_row`, `_n`, `_name`, `_id_raw`, `_id18`, `_hint`, `<column>__state` of every parsed column
    and `<column>__raw` of it.
    """

    relation: str
    table: Table
    parsed: tuple[str, ...]
    present: frozenset[str] = field(default=frozenset())


def clean(
    con: Any,
    table: Table,
    relation: str,
    context: TableContext,
    ring: KeyRing,
    headers: Callable[[str], str],
    defaults: dict[str, str],
    quiet: frozenset[str] = frozenset(),
) -> Cleaned:
    """`relation` has `_row`, `_n`, `_section` and texts named like the table's logical columns.

    `headers(name)` is the header text of a column (its unit may stand there); `defaults` are SQL
    values for code and month columns that the sheet leaves out.
    """
    present = frozenset(row[0] for row in con.execute(f"DESCRIBE {relation}").fetchall())
    plan = _Plan(con, table, relation, context, ring, headers, defaults, present, quiet)
    return Cleaned(plan.run(), table, tuple(plan.joins), present)


def subject_name(table: Table) -> str:
    """The column that names the row's person; on a bank's list that is the account's holder."""
    name = table.subject + "name"
    return name if any(c.name == name for c in table.columns) else "holder_name"


@dataclass
class _Plan:
    con: Any
    table: Table
    relation: str
    context: TableContext
    ring: KeyRing
    headers: Callable[[str], str]
    defaults: dict[str, str]
    present: frozenset[str]
    quiet: frozenset[str] = frozenset()
    joins: dict[str, str] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)

    def run(self) -> str:
        """1 read IDs and names once; 2 turn them into keys; both materialised, so nothing is computed twice."""
        for column in self.table.columns:
            if column.name in self.present:
                self._look_up(column)
        read = temporary("read")
        self.con.execute(
            f"CREATE TEMP TABLE {read} AS SELECT {', '.join(self._read())} FROM {self.relation} AS f {self._join_sql()}"
        )
        stored = temporary("clean")
        self.con.execute(
            f"CREATE TEMP TABLE {stored} AS SELECT {', '.join(self._stored())} FROM {read}"
        )
        for used in (read, *self.joins.values(), *self.spelled.values()):
            forget(self.con, used)
        return stored

    def _look_up(self, column: Column) -> None:
        """The relation that reads this column's spellings, where its type has one."""
        name = column.name
        if column.type in PARSED:
            self.joins[name] = self._parse(column)
        elif column.type in ("id_number", "disability_number"):
            lost = self._lost(column).removeprefix("f.")
            self.spelled[name] = read_numbers(self.con, self.relation, name, lost)
        elif column.type in ("name", "text", "ref"):
            self.spelled[name] = read_spellings(self.con, self.relation, name, column.type)

    def _parse(self, column: Column) -> str:
        read = reader(column, self.context, self.headers(column.name), column.name in self.quiet)
        plain_money = column.type == "money" and self._scale(column) == 1
        return parse_column(
            self.con,
            self.relation,
            column.name,
            column,
            read,
            MONEY_CAST if plain_money else "FALSE",
        )

    def _scale(self, column: Column) -> int:
        from yingbao.exchange.normalise.parsed import header_scale

        return header_scale(self.headers(column.name)) or self.context.block.scale

    def _join_sql(self) -> str:
        looked_up = self.joins | self.spelled
        return " ".join(
            self._join(c, looked_up[c.name]) for c in self.table.columns if c.name in looked_up
        )

    def _join(self, column: Column, relation: str) -> str:
        name = column.name
        numbers = column.type in ("id_number", "disability_number")
        also = f" AND j_{name}.lost = coalesce({self._lost(column)}, FALSE)" if numbers else ""
        return f'LEFT JOIN {relation} AS j_{name} ON j_{name}.text = f."{name}"{also}'

    # -- step 1: texts → values ---------------------------------------------------------------

    def _read(self) -> list[str]:
        items = ["f._row", "f._n", "f._section"]
        for column in self.table.columns:
            if column.name in self.present:
                items += self._read_column(column)
        items += [
            f"f.{name}"
            for name in sorted(self.present)
            if name.startswith("_") and name not in ("_row", "_n", "_section")
        ]
        return items

    def _read_column(self, column: Column) -> list[str]:
        text = f'f."{column.name}"'
        if column.type in ("id_number", "disability_number"):
            return self._read_number(column, text)
        if column.type in PARSED:
            return self._read_parsed(column, text)
        readers = {
            "name": f"j_{column.name}.value",
            "phone": _digits(text),
            "account": _account(text, self._lost(column)),
            "text": f"j_{column.name}.value",
            "ref": f"j_{column.name}.value",
            "township": township_sql(folded_sql(text)),
            "village": folded_sql(text),
            "address": folded_sql(text),
        }
        return [f'{readers[column.type]} AS "{column.name}"', f'{text} AS "{column.name}__raw"']

    def _lost(self, column: Column) -> str:
        lost = f"{column.name}__lost"
        return f"f.{lost}" if lost in self.present else "FALSE"

    def _read_number(self, column: Column, text: str) -> list[str]:
        named = [
            f'j_{column.name}.{part} AS "{column.name}__{part}"'
            for part in ID_FIELDS
            if part != "state"
        ]
        named.append(f"coalesce(j_{column.name}.state, 'missing') AS \"{column.name}__state\"")
        return [*named, f'{text} AS "{column.name}__raw"']

    def _read_parsed(self, column: Column, text: str) -> list[str]:
        value, state = f"j_{column.name}.value", f"j_{column.name}.state"
        if column.type == "money" and self._scale(column) == 1:
            cast = f"try_cast(round(try_cast({text} AS DECIMAL(18,4)), 2) AS DECIMAL(14,2))"
            value = f"CASE WHEN j_{column.name}.text IS NULL THEN {cast} ELSE {value} END"
            state = f"CASE WHEN {text} IS NULL THEN 'blank' ELSE coalesce({state}, 'ok') END"
        if column.name in self.quiet:
            state = f"CASE WHEN {state} = 'bad' THEN 'blank' ELSE {state} END"
        return [
            f'{value} AS "{column.name}"',
            f"coalesce({state}, 'blank') AS \"{column.name}__state\"",
            f'{text} AS "{column.name}__raw"',
        ]

    # -- step 2: values → stored columns ------------------------------------------------------

    def _stored(self) -> list[str]:
        stored = {c.name: self._stored_column(c.name, c.source) for c in self.table.physical}
        items = [
            f'CAST({sql} AS {c.sql_type}) AS "{c.name}"'
            for c in self.table.physical
            if (sql := stored[c.name])
        ]
        return items + self._helpers()

    def _stored_column(self, name: str, source: str | None) -> str:
        subject = self._subject()
        common = {
            "row_ref": f"{_quoted(self.context.row_prefix)} || _row",
            "person_id": self.ring.person_id_sql(subject["id18"]),
            "match": f"CASE WHEN {subject['id18']} IS NOT NULL THEN 'strong' END",
            "id_state": subject["state"],
            "name_key": self._name_key(subject_name(self.table)),
            "id_birth_date": subject["birth_date"],
            "id_sex": subject["sex"],
            "household_id": self._household(),
        }
        if name in common:
            return common[name]
        assert source
        return self._own(name, self.table.column(source))

    def _subject(self) -> dict[str, str]:
        """The subject's number: its own column, else the first 18 digits of its disability number."""
        own, other = self.table.subject + "id_number", "disability_no"
        parts = ("id18", "state", "birth_date", "sex")
        has_own, has_other = own in self.present, other in self.present
        if has_own and has_other:
            better = f'"{own}__id18" IS NULL AND "{other}__id18" IS NOT NULL'
            return {
                p: f'CASE WHEN {better} THEN {self._of_other(p)} ELSE "{own}__{p}" END'
                for p in parts
            }
        if has_own:
            return {p: f'"{own}__{p}"' for p in parts}
        if has_other:
            return {p: self._of_other(p) for p in parts}
        return {"id18": "NULL", "state": "'missing'", "birth_date": "NULL", "sex": "NULL"}

    def _of_other(self, part: str) -> str:
        text = f'"disability_no__{part}"'
        return (
            f"CASE WHEN {text} = 'valid' THEN 'from_disability_number' ELSE {text} END"
            if part == "state"
            else text
        )

    def _name_key(self, name: str) -> str:
        return self.ring.key_sql(f'"{name}"', "name") if name in self.present else "NULL"

    def _household(self) -> str:
        """Rolls: by the head's ID, else the certificate, else the head's name and village.

        Registers of households: everybody under one book or household number.
        """
        if "head_id_number" in {c.name for c in self.table.columns}:
            return f"coalesce({', '.join([*self._heads(), 'NULL'])})"
        for name in ("book_no", "household_no"):
            if name in self.present:
                return self.ring.key_sql(f'"{name}"', "book")
        return "NULL"

    def _heads(self) -> list[str]:
        key = self.ring.key_sql
        parts = (
            [key('"head_id_number__id18"', "household")] if "head_id_number" in self.present else []
        )
        if (
            self.table.name != "dibao_member"
            and not self.table.subject
            and "id_number" in self.present
        ):
            parts.append(key('"id_number__id18"', "household"))
        if "_certificate" in self.present:
            parts.append(key(folded_sql("_certificate"), "certificate"))
        if "_head_name" in self.present:
            village = self._place(
                self.table.column("village"), '"village"' if "village" in self.present else "NULL"
            )
            parts.append(
                key(f"{folded_sql('_head_name')} || '|' || coalesce({village}, '')", "household")
            )
        return parts

    def _own(self, stored: str, column: Column) -> str:
        name = column.name
        if name in ("disability_class", "disability_level") and "disability_no" in self.present:
            own = f'"{name}"' if name in self.present else "NULL"
            return f"coalesce({own}, {_told_by_card(name)})"
        if name not in self.present:
            return self._absent(column)
        if column.type == "id_number":
            id18 = f'"{name}__id18"'
            strong = f"CASE WHEN {id18} IS NOT NULL THEN 'strong' END"
            return strong if stored.endswith("match") else self.ring.person_id_sql(id18)
        if column.type == "disability_number":
            return self.ring.key_sql(f"nullif(\"{name}__clean\", '')", "disability")
        if column.type in ("name", "phone", "account"):
            return self.ring.key_sql(f'"{name}"', column.type)
        if column.type in ("township", "village"):
            return self._place(column, f'"{name}"')
        default = self.defaults.get(name)
        return f'coalesce("{name}", {default})' if default else f'"{name}"'

    def _absent(self, column: Column) -> str:
        if column.type in ("township", "village") and column.name in ("township", "village"):
            return self._place(column, "NULL")
        return self.defaults.get(column.name, "NULL")

    def _place(self, column: Column, own: str) -> str:
        """The row's own place, else the section above it, the sheet's name, the address."""
        if column.name not in ("township", "village"):
            return village_sql(own) if column.type == "village" else own
        addresses = [
            c.name for c in self.table.columns if c.type == "address" and c.name in self.present
        ]
        address = f'"{addresses[0]}"' if addresses else None
        if column.name == "village":
            return place_sql(own, self.context.village, address, village_sql, village_in_sql)
        beside = '"village"' if "village" in self.present else None
        return place_sql(own, self.context.township, address, str, township_in_sql, beside)

    def _helpers(self) -> list[str]:
        subject = self._subject()
        name = subject_name(self.table)
        raw = (
            f"{self.table.subject}id_number__raw"
            if self.table.subject + "id_number" in self.present
            else "disability_no__raw"
        )
        has_raw = raw.removesuffix("__raw") in self.present
        items = [
            "_row",
            "_n",
            f"{_quoted(self.context.sheet)} AS _hint",
            f"{chr(34) + name + chr(34) if name in self.present else 'NULL'}::VARCHAR AS _name",
            f"{chr(34) + raw + chr(34) if has_raw else 'NULL'}::VARCHAR AS _id_raw",
            f"{subject['id18']}::VARCHAR AS _id18",
        ]
        for column in self.table.columns:
            if column.name in self.joins:
                items += [f'"{column.name}__state"', f'"{column.name}__raw"']
        items += [n for n in sorted(self.present) if n.startswith("_keep")]
        return items


def _digits(text: str) -> str:
    return f"nullif(regexp_replace(translate({text}, '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g'), '')"


def _account(text: str, lost: str) -> str:
    """An account is its digits; one that lost digits would join strangers, so it is none."""
    digits = _digits(text)
    broken = f"({lost} OR regexp_matches({text}, '[eE][+]') OR length({digits}) < 6)"
    return f"CASE WHEN NOT coalesce({broken}, FALSE) THEN {digits} END"


def _quoted(text: str | None) -> str:
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"


CARD_CLASSES = {
    "1": "视力",
    "2": "听力",
    "3": "言语",
    "4": "肢体",
    "5": "智力",
    "6": "精神",
    "7": "多重",
}


def _told_by_card(name: str) -> str:
    """The 19th digit of a disability number is the class, the 20th the level."""
    number = '"disability_no__clean"'
    if name == "disability_level":
        digit = f"substr({number}, 20, 1)"
        read = f"CASE WHEN {digit} IN ('1', '2', '3', '4') THEN CAST({digit} AS INTEGER) END"
    else:
        whens = " ".join(f"WHEN '{digit}' THEN '{kind}'" for digit, kind in CARD_CLASSES.items())
        read = f"CASE substr({number}, 19, 1) {whens} END"
    return f'CASE WHEN "disability_no__id18" IS NOT NULL THEN {read} END'
