"""The vault gives back who a person is, and gives nothing to whoever reads the file."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from yingbao.identity import KeyRing, KeyRingError, Vault

NUMBER = "140521199001010019"


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing.open(tmp_path / "home")


def put(vault: Vault, *people: tuple[str, str, str | None]) -> None:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE people(person_id VARCHAR, id18 VARCHAR, name VARCHAR)")
        con.executemany("INSERT INTO people VALUES (?, ?, ?)", people)
        vault.put_people(con, "people")


def test_what_was_put_comes_back(tmp_path: Path, ring: KeyRing) -> None:
    vault = Vault(tmp_path / "vault.sqlite", ring)
    put(vault, ("abc-1", NUMBER, "王明"))
    assert vault.people(["abc-1", "nobody"])["abc-1"].id_number == NUMBER
    assert "nobody" not in vault.people(["abc-1", "nobody"])


def test_a_name_read_later_replaces_the_earlier_one_but_a_gap_does_not(
    tmp_path: Path, ring: KeyRing
) -> None:
    vault = Vault(tmp_path / "vault.sqlite", ring)
    put(vault, ("abc-1", NUMBER, "王明"), ("abc-1", NUMBER, None), ("abd-1", NUMBER, "李四"))
    put(vault, ("abc-1", NUMBER, "王鸣"))
    assert vault.people(["abc-1"])["abc-1"].name == "王鸣"
    assert vault.people(["abd-1"])["abd-1"].name == "李四"


def test_rows_come_back_as_written_even_with_odd_sheet_names(tmp_path: Path, ring: KeyRing) -> None:
    vault = Vault(tmp_path / "vault.sqlite", ring)
    ref = "0123456789ab|4月|名册 (2)|17"
    with duckdb.connect() as con:
        con.execute('CREATE TABLE r(row_ref VARCHAR, "column" VARCHAR, raw VARCHAR)')
        con.executemany(
            "INSERT INTO r VALUES (?, ?, ?)",
            [(ref, "name", "张三"), (ref, "id_number", "1405211990")],
        )
        vault.put_rows(con, "r")
    assert vault.rows([ref]) == {ref: {"name": "张三", "id_number": "1405211990"}}


def test_the_file_holds_no_number_and_no_name(tmp_path: Path, ring: KeyRing) -> None:
    path = tmp_path / "vault.sqlite"
    put(Vault(path, ring), ("abc-1", NUMBER, "王明"))
    held = path.read_bytes()
    assert NUMBER.encode() not in held and "王明".encode() not in held


def test_other_keys_open_nothing(tmp_path: Path, ring: KeyRing) -> None:
    path = tmp_path / "vault.sqlite"
    put(Vault(path, ring), ("abc-1", NUMBER, "王明"))
    with pytest.raises(KeyRingError):
        Vault(path, KeyRing.open(tmp_path / "other")).people(["abc-1"])


def test_a_vault_that_does_not_exist_is_empty(tmp_path: Path, ring: KeyRing) -> None:
    assert Vault(tmp_path / "none.sqlite", ring).people(["abc-1"]) == {}
