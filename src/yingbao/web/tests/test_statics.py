"""The files browsers fetch are compressed when they change, not at every start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from yingbao.web.serving import statics


@pytest.fixture
def root(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty layout; the storage of an installation, without the slow compressing."""
    settings.STATIC_ROOT = tmp_path
    monkeypatch.setattr(statics, "staticfiles_storage", _Named())
    return tmp_path


class _Named:
    manifest_name = "staticfiles.json"


@pytest.fixture
def layouts(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []

    def collect(name: str, **_: object) -> None:
        done.append(name)
        (root / "staticfiles.json").write_text("{}")

    monkeypatch.setattr(statics, "call_command", collect)
    return done


def test_a_second_start_lays_nothing_out(layouts: list[str]) -> None:
    statics.lay_out_what_changed()
    statics.lay_out_what_changed()
    assert layouts == ["collectstatic"]


def test_a_changed_file_is_laid_out_again(
    layouts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    statics.lay_out_what_changed()
    monkeypatch.setattr(statics, "_digest", lambda: "of a newer version")
    statics.lay_out_what_changed()
    assert len(layouts) == 2


@pytest.mark.parametrize("lost", [statics.STAMP, "staticfiles.json"])
def test_a_layout_that_was_cut_off_is_done_again(layouts: list[str], root: Path, lost: str) -> None:
    statics.lay_out_what_changed()
    (root / lost).unlink()
    statics.lay_out_what_changed()
    assert len(layouts) == 2


def test_the_command_lays_out_whatever_lies_there(layouts: list[str]) -> None:
    statics.lay_out()
    statics.lay_out()
    assert len(layouts) == 2
