"""Which codes of the catalogue have a rule, and which are still owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yingbao.engine.library import PACKS, Library
from yingbao.engine.strict_yaml import read_document


@dataclass(frozen=True)
class Coverage:
    """Codes wanted and missing by group, in the order of the catalogue, and codes beyond it."""

    wanted: dict[str, tuple[str, ...]]
    missing: dict[str, tuple[str, ...]]
    beyond: tuple[str, ...]

    def __str__(self) -> str:
        total = sum(map(len, self.wanted.values()))
        owed = sum(map(len, self.missing.values()))
        lines = [
            f"目录共 {total} 个编号，已有 {total - owed} 个，缺 {owed} 个；另有新增 {len(self.beyond)} 个。"
        ]
        lines += [
            f"  缺 {group}：{' '.join(codes)}" for group, codes in self.missing.items() if codes
        ]
        return "\n".join(lines)


def coverage(library: Library, catalogue: Path = PACKS / "catalogue.yaml") -> Coverage:
    """The library's rules against the catalogue of codes."""
    document = read_document(catalogue.read_text("utf-8"), catalogue.name)
    groups = document.data["groups"]
    wanted = {group: tuple(_codes(ranges)) for group, ranges in groups.items()}
    known = {code for codes in wanted.values() for code in codes}
    return Coverage(
        wanted,
        {g: tuple(c for c in codes if c not in library.rules) for g, codes in wanted.items()},
        tuple(code for code in library.rules if code not in known),
    )


def _codes(ranges: list[str]) -> Iterator[str]:
    for text in ranges:
        first, _, last = text.partition("-")
        yield from (str(code) for code in range(int(first), int(last or first) + 1))
