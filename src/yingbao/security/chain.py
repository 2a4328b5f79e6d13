"""Verifying an exported audit chain: standard library only, so that it runs anywhere.

Copy this one file to a machine without Yingbao and run `python chain.py audit.jsonl`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GENESIS = "0" * 64
COVERED = ("seq", "at", "actor", "role", "verb", "subject", "detail", "previous")


@dataclass(frozen=True)
class Report:
    """`events` read, and where the chain breaks, if it does. `head` is what a later export must begin from."""

    events: int
    head: str = GENESIS
    broken_at: int | None = None
    how: str = ""

    @property
    def unbroken(self) -> bool:
        return self.broken_at is None

    @property
    def words(self) -> str:
        if self.unbroken:
            return f"审计链完整：{self.events} 条，末条校验值 {self.head}"
        return f"审计链在第 {self.broken_at} 条断了：{self.how}。这一条之前的是完整的。"


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 over the canonical JSON of an event's covered fields."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(events: Iterable[dict[str, Any]]) -> Report:
    """Walks the chain: numbers without gap, each bound to the one before, each digest true."""
    head, count = GENESIS, 0
    for event in events:
        count += 1
        if fault := _fault(event, head, count):
            return Report(count, head, count, fault)
        head = event["digest"]
    return Report(count, head)


def _fault(event: dict[str, Any], head: str, expected: int) -> str:
    if event.get("seq") != expected:
        return f"序号应是 {expected}，读到 {event.get('seq')}，有缺失或插入"
    if event.get("previous") != head:
        return "和前一条接不上"
    if event.get("digest") != digest_of({name: event.get(name) for name in COVERED}):
        return "内容和校验值不符，被改过"
    return ""


def verify_file(path: Path) -> Report:
    """An export of one JSON object a line; an unreadable line is a break."""
    lines = path.read_text("utf-8").splitlines()
    events = []
    for number, line in enumerate(lines, 1):
        try:
            events.append(json.loads(line))
        except ValueError:
            before = verify(events)
            return (
                before
                if not before.unbroken
                else Report(number, before.head, number, "这一行读不懂")
            )
    return verify(events)


if __name__ == "__main__":
    result = verify_file(Path(sys.argv[1]))
    sys.stdout.write(result.words + "\n")
    sys.exit(0 if result.unbroken else 6)
