"""What a canonical table is: logical columns as the YAML states them, physical columns as stored.

The analytic store holds no ID number, name, phone, account or address in plain text: those types
turn into keys (`person_id`, `name_key`, …) and the text itself goes to the vault only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["roll", "register", "event", "spell"]

SQL_TYPES = {
    "money": "DECIMAL(14,2)",
    "number": "DECIMAL(14,3)",
    "integer": "INTEGER",
    "date": "DATE",
    "month": "DATE",  # the first day of the month
    "boolean": "BOOLEAN",
    "code": "VARCHAR",
    "text": "VARCHAR",  # scrubbed of identity and phone numbers
    "ref": "VARCHAR",  # a number that names a case, a plate, a plot; scrubbed likewise
    "township": "VARCHAR",
    "village": "VARCHAR",
}
KEYED_TYPES = {"name", "phone", "account", "disability_number"}
VAULT_ONLY_TYPES = {"address"}
TYPES = {*SQL_TYPES, *KEYED_TYPES, *VAULT_ONLY_TYPES, "id_number"}


@dataclass(frozen=True)
class PhysicalColumn:
    """A column of the Parquet snapshot. `source` is the logical column, None for the common ones."""

    name: str
    sql_type: str
    source: str | None = None


@dataclass(frozen=True)
class Column:
    """One logical column: what a department sends and how it may be headed and spelled."""

    name: str
    label: str
    type: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unit: str | None = None
    why: str | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header text known for this column, the label first."""
        return (self.label, *self.aliases)

    @property
    def physical(self) -> tuple[PhysicalColumn, ...]:
        """`head_id_number` becomes head_person_id and head_match; `holder_name` holder_name_key."""
        if self.type == "id_number":
            prefix = self.name.removesuffix("id_number")
            return tuple(
                PhysicalColumn(prefix + part, "VARCHAR", self.name)
                for part in ("person_id", "match")
            )
        if self.type in KEYED_TYPES:
            return (PhysicalColumn(f"{self.name}_key", "VARCHAR", self.name),)
        if self.type in VAULT_ONLY_TYPES:
            return ()
        return (PhysicalColumn(self.name, SQL_TYPES[self.type], self.name),)


COMMON = (
    PhysicalColumn("row_ref", "VARCHAR"),  # digest of the file|sheet|row as Excel shows it
    PhysicalColumn("person_id", "VARCHAR"),  # of the row's subject, NULL when not known
    PhysicalColumn("match", "VARCHAR"),  # strong · medium · weak; NULL without a person
    PhysicalColumn("id_state", "VARCHAR"),  # how the subject's ID number read, see identity
    PhysicalColumn("name_key", "VARCHAR"),
    PhysicalColumn("id_birth_date", "DATE"),  # as the ID number says
    PhysicalColumn("id_sex", "VARCHAR"),  # 男 · 女, as the 17th digit says
    PhysicalColumn("household_id", "VARCHAR"),  # rolls and registers of households, else NULL
)


@dataclass(frozen=True)
class Table:
    """One canonical table. `subject` is the column prefix whose person the row is about."""

    name: str
    title: str
    owner: str
    kind: Kind
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()  # words that a file or sheet name of this table contains
    not_hints: tuple[str, ...] = ()  # words beside which a hint does not count
    subject: str = ""
    retain: Literal["all", "matched"] = "all"
    why: str | None = None

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def is_about_people(self) -> bool:
        """A row of it is somebody's: a list without a number or a name is no such table."""
        return any(
            column.type in ("id_number", "disability_number")
            or column.type == "name"
            and column.required
            for column in self.columns
        )

    @property
    def physical(self) -> tuple[PhysicalColumn, ...]:
        """The stored columns: the common ones, then this table's own, each name once."""
        named = {column.name: column for column in COMMON}
        for column in self.columns:
            for stored in column.physical:
                named.setdefault(stored.name, stored)
        return tuple(named.values())

    @property
    def ddl(self) -> str:
        columns = ", ".join(f'"{column.name}" {column.sql_type}' for column in self.physical)
        return f'CREATE TABLE "{self.name}" ({columns})'
