"""Keys: the same name in Python and SQL, for ever; made once; useless to others."""

import json
import os
import threading
import uuid

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.security import KeyRing, KeyRingError, mask_account, mask_id, mask_name, mask_phone
from yingbao.security.keyfile import FILE_NAME

ID18 = "140521196801011234"


@pytest.fixture(scope="module")
def ring(tmp_path_factory):
    return KeyRing.open(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def con(ring):
    with duckdb.connect() as connection:
        ring.install(connection)
        yield connection


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_sql_and_python_give_the_same_person_and_key(ring, con, text):
    query = f"SELECT {ring.person_id_sql('$x')}, {ring.key_sql('$x', 'name')}"
    assert con.execute(query, {"x": text}).fetchone() == (
        ring.person_id(text),
        ring.key(text, "name"),
    )


def test_a_person_id_is_a_uuid_and_nobody_has_none(ring, con):
    assert uuid.UUID(ring.person_id(ID18)).version == 8
    assert con.execute(f"SELECT {ring.person_id_sql('NULL::VARCHAR')}").fetchone() == (None,)


def test_one_text_has_unrelated_keys_for_two_purposes(ring):
    assert ring.key(ID18, "name") != ring.key(ID18, "account")
    assert len(ring.key(ID18, "name")) == 24


def test_the_same_home_names_people_alike_and_another_home_does_not(tmp_path):
    first, again = KeyRing.open(tmp_path / "a"), KeyRing.open(tmp_path / "a")
    assert first.person_id(ID18) == again.person_id(ID18)
    assert first.person_id(ID18) != KeyRing.open(tmp_path / "b").person_id(ID18)


def test_the_default_home_is_named_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("YINGBAO_HOME", str(tmp_path / "keys"))
    KeyRing.open()
    assert (tmp_path / "keys" / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_of_many_first_comers_one_makes_the_keys(tmp_path):
    seen, start = [], threading.Barrier(8)

    def come_first():
        start.wait()
        seen.append(KeyRing.open(tmp_path / "home").person_id(ID18))

    threads = [threading.Thread(target=come_first) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(seen) == 8 and len(set(seen)) == 1
    assert [path.name for path in (tmp_path / "home").iterdir()] == [FILE_NAME]


def test_keys_that_others_can_read_are_refused(tmp_path):
    KeyRing.open(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o644)
    with pytest.raises(KeyRingError, match="权限过宽.*chmod 600"):
        KeyRing.open(tmp_path)


def test_damaged_keys_are_refused_and_left_alone(tmp_path):
    KeyRing.open(tmp_path)
    path = tmp_path / FILE_NAME
    for damage in ("", "{}", '{"version": 1, "identity": "00"}', json.dumps([1])):
        path.write_text(damage)
        with pytest.raises(KeyRingError, match="损坏.*备份"):
            KeyRing.open(tmp_path)
        assert path.read_text() == damage


def test_a_home_that_cannot_be_made_is_told_in_chinese(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyRingError, match="无法读写.*YINGBAO_HOME"):
        KeyRing.open(tmp_path / "file" / "home")


def test_no_key_byte_shows_in_queries_errors_or_repr(ring):
    secret = ring._keys.identity
    expression = ring.person_id_sql("x") + ring.key_sql("x", "name") + repr(ring) + repr(ring._keys)
    assert secret.hex() not in expression
    with duckdb.connect() as con:
        con.close()
        with pytest.raises(KeyRingError) as refused:
            ring.install(con)
    assert secret.hex() not in str(refused.value) and "\\x" not in str(refused.value)
    assert refused.value.__cause__ is None and refused.value.__suppress_context__


def test_a_purpose_cannot_smuggle_sql(ring):
    with pytest.raises(ValueError, match="letters"):
        ring.key_sql("x", "name') --")


@given(st.text(max_size=100))
def test_what_is_sealed_opens_again(ring, text):
    assert ring.unseal(ring.seal(text, "people.name|1"), "people.name|1") == text


def test_sealed_text_opens_only_at_its_place_unchanged_and_with_its_keys(ring, tmp_path):
    sealed = ring.seal(ID18, "people.id|1")
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for attempt, place, keys in (
        (sealed, "people.id|2", ring),
        (changed, "people.id|1", ring),
        (b"", "people.id|1", ring),
        (sealed, "people.id|1", KeyRing.open(tmp_path)),
    ):
        with pytest.raises(KeyRingError, match="无法解开"):
            keys.unseal(attempt, place)
    assert ID18.encode() not in sealed and os.path.sep.encode() not in sealed[:3]


@pytest.mark.parametrize(
    ("mask", "text", "shown"),
    [
        (mask_id, ID18, "140521********1234"),
        (mask_id, "140521680101123", "140521*****1123"),
        (mask_id, "E12345678", "E1*****78"),
        (mask_id, "12", "**"),
        (mask_id, None, ""),
        (mask_name, "王明", "王*"),
        (mask_name, "王小国", "王*国"),
        (mask_name, "欧阳小国", "欧**国"),
        (mask_name, "王", "王"),
        (mask_name, None, ""),
        (mask_phone, "13800000000", "138****0000"),
        (mask_account, "6228480010123456789", "***************6789"),
    ],
)
def test_masks(mask, text, shown):
    assert mask(text) == shown
