"""The store of an earlier `yingbao check`, found or refused in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import typer

Kept = TypeVar("Kept")


def store_of(out: Path) -> Path:
    """OUT's store; exit 2 when there is none."""
    store = out / "store"
    if not (store / "clue_memory").is_file():
        stop(f"{out} 里没有比对结果。请写 yingbao check 的结果文件夹。")
    return store


def read_or_stop(load: Callable[[Path], Kept], store: Path) -> Kept:
    """What the store remembers; a file that cannot be read is said, never overwritten."""
    try:
        return load(store)
    except (json.JSONDecodeError, KeyError, TypeError, ValueError):
        stop(f"{store} 里的记录读不懂，什么也没有改动。请从备份恢复这个文件夹，再告诉维护人员。")


def stop(sentence: str, code: int = 2) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
