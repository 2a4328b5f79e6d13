"""One found clue meets the case records: it is new, in hand already, held, settled or opened again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import F

from yingbao.casework.actions.close import reopen
from yingbao.casework.actions.record import step
from yingbao.casework.fields import blind_index
from yingbao.casework.models import Clue, EvidenceRow, Run, Township
from yingbao.casework.selectors.evidence_words import RowWords
from yingbao.clues import Clue as Found
from yingbao.clues import Place
from yingbao.identity import clean_name

UNDISPATCHED = (Clue.Status.HELD, Clue.Status.NEW)
NO_WORDS = RowWords("", "")
LONGEST_MATCH = 120


@dataclass(frozen=True)
class Meeting:
    """A run's own: townships by name, titles by rule, words of the rows behind the clues."""

    run: Run
    places: Mapping[str, Township]
    titles: Mapping[str, str]
    words: Mapping[Place, RowWords]


def take_in(found: Found, place: Township, why_held: str, here: Meeting) -> None:
    """`why_held` is empty for a clue that may go out. What somebody has in hand is never taken back."""
    known = Clue.objects.filter(fingerprint=found.fingerprint).order_by("-pk").first()
    if known is None:
        _create(found, place, why_held, here)
    elif known.status == Clue.Status.CLOSED and _settled_on_same_facts(known, found):
        Clue.objects.filter(pk=known.pk).update(last_run=here.run)
    else:
        _meet(known, found, why_held, here)


def _settled_on_same_facts(known: Clue, found: Found) -> bool:
    """Found untrue by people, and nothing new is seen: it stays settled."""
    return known.outcome in ("unfounded", "data") and known.evidence_digest == found.facts


def _meet(known: Clue, found: Found, why_held: str, here: Meeting) -> None:
    again = known.status == Clue.Status.CLOSED
    if again:
        reopen(known, by=None, reason=f"{here.run.as_of} 的比对又命中了")
    changed = known.evidence_digest != found.facts
    status = _status(known, why_held, again)
    Clue.objects.filter(pk=known.pk).update(
        last_run=here.run,
        gone_since=None,
        because=found.because,
        amount=found.amount,
        evidence_digest=found.facts,
        status=status,
        version=F("version") + 1,
        **_weight(known, found),
    )
    if changed:
        _show_new_rows(known, found, here)
        step(known, None, "new_facts", f"新数据里情况有变：{found.because}")
    if status != known.status:
        _say_so(known, status, why_held, here)


def _status(known: Clue, why_held: str, again: bool) -> str:
    """A held clue goes out once nothing holds it; an opened one waits when its source is in doubt."""
    if known.status == Clue.Status.HELD and not why_held:
        return Clue.Status.NEW
    return Clue.Status.HELD if again and why_held else known.status


def _weight(known: Clue, found: Found) -> dict[str, str]:
    """The level follows what a rule has proved worth, until somebody was sent with a deadline."""
    undecided = known.status in UNDISPATCHED
    return {"level": found.level, "match": found.match} if undecided else {}


def _say_so(known: Clue, status: str, why_held: str, here: Meeting) -> None:
    if status == Clue.Status.HELD:
        step(known, None, "hold", f"先不派：{why_held}")
    else:
        step(known, None, "let_go", f"{here.run.as_of} 的比对里没有再拦，转为待派发")


def _create(found: Found, place: Township, why_held: str, here: Meeting) -> None:
    clue = Clue.objects.create(
        code=_free_code(found.clue_id),
        fingerprint=found.fingerprint,
        rule=found.rule,
        title=here.titles.get(found.rule) or f"规则 {found.rule}",
        direction=found.kind,
        level=found.level,
        programme=found.programme,
        because=found.because,
        amount=found.amount,
        since=found.since,
        match=found.match,
        evidence_digest=found.facts,
        township=place,
        village=found.village or "",
        household_id=found.household_id or "",
        household_name=found.head_name or None,
        person_id=found.person_id or "",
        person_name=found.name or None,
        id_number=found.id_number or None,
        name_index=blind_index(clean_name(found.name) or "", "name") if found.name else "",
        status=Clue.Status.HELD if why_held else Clue.Status.NEW,
        first_run=here.run,
        last_run=here.run,
    )
    EvidenceRow.objects.bulk_create(_rows(clue, found, here))
    step(clue, None, "found", f"{here.run.as_of} 的比对发现，规则 {found.rule}")
    if why_held:
        step(clue, None, "hold", f"先不派：{why_held}")


def _show_new_rows(known: Clue, found: Found, here: Meeting) -> None:
    """The rows of before stay: what people judged rested on them."""
    shown = set(known.rows.values_list("file", "sheet", "row"))
    fresh = (
        row for row in _rows(known, found, here) if (row.file, row.sheet, row.row) not in shown
    )
    EvidenceRow.objects.bulk_create(fresh)


def _rows(clue: Clue, found: Found, here: Meeting) -> Iterator[EvidenceRow]:
    for place, spot in enumerate(found.evidence):
        words = here.words.get(spot, NO_WORDS)
        yield EvidenceRow(
            clue=clue,
            source=words.source,
            file=spot.file,
            sheet=spot.sheet,
            row=spot.row,
            match=found.matches[place][:LONGEST_MATCH] if found.matches else "",
            said=words.said,
            period=words.period,
        )


def _free_code(code: str) -> str:
    taken = Clue.objects.filter(code__startswith=code).count()
    return code if not taken else f"{code}-{taken + 1}"
