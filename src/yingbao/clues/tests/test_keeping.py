"""What the clues remember is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from yingbao.clues.keeping import as_kept, keep, read_kept


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    keep(tmp_path / "store" / "memory", as_kept({"线索": ["一", 2]}), Path.write_bytes)
    assert read_kept(tmp_path / "store" / "memory") == {"线索": ["一", 2]}


def test_an_absent_file_is_told_from_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("{}")
    assert read_kept(tmp_path / "absent") is None
    assert read_kept(tmp_path / "empty") == {}


@pytest.mark.parametrize("broken", ["", "{", "null", "[]", "0"])
def test_a_broken_file_is_never_read_as_empty(tmp_path: Path, broken: str) -> None:
    (tmp_path / "memory").write_text(broken)
    with pytest.raises(ValueError, match=r"."):
        read_kept(tmp_path / "memory")


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "memory"
    keep(path, as_kept({"kept": 1}), Path.write_bytes)

    def full(fresh: Path, content: bytes) -> None:
        fresh.write_bytes(content[:3])
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        keep(path, as_kept({"kept": 2}), full)
    assert read_kept(path) == {"kept": 1}
