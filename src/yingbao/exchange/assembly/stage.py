"""Accepted rows of every table, kept without any identifier in plain text until the snapshot is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yingbao.canon import Table
from yingbao.exchange.normalise.clean import Cleaned
from yingbao.exchange.normalise.judge import Judged
from yingbao.identity import KeyRing

ROLL_TABLES = frozenset({"dibao_household", "dibao_member", "tekun_member", "lowincome_member"})


@dataclass
class Stage:
    """Parts on disk (keys only), and in memory who people are, for the vault and for linkage."""

    con: Any
    folder: Path
    ring: KeyRing
    parts: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    _number: int = 0

    def __post_init__(self) -> None:
        self.con.execute(
            "CREATE TEMP TABLE seen_people (person_id VARCHAR, id18 VARCHAR, name VARCHAR, rank INTEGER)"
        )
        self.con.execute(
            'CREATE TEMP TABLE seen_rows (row_ref VARCHAR, "column" VARCHAR, raw VARCHAR)'
        )
        self.con.execute(
            "CREATE TEMP TABLE loose (row_ref VARCHAR, n INTEGER, tbl VARCHAR, name VARCHAR, id_raw VARCHAR, "
            "id_state VARCHAR, birth_date DATE, sex VARCHAR, township VARCHAR, village VARCHAR)"
        )

    def add(self, cleaned: Cleaned, judged: Judged, order: int, derived: bool) -> int:
        """Keeps the rows that were not refused; returns how many."""
        refused = self.con.execute(f"SELECT count(*) FROM {judged.problems} WHERE fatal").fetchone()
        taken = (
            cleaned.relation
            if not refused[0]
            else (
                f"SELECT * FROM {cleaned.relation} AS c WHERE NOT EXISTS (SELECT 1 FROM {judged.problems} AS p "
                "WHERE p.fatal AND p.row_number = c._row AND p.n = c._n)"
            )
        )
        taken = f"({taken})" if refused[0] else taken
        stored = ", ".join(f'"{c.name}"' for c in cleaned.table.physical)
        path = self._part(cleaned.table)
        self.con.execute(
            f"COPY (SELECT {stored}, _row, _n, _hint, {order} AS _order, {self._number} AS _part, {derived} AS _derived FROM {taken}) "
            f"TO '{path}' (FORMAT parquet)"
        )
        self._remember_people(cleaned, taken)
        self._remember_rows(cleaned, taken)
        return int(self.con.execute(f"SELECT count(*) FROM {taken}").fetchone()[0])

    def _part(self, table: Table) -> Path:
        self._number += 1
        path = self.folder / f"part-{self._number:05}.parquet"
        self.parts[table.name].append(path)
        return path

    def _remember_people(self, cleaned: Cleaned, taken: str) -> None:
        """Everybody with a usable number, for the vault. Rolls and household books know names best."""
        rank = (
            0
            if cleaned.table.name in ROLL_TABLES
            else 1
            if cleaned.table.name == "hukou_person"
            else 2
        )
        self.con.execute(
            f"INSERT INTO seen_people SELECT DISTINCT person_id, _id18, _name, {rank} FROM {taken} "
            "WHERE _id18 IS NOT NULL"
        )

    def _remember_rows(self, cleaned: Cleaned, taken: str) -> None:
        """Rows without a person: what they say, for the vault and for linkage. Bad numbers as written."""
        stored = {c.name for c in cleaned.table.physical}
        birth = "birth_date" if "birth_date" in stored else "NULL::DATE"
        sex = "sex" if "sex" in stored else "NULL::VARCHAR"
        place = "township, village" if "village" in stored else "NULL, NULL"
        self.con.execute(
            f"INSERT INTO loose SELECT row_ref, _n, '{cleaned.table.name}', _name, _id_raw, id_state, "
            f"coalesce(id_birth_date, {birth}), coalesce(id_sex, {sex}), {place} FROM {taken} "
            "WHERE _id18 IS NULL AND _name IS NOT NULL"
        )
        told = "id_state <> 'valid'" if cleaned.table.name in ROLL_TABLES else "_id18 IS NULL"
        self.con.execute(
            f"INSERT INTO seen_rows SELECT row_ref, 'id_number', _id_raw FROM {taken} WHERE _id_raw IS NOT NULL AND {told} "
            f"UNION ALL SELECT row_ref, 'name', _name FROM {taken} WHERE _name IS NOT NULL AND _id18 IS NULL"
        )
