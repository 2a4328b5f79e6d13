"""What people have said about doubtful pairs, remembered until the evidence changes.

A verdict is bound to a keyed fingerprint of what both sides said. When a later file says something else
about either, the fingerprint is another, and the pair comes back to a person.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from yingbao.security import KeyRing

Verdict = Literal["same", "different"]
ROW_EVIDENCE = ("name", "birth", "sex", "township", "village", "number")
PERSON_EVIDENCE = ("ref", *ROW_EVIDENCE)


class Verdicts:
    """`linkage_verdicts`: one JSON line a verdict, the newest of a pair holds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        told = [json.loads(line) for line in lines if line.strip()]
        self._known: dict[tuple[str, str], Verdict] = {
            (one["row"], one["person"]): one["verdict"] for one in told
        }

    def of(self, row: str, person: str) -> Verdict | None:
        """The verdict on two fingerprints, None when nobody has judged this evidence."""
        return self._known.get((row, person))

    def remember(self, row: str, person: str, verdict: Verdict, *, by: str, on: str) -> None:
        """Append and flush: a verdict given is not lost to a crash."""
        line = {"row": row, "person": person, "verdict": verdict, "by": by, "on": on}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        self._known[row, person] = verdict


def fingerprint(side: Mapping[str, Any], evidence: tuple[str, ...], ring: KeyRing) -> str:
    """Keyed, so that the file of verdicts tells nobody a name or a number."""
    return ring.key("|".join(str(side[name] or "") for name in evidence), "linkage")
