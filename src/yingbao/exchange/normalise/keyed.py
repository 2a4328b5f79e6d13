"""Keys of whole columns: each distinct text once, and texts of earlier sheets from memory."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from yingbao.exchange.normalise.spelled import once_each
from yingbao.identity import KeyRing
from yingbao.identity.names import is_whole

MOST_REMEMBERED = 400_000  # keys of one purpose: some 80 MB


class Keys:
    """The same people and names stand on many sheets of one folder."""

    def __init__(self, ring: KeyRing) -> None:
        self.ring = ring
        self._known: dict[str, dict[str, str | None]] = {}

    def person(self, id18: pa.Array | None) -> pa.Array | None:
        """`person_id` of each number; null stays null."""
        if id18 is None:
            return None
        return once_each(id18, lambda texts: self._each(texts, "", self.ring.person_id))

    def of(self, texts: pa.Array, purpose: str) -> pa.Array:
        """`key` of each text; null stays null, and a name with a character lost has none."""

        def key(text: str) -> str | None:
            unknown = purpose == "name" and not is_whole(text)
            return None if unknown else self.ring.key(text, purpose)

        return once_each(texts, lambda some: self._each(some, purpose, key))

    def _each(self, texts: pa.Array, purpose: str, key: Callable[[str], str | None]) -> pa.Array:
        known = self._known.setdefault(purpose, {})
        if len(known) > MOST_REMEMBERED:
            known.clear()
        wanted = texts.to_pylist()
        for text in wanted:
            if text not in known:
                known[text] = key(text)
        return pa.array([known[text] for text in wanted], pa.string())
