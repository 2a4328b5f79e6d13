"""Signed row keys: an answer finds its clue again wherever users sort, insert or paste."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Protocol

from yingbao.clues import Clue


class Keys(Protocol):
    def key(self, text: str, purpose: str) -> str: ...


class BadRowKey(ValueError):
    """The key was typed, cut or comes from another line or export."""


@dataclass(frozen=True, slots=True)
class RowKeys:
    """Keys of one export: `C0123456789ab.<16 hex>` over clue, version and township."""

    keys: Keys
    export_id: str

    def sign(self, clue: Clue) -> str:
        return f"{clue.clue_id}.{self._seal(clue.clue_id, version(clue), clue.township)}"

    def check(self, row_key: str, row_version: str, township: str) -> str:
        """The clue_id of a row that came back; raises BadRowKey."""
        clue_id, _, seal = row_key.partition(".")
        if not hmac.compare_digest(seal, self._seal(clue_id, row_version, township)):
            raise BadRowKey(f"第一列的行号被改动过：{row_key}。请从原台账重新复制这一行。")
        return clue_id

    def _seal(self, clue_id: str, row_version: str, township: str) -> str:
        text = f"{self.export_id}|{clue_id}|{row_version}|{township}"
        return self.keys.key(text, "ledger_row")[:16]


def version(clue: Clue) -> str:
    """Changes when what the clue saw changes."""
    return clue.facts[:8]


def export_id(clues: list[Clue], as_of: str, keys: Keys) -> str:
    """The same clues on the same day are the same export."""
    content = "|".join(f"{clue.clue_id}.{clue.facts}" for clue in clues)
    return keys.key(f"{as_of}|{content}", "ledger_export")[:12].upper()
