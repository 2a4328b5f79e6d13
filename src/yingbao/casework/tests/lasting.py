"""A county whose comparisons follow one another: what it sends, and what officers make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings

from yingbao.casework.actions import compare as comparing
from yingbao.casework.actions import dispatch
from yingbao.casework.actions.verify import Verdict, verify
from yingbao.casework.models import Clue, Run
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.clues.tests import cast as county
from yingbao.reports import job
from yingbao.reports.stages import CheckRequest, Examined, Received, Say, Stages
from yingbao.reports.tests import county as stages

LIMITS = {"breakers/least_rows": 10, "breakers/shrunken_share": 0.5, "precision/floor": 0.3,
          "precision/least_verified": 5}  # fmt: skip
NEEDS = {"212": {"death_record"}, "203": {"disability_certificate"}, "245": set()}
AUGUST, SEPTEMBER, OCTOBER = (date(2026, month, 28) for month in (8, 9, 10))


def quiet(*_: object) -> None:
    """A listener who minds nothing."""


@dataclass
class World:
    """A county that sends death lists of the length told, and rules that find what is told."""

    inbox: Path
    snapshot: Path
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: dict(county.ROWS))
    deaths: int = 100

    def receive(self, request: CheckRequest, say: Say) -> Received:
        made = stages.stages(self.snapshot).receive(request, say)
        people = pa.table({"person_id": [str(n) for n in range(self.deaths)]})
        pq.write_table(people, self.snapshot / "death_record.parquet")
        return made

    def examine(self, request: CheckRequest, received: Received, say: Say) -> Examined:
        return Examined(self.rows, county.CARDS, {"212": 6021}, {}, {}, NEEDS, LIMITS)

    def compare(self, on: date, say: Callable[..., None] = quiet) -> Run:
        return comparing.compare(on, by=None, say=say, inbox=self.inbox)


@pytest.fixture
def world(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path / "in", tmp_path / "snapshot")
    made.inbox.mkdir()
    made.snapshot.mkdir()
    monkeypatch.setattr(job, "the_stages", lambda: Stages(made.receive, made.examine))
    return made


def store_of(run: Run) -> Path:
    return Path(settings.RUNS_ROOT) / run.folder / "store"


def of_rule(code: str) -> Clue:
    return Clue.objects.get(rule=code)


def without(rule: str) -> dict[str, list[dict[str, Any]]]:
    return {code: [] if code == rule else rows for code, rows in county.ROWS.items()}


def told_otherwise(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    """The county's rows, the dead man's with another fact."""
    return dict(county.ROWS) | {"212": [county.ROWS["212"][0] | changes]}


def judged(cast: Cast, clue: Clue, outcome: Clue.Outcome) -> Clue:
    dispatch.dispatch(clue, by=cast.zhou, today=TODAY)
    verdict = Verdict(outcome, "人在家里，登记写错了人", "登记有误")
    verify({clue: verdict}, cast.visit(), by=cast.zhou, today=TODAY)
    clue.refresh_from_db()
    return clue


def closed(cast: Cast, clue: Clue, outcome: Clue.Outcome) -> Clue:
    judged(cast, clue, outcome)
    Clue.objects.filter(pk=clue.pk).update(status=Clue.Status.CLOSED)
    clue.refresh_from_db()
    return clue


def held_by_a_short_list(world: World) -> Run:
    """August without a clue of 212, then a death list of which four fifths are missing."""
    world.rows = without("212")
    world.compare(AUGUST)
    world.rows, world.deaths = dict(county.ROWS), 20
    return world.compare(SEPTEMBER)
