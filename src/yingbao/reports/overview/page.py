"""概览.html: one page, nothing loaded from anywhere, the same on screen, phone and paper."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from yingbao.clues import LEVELS
from yingbao.reports import wording
from yingbao.reports.ledger import Ledger
from yingbao.reports.ledger.counts import doors, villages
from yingbao.reports.overview import contents
from yingbao.reports.overview.bars import Drawn
from yingbao.reports.reception import Reception

FOLDER = Path(__file__).parent


def overview_bytes(ledger: Ledger, reception: Reception) -> bytes:
    """Both directions, levels, townships, rules, freshness, what to do next."""
    page = _template().render(
        county=ledger.county,
        day=ledger.as_of,
        export_id=ledger.export_id,
        total=len(ledger.clues),
        help=contents.side(ledger.clues, contents.HELP),
        correct=contents.side(ledger.clues, contents.CORRECT),
        others=_others(ledger),
        levels=_rows(contents.by_level(ledger.clues), _by_level(ledger)),
        townships=_rows(contents.by_township(ledger), _by_township(ledger)),
        rules=contents.by_rule(ledger),
        rule_rows=_rule_rows(ledger),
        not_run=sorted(ledger.not_run.items()),
        waits=sorted(ledger.waits.items()),
        titles={code: rule.title for code, rule in ledger.rules.items()},
        sources=contents.sources(reception, ledger),
        reception=reception,
        steps=contents.next_steps(ledger, reception),
        not_a_verdict=wording.CLUE_IS_NOT_A_VERDICT,
        css=(FOLDER / "page.css").read_text("utf-8"),
    )
    return page.encode()


@cache
def _template() -> Template:
    loader = FileSystemLoader(FOLDER)
    return Environment(loader=loader, autoescape=True, trim_blocks=True).get_template("page.html")


def _others(ledger: Ledger) -> int:
    return sum(clue.kind not in (contents.HELP, contents.CORRECT) for clue in ledger.clues)


def _rows(drawn: list[Drawn], numbers: list[tuple[int, ...]]) -> list[tuple[object, ...]]:
    return list(zip(drawn, numbers, strict=True))


def _by_level(ledger: Ledger) -> list[tuple[int, ...]]:
    return [
        tuple(p.count for p in contents.pieces([c for c in ledger.clues if c.level == level]))
        for level in LEVELS
    ]


def _by_township(ledger: Ledger) -> list[tuple[int, ...]]:
    return [
        (*(piece.count for piece in contents.pieces(clues)), len(clues), doors(clues),
         villages(clues))
        for clues in ledger.by_township.values()
    ]  # fmt: skip


def _rule_rows(ledger: Ledger) -> list[tuple[str, str, str, int, int]]:
    """Every rule that ran: code, title, direction, how many it looked at, how many clues."""
    found = Counter(clue.rule for clue in ledger.clues)
    return [
        (code, rule.title, wording.direction_word(rule.direction), ledger.looked_at.get(code, 0),
         found[code])
        for code, rule in sorted(ledger.rules.items())
        if code not in ledger.not_run
    ]  # fmt: skip
