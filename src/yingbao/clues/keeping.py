"""How what the clues remember lies on disk: one JSON file each, written whole and renamed.

A reader meets the file of before or the file of after, never half of one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Write = Callable[[Path, bytes], None]


def read_kept(path: Path) -> dict[str, Any] | None:
    """What the file holds; None when there is none.

    Raises ValueError when it holds anything but an object: a broken file is never read as empty.
    """
    if not path.exists():
        return None
    content = json.loads(path.read_text("utf-8"))
    if not isinstance(content, dict):
        raise ValueError(f"{path.name} holds no object")
    return content


def as_kept(content: Any) -> bytes:
    """The bytes under which `content` is kept, one value a line so that a person can read them."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def keep(path: Path, content: bytes, write: Write) -> None:
    """Put `content` in the file's place in one step. `write` must be durable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    write(fresh, content)
    fresh.replace(path)
