"""Eight officers on one clue at the same moment: one wins, the others are told, nothing is doubled."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, connections

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.actions.verify import Verdict, VisitRecord, verify
from yingbao.casework.models import AuditEvent, Clue, User, Verification
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.security.chain import verify as verify_chain

ROUNDS = int(os.environ.get("YINGBAO_RACE_ROUNDS", "12"))
OFFICERS = 8


def run_at_once(count: int, work: Callable[[int, threading.Barrier], str]) -> list[str]:
    """`work(number, gate)` in `count` threads, each with its own connection."""
    gate, results = threading.Barrier(count), [""] * count

    def one(number: int) -> None:
        try:
            results[number] = work(number, gate)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.fixture
def racing_cast(transactional_db: None) -> Iterator[Cast]:
    yield Cast()
    with connection.cursor() as cursor:  # the chain refuses to be emptied, the next test needs it
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER IF EXISTS audit_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS audit_no_delete")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS audit_no_change ON casework_auditevent")


def test_one_of_eight_wins_every_round(racing_cast: Cast) -> None:
    cast = racing_cast
    for _ in range(ROUNDS):
        clue = cast.dispatched()

        def work(number: int, gate: threading.Barrier, code: str = clue.code) -> str:
            mine, officer = Clue.objects.get(code=code), User.objects.get(pk=cast.liu.pk)
            gate.wait()  # everybody has the same page open
            record = VisitRecord(uuid.uuid4(), TODAY, "梁庄村", "本人", f"同行{number}", "看了")
            try:
                verify(
                    {mine: Verdict(Clue.Outcome.UNFOUNDED, "查清")},
                    record,
                    by=officer,
                    today=TODAY,
                )
            except Refused:
                return "told"
            return "won"

        answers = run_at_once(OFFICERS, work)
        assert answers.count("won") == 1 and answers.count("told") == OFFICERS - 1
        assert Verification.objects.filter(clue=clue).count() == 1
    events = [
        event.content | {"digest": event.digest} for event in AuditEvent.objects.order_by("seq")
    ]
    assert verify_chain(events).unbroken
    print(
        f"{ROUNDS} rounds of {OFFICERS} officers on {connection.vendor}: one winner each, chain of {len(events)} unbroken"
    )
