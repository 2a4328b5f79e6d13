"""The key file: made once, by whoever comes first, readable by its owner alone.

It lies in the key home, apart from the data, so that a stolen copy of the data or of a backup opens
nothing. Losing it loses the data: it is backed up on another medium, and never overwritten here.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE_NAME = "keyring.json"


class KeyRingError(RuntimeError):
    """The keys cannot be used. The message tells the officer, in Chinese, what to do."""


@dataclass(frozen=True)
class Keys:
    """`identity` makes person_id and never changes; `sealing` keys open what was sealed with them."""

    identity: bytes
    sealing: Mapping[str, bytes]
    current: str

    def __repr__(self) -> str:
        return "Keys(…)"  # never let a traceback or a log line show key bytes


def key_home() -> Path:
    return Path(os.environ.get("YINGBAO_HOME") or Path.home() / ".yingbao")


def open_keys(home: Path) -> Keys:
    """The keys of this home, made at first use; raises KeyRingError."""
    path = home / FILE_NAME
    try:
        if not path.exists():
            _create(path)
        _refuse_loose(path)
        return _parse(path.read_text("ascii"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KeyRingError(
            f"密钥文件 {path} 无法读写（{reason}）。请用建立它的账户运行，或用 YINGBAO_HOME 指定密钥目录。"
        ) from None


def _create(path: Path) -> None:
    """Write aside, then link into place: of several first comers exactly one wins, none half-read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{FILE_NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(_fresh())
            file.flush()
            os.fsync(file.fileno())
        os.link(aside, path)
    except FileExistsError:
        pass  # another process was first: its keys are the keys
    finally:
        aside.unlink()


def _fresh() -> str:
    keys = {"sealing": {"k1": secrets.token_hex(32)}, "current": "k1"}
    return json.dumps({"version": 1, "identity": secrets.token_hex(32), **keys})


def _refuse_loose(path: Path) -> None:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise KeyRingError(f"密钥文件 {path} 的权限过宽，他人可读。请执行：chmod 600 {path}")


def _parse(text: str) -> Keys:
    try:
        raw = json.loads(text)
        sealing = {name: bytes.fromhex(key) for name, key in raw["sealing"].items()}
        keys = Keys(bytes.fromhex(raw["identity"]), sealing, raw["current"])
    except (ValueError, KeyError, TypeError, AttributeError):
        keys = None
    sizes = {len(key) for key in (keys.identity, *keys.sealing.values())} if keys else set()
    if keys is None or raw.get("version") != 1 or sizes != {32} or keys.current not in keys.sealing:
        raise KeyRingError(
            "密钥文件内容损坏。请勿删除或重建，应从密钥备份恢复，否则已有数据无法打开。"
        )
    return keys
