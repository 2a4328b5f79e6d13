"""manifest.json and the summary: what went in, what ran, what came out. No clock in either."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from yingbao import __version__
from yingbao.clues import DIRECTIONS, LEVELS
from yingbao.clues.breakers import Held
from yingbao.reports.ledger.contents import UNKNOWN_TOWNSHIP
from yingbao.reports.sifting import Sifted
from yingbao.reports.stages import CheckRequest, Examined, Received

MANIFEST = "manifest.json"
DONE, NEEDS_A_PERSON = 0, 3


def manifest(
    request: CheckRequest,
    received: Received,
    examined: Examined,
    files: Mapping[str, bytes],
    sifted: Sifted,
) -> bytes:
    """The same manifest means the same clues."""
    content = {
        "program": f"yingbao {__version__}",
        "as_of": request.as_of.isoformat(),
        "county": received.county,
        "snapshot": received.snapshot.name if received.snapshot else None,
        "inputs": list(received.inputs),
        "engine": dict(examined.record),
        "not_run": dict(examined.not_run),
        "held": [_held(item) for item in sifted.held],
        "demoted": dict(sifted.demoted),
        "waits": {code: list(whys) for code, whys in sifted.waits.items()},
        "confirmed_unmended": list(sifted.unmended),
        "outputs": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _held(item: Held) -> dict[str, str]:
    clue = item.clue
    words = {"clue_id": clue.clue_id, "rule": clue.rule, "township": clue.township}
    return words | {"cause": item.cause, "why": item.why}


def former_outputs(out: Path) -> list[str]:
    """What the previous run put under OUT; nothing when there was none or it cannot be read."""
    try:
        former = json.loads((out / MANIFEST).read_text("utf-8"))
        return [*former["outputs"], MANIFEST]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def summary(
    request: CheckRequest,
    received: Received,
    examined: Examined,
    sifted: Sifted,
    files: Mapping[str, bytes],
    problem: str,
) -> dict[str, Any]:
    """Stable keys, plain values; `problem` is a sentence when there was nothing to compare."""
    reception, clues = received.reception, sifted.clues
    asks = reception.rejected or reception.refusals or reception.questions
    needs = bool(problem or asks or sifted.held)
    return {
        "as_of": request.as_of.isoformat(),
        "snapshot": received.snapshot.name if received.snapshot else None,
        "files": len(reception.files),
        "sheets": len(reception.sheets),
        "rows_read": reception.read,
        "rows_accepted": reception.accepted,
        "rows_rejected": reception.rejected,
        "questions": len(reception.questions),
        "rules_run": len(examined.rules) - len(examined.not_run),
        "rules_not_run": dict(examined.not_run),
        "clues": len(clues),
        "by_kind": _counted([clue.kind for clue in clues], DIRECTIONS),
        "by_level": _counted([clue.level for clue in clues], LEVELS),
        "by_rule": dict(sorted(Counter(clue.rule for clue in clues).items())),
        "by_township": dict(Counter(clue.township or UNKNOWN_TOWNSHIP for clue in clues)),
        "held": len(sifted.held),
        "held_why": dict(Counter(item.why for item in sifted.held)),
        "demoted": dict(sifted.demoted),
        "confirmed_unmended": len(sifted.unmended),
        "outputs": [*sorted(files)],
        "problem": problem,
        "exit_code": NEEDS_A_PERSON if needs else DONE,
    }


def _counted(words: Sequence[str], order: Sequence[str]) -> dict[str, int]:
    counts = Counter(words)
    return {word: counts[word] for word in order}
