"""The numbers of the one-page overview. No person appears on it: it is made to be passed around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yingbao.canon import Table, load_tables
from yingbao.clues import LEVELS, Clue
from yingbao.reports import wording
from yingbao.reports.freshness import FRESH, OLD, UNDATED, age_word
from yingbao.reports.ledger import Ledger
from yingbao.reports.ledger.counts import by_village, doors, villages
from yingbao.reports.ledger.trips import VISIT
from yingbao.reports.overview.bars import Bar, Drawn, Piece, draw
from yingbao.reports.reception import Reception

HELP, CORRECT = "漏保", "错保"
BUSIEST = 3
MOST_WHYS = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One direction: the same four figures for both, so that neither looks bigger."""

    clues: int
    doors: int
    villages: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Source:
    sender: str
    title: str
    newest: str
    age: str


def side(clues: Sequence[Clue], kind: str) -> Side:
    here = [clue for clue in clues if clue.kind == kind]
    amount = sum((clue.amount for clue in here if clue.amount), Decimal(0))
    return Side(len(here), doors(here), villages(here), amount)


def pieces(clues: Sequence[Clue]) -> tuple[Piece, ...]:
    """Help first, then correction, then the rest."""
    kinds = Counter(clue.kind for clue in clues)
    rest = len(clues) - kinds[HELP] - kinds[CORRECT]
    return Piece("miss", kinds[HELP]), Piece("wrong", kinds[CORRECT]), Piece("rest", rest)


def by_level(clues: Sequence[Clue]) -> list[Drawn]:
    return draw([
        Bar(wording.level_word(level), pieces([c for c in clues if c.level == level]))
        for level in LEVELS
    ])  # fmt: skip


def by_township(ledger: Ledger) -> list[Drawn]:
    """County order, not a ranking."""
    return draw([Bar(name, pieces(clues)) for name, clues in ledger.by_township.items()])


def by_rule(ledger: Ledger) -> list[Drawn]:
    """Rules that found something, most clues first."""
    found: dict[str, list[Clue]] = {}
    for clue in ledger.clues:
        found.setdefault(clue.rule, []).append(clue)
    order = sorted(found, key=lambda code: (-len(found[code]), code))
    return draw([
        Bar(f"{ledger.rules[code].title}（{code}）", pieces(found[code]), _looked(ledger, code))
        for code in order
    ])  # fmt: skip


def _looked(ledger: Ledger, code: str) -> str:
    looked, found = ledger.looked_at.get(code), ledger.precision.get(code)
    share = f"核实率 {found.precision:.0%}" if found and found.precision is not None else ""
    return "，".join(part for part in (f"看了 {looked:,}" if looked else "", share) if part)


def sources(reception: Reception, ledger: Ledger) -> list[Source]:
    """The newest date of every table from every sender: old ones, good ones, undated ones."""
    days: dict[tuple[str, str], list[date]] = {}
    for sheet in reception.sheets:
        if sheet.table:
            days.setdefault((sheet.sender, sheet.table), []).extend(filter(None, [sheet.newest]))
    lines = [
        _source(sender, load_tables()[name], max(found, default=None), ledger.as_of)
        for (sender, name), found in sorted(days.items())
    ]
    return sorted(lines, key=lambda line: (line.age == UNDATED, line.age == FRESH, line.newest))


def _source(sender: str, table: Table, newest: date | None, as_of: date) -> Source:
    age = age_word(newest, as_of, table.kind)
    return Source(sender, table.title, newest.isoformat() if newest else "—", age)


def next_steps(ledger: Ledger, reception: Reception) -> list[tuple[str, str]]:
    """What to do now: a bold beginning and the rest of the sentence."""
    steps = [*_urgent(ledger), *_trips(ledger), *_at_desk(ledger), *_departments(reception)]
    old = [source for source in sources(reception, ledger) if source.age.startswith(OLD)]
    if old:
        names = "、".join(f"{source.title}（到 {source.newest}）" for source in old[:3])
        steps.append((f"{len(old)} 张表旧了", f"：{names}。先催新的，免得白跑。"))
    steps += _waiting(ledger)
    if ledger.not_run:
        steps.append((f"{len(ledger.not_run)} 条规则没有跑", "，原因见下面。"))
    return steps


def _waiting(ledger: Ledger) -> list[tuple[str, str]]:
    """What a breaker holds stands among the things to do, so that nobody forgets it."""
    if not ledger.held:
        return []
    whys = list(dict.fromkeys(item.why for item in ledger.held))
    more = f"；等 {len(whys)} 个原因" if len(whys) > MOST_WHYS else ""
    said = f"：{'；'.join(whys[:MOST_WHYS])}{more}。见台账“待放行”。"
    return [(f"{len(ledger.held)} 条线索等县里放行", said)]


def _urgent(ledger: Ledger) -> list[tuple[str, str]]:
    red = [clue for clue in ledger.clues if clue.level == "红"]
    if not red:
        return []
    return [(f"先核 ◆红 {len(red)} 条", f"，{doors(red)} 户，分在 {villages(red)} 个村。")]


def _trips(ledger: Ledger) -> list[tuple[str, str]]:
    """The villages where one trip is good for most doors."""
    trips = [
        (doors(here), len(here), f"{township}{village}")
        for township, clues in ledger.by_township.items()
        for village, here in by_village(c for c in clues if _is_visit(c, ledger)).items()
        if village
    ]
    busiest = sorted(trips, key=lambda trip: (-trip[0], -trip[1], trip[2]))[:BUSIEST]
    if not busiest:
        return []
    names = "；".join(f"{name} {households} 户 {clues} 条" for households, clues, name in busiest)
    return [("一村一趟", f"，先跑这几个村：{names}。")]


def _is_visit(clue: Clue, ledger: Ledger) -> bool:
    return VISIT in ledger.rules[clue.rule].verify


def _at_desk(ledger: Ledger) -> list[tuple[str, str]]:
    desk = [clue for clue in ledger.clues if not _is_visit(clue, ledger)]
    return [(f"{len(desk)} 条不用出门", "，在办公室对数据、发函就能核。")] if desk else []


def _departments(reception: Reception) -> list[tuple[str, str]]:
    steps = []
    if reception.rejected:
        steps.append(
            (f"退回 {reception.rejected:,} 行", "，把“回执”里的表发给各部门，改好只交这些行。")
        )
    if reception.questions:
        steps.append(
            (f"{len(reception.questions)} 处要您确认", "，在 mapping.yaml 里选好再跑一次。")
        )
    return steps
