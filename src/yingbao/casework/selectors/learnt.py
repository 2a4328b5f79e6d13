"""What officers found and let go, in the words of the clues' memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from yingbao.casework.models import Clue, Step, Verification
from yingbao.clues import Outcome
from yingbao.clues.breakers import BreakerState, HeldNote
from yingbao.clues.plain_text import mask_inside

LONGEST_REASON = 500


def outcomes() -> Iterator[Outcome]:
    """The standing verdict on every judged clue; one that was opened again waits for its next."""
    judged = Clue.objects.exclude(outcome="").select_related("township")
    for clue in judged.prefetch_related("verifications__visit", "rows").order_by("pk"):
        last = next(iter(clue.verifications.all()), None)
        if last is not None:
            yield _outcome(clue, last)


def _outcome(clue: Clue, last: Verification) -> Outcome:
    return Outcome(
        fingerprint=clue.fingerprint,
        clue_id=clue.code,
        rule=clue.rule,
        township=clue.township.name,
        sources=tuple(sorted({row.source for row in clue.rows.all()} - {""})),
        facts=last.facts or clue.evidence_digest,
        verdict=last.get_outcome_display(),
        reason=mask_inside(last.reason)[:LONGEST_REASON],
        visited_on=last.visit.visited_on.isoformat() if last.visit else "",
        proposal="",
        export="",
    )


def let_go(state: BreakerState) -> None:
    """Tells the breakers what people released; a source all of whose clues went is accepted as it is."""
    free = _released({note.fingerprint for note in state.held})
    for cause in dict.fromkeys(note.cause for note in state.held):
        notes = [note for note in state.held if note.cause == cause]
        gone = [note for note in notes if note.fingerprint in free]
        if gone:
            by, why, on = free[gone[-1].fingerprint]
            whole = len(gone) == len(notes)
            state.released(cause if whole else "", _ids(gone), by, why, on)


def _ids(notes: list[HeldNote]) -> list[str]:
    return [note.clue_id for note in notes]


def _released(fingerprints: set[str]) -> dict[str, tuple[str, str, date]]:
    """Fingerprint → who let it go, why and when; only what is not held any more."""
    steps = Step.objects.filter(verb="release", clue__fingerprint__in=fingerprints)
    steps = steps.exclude(clue__status=Clue.Status.HELD).select_related("clue").order_by("pk")
    return {
        step.clue.fingerprint: (step.by, step.words, timezone.localdate(step.at)) for step in steps
    }
