"""Rule rows → clues, in the order in which an officer would walk them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from yingbao.clues.clue import LEVELS, Clue
from yingbao.clues.evidence import Place, is_row_ref, place, places
from yingbao.clues.hits import Hit, RuleCard, read_hits
from yingbao.clues.matching import STRONG, Way, Ways, least_sure, way_of, ways_matched
from yingbao.clues.people import NOBODY, Identity, Vault, identities
from yingbao.clues.snapshot import Head, file_names, household_heads
from yingbao.clues.walk import in_walking_order
from yingbao.clues.wording import plain_numbers

MONTH = re.compile(r"(?<!\d)\d{4}-\d{2}(?![-\d])")  # 2020-04, never part of a day


class Keys(Protocol):
    """What clues ask of identity's key ring."""

    def key(self, text: str, purpose: str) -> str: ...


def raise_clues(
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    cards: Mapping[str, RuleCard],
    snapshot: Path,
    vault: Vault,
    keys: Keys,
    townships: Sequence[str] = (),
) -> list[Clue]:
    """All clues of a run.

    1. one hit per rule, subject and episode, 2. the households' heads, 3. names and numbers from
    the vault, 4. file names for the evidence and how its rows were matched, 5. the walking order,
    which no hash can change.
    """
    hits = [hit for code in sorted(rows) for hit in read_hits(cards[code], rows[code])]
    heads = household_heads(snapshot, (hit.household_id for hit in hits if hit.household_id))
    people = identities(hits, heads, vault)
    files = file_names(snapshot)
    ways = ways_matched(snapshot, (ref for hit in hits for ref in hit.refs))
    clues = [raise_clue(hit, people, heads, files, keys, ways) for hit in hits]
    return in_walking_order(clues, townships)


def raise_clue(
    hit: Hit,
    people: Mapping[str, Identity],
    heads: Mapping[str, Head],
    files: Mapping[str, str],
    keys: Keys,
    ways: Ways | None = None,
) -> Clue:
    fingerprint = keys.key("|".join(hit.episode), "clue")
    who = people.get(hit.subject_id, NOBODY)
    head = heads.get(hit.household_id or "")
    matched = {ref: way_of(ways or {}, ref, hit.subject_id) for ref in hit.refs}
    evidence = places(hit.refs, files)
    head_name = people.get(head.person_id or head.row_ref, NOBODY).name if head else ""
    return Clue(
        clue_id=f"C{fingerprint[:12]}",
        rule=hit.rule,
        kind=hit.kind,
        level=hit.level,
        programme=hit.programme,
        township=hit.township,
        village=hit.village,
        subject_id=hit.subject_id,
        person_id=None if is_row_ref(hit.subject_id) else hit.subject_id,
        name=who.name,
        id_number=who.id_number,
        household_id=hit.household_id,
        head_name=head_name,
        because=plain_numbers(hit.because),
        amount=hit.amount,
        months=hit.months,
        since=hit.since,
        evidence=evidence,
        fingerprint=fingerprint,
        facts=_facts(hit, keys),
        match=hit.match or _match(hit, matched.values()),
        matches=_in_words(matched, evidence, files),
    )


def _match(hit: Hit, ways: Iterable[Way]) -> str:
    """A red or orange rule that shows no match demands a strong one of those it judges."""
    return STRONG if hit.level in LEVELS[:2] else least_sure(ways)


def _in_words(
    matched: Mapping[str, Way], evidence: Sequence[Place], files: Mapping[str, str]
) -> tuple[str, ...]:
    words = {place(ref, files): way.words for ref, way in sorted(matched.items())}
    return tuple(words[spot] for spot in evidence)


def _facts(hit: Hit, keys: Keys) -> str:
    """What was seen, not where: the same fact on another row of next month's file is no news, nor
    is the month of that file in the sentence. A count of months that grows, or another `since`, is.
    """
    seen = (hit.level, MONTH.sub("", hit.because), hit.amount, hit.months, hit.since)
    return keys.key("|".join(map(str, seen)), "clue_facts")[:16]
