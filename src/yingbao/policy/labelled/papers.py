"""The labelled papers as data: `clause | label | text`, label `-`, a code, or `!code` (near miss).

`P33/N01` is answered by either code; `¶` in a text begins a new paragraph of the same clause, `¶| a | b |` a row of a table in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

_KINDS = re.compile(r"第[^条]+条$")


@dataclass(frozen=True)
class LabelledClause:
    """`expected` holds codes, families or alternatives (`P13`, `N`, `P33/N01`); `near` the check it is a near miss of."""

    place: str
    text: str
    expected: tuple[str, ...]
    near: str

    @property
    def innocent(self) -> bool:
        return not self.expected and not self.text.rstrip().endswith(("：", "关", "口", "求"))


@dataclass(frozen=True)
class LabelledPaper:
    """One invented paper. `half` is tuning or held_out; `format` a suffix of files.WRITERS."""

    name: str
    half: str
    format: str
    title: str
    issuer: str
    number: str
    issued: date
    as_of: date
    clauses: tuple[LabelledClause, ...]

    @property
    def lines(self) -> list[str]:
        """The paper as printed: head, title, clauses with their markers, signature."""
        body = [
            line
            for clause in self.clauses
            for line in f"{_printed(clause.place)}{clause.text}".split("¶")
        ]
        day = f"{self.issued.year}年{self.issued.month}月{self.issued.day}日"
        return [f"{self.issuer}文件", self.number, self.title, *body, *self.issuer.split("、"), day]


def _printed(place: str) -> str:
    """Only the last marker is printed: `第十二条（三）` as `（三）`."""
    marker: str = re.findall(r"第[^条]+条|[一二三四五六七八九十]+、|（[^）]+）|\d+\.", place)[-1]
    return marker + ("　" if _KINDS.match(marker) else "")


def _clause(line: str) -> LabelledClause:
    place, label, text = (part.strip() for part in line.split("|", 2))
    codes = tuple(c for c in label.split() if c != "-" and not c.startswith("!"))
    near = label.removeprefix("!") if label.startswith("!") else ""
    return LabelledClause(place, text, codes, near)


def _paper(name: str, raw: dict[str, object]) -> LabelledPaper:
    lines = [line for line in str(raw["clauses"]).split("\n") if line.strip()]
    return LabelledPaper(
        name=name,
        half=str(raw["half"]),
        format=str(raw["format"]),
        title=str(raw["title"]),
        issuer=str(raw["issuer"]),
        number=str(raw["number"]),
        issued=date.fromisoformat(str(raw["date"])),
        as_of=date.fromisoformat(str(raw["as_of"])),
        clauses=tuple(_clause(line) for line in lines),
    )


@cache
def load_papers() -> tuple[LabelledPaper, ...]:
    """All labelled papers, by file name."""
    folder = resources.files("yingbao.policy.labelled").joinpath("texts")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(
        _paper(f.name.removesuffix(".yaml"), yaml.safe_load(f.read_text(encoding="utf-8")))
        for f in files
    )
