"""The web's one lasting history: what a comparison begins with, and who may write it.

The state of record lies in the store of the run loaded last. A run works on a copy of it, brought up to
date with what officers did since, and becomes the next state by being loaded: its row is the pointer.
A run that failed, was cancelled or killed has no row, so the former state stands however far it came.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import IO

from django.conf import settings

from yingbao.casework.actions.readings import ANSWERS, write_answers
from yingbao.casework.models import Clue, Run
from yingbao.casework.selectors.learnt import let_go, outcomes
from yingbao.clues import ClueMemory, OutcomeBook
from yingbao.clues import memory as memories
from yingbao.clues import outcomes as books
from yingbao.clues.breakers import BreakerState
from yingbao.clues.breakers import state as breakers
from yingbao.exchange.assembly.persons import VERDICTS
from yingbao.reports.publishing import write_durably

REMEMBERED = (memories.FILE_NAME, books.FILE_NAME, breakers.FILE_NAME, ANSWERS, VERDICTS)
WAIT_SECONDS = 1.0


@contextmanager
def alone(say: Callable[..., None]) -> Iterator[None]:
    """One comparison at a time; the next one says that it waits. A killed one lets go by dying."""
    root = Path(settings.RUNS_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (root / ".lock").open("w") as lock:
        while not _is_mine(lock):
            say("另一次比对还没有做完，等它做完再开始")
            sleep(WAIT_SECONDS)
        yield


def _is_mine(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def folder_of_its_own(folder: str) -> Iterator[Path]:
    """A run's folder, empty at first, gone again when the run is not loaded."""
    out = Path(settings.RUNS_ROOT) / folder
    shutil.rmtree(out, ignore_errors=True)  # of a run that was killed
    out.mkdir(mode=0o700)
    try:
        yield out
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise


def begin(store: Path) -> None:
    """What was remembered, copied into a fresh store and brought up to date from the case records."""
    store.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (former := former_store()) is not None:
        for name in REMEMBERED:
            if (former / name).exists():
                shutil.copyfile(former / name, store / name)
    write_answers(store)
    _learn(store)


def former_store() -> Path | None:
    """The store of the newest run that has a memory; None before the first run."""
    for folder in Run.objects.order_by("-pk").values_list("folder", flat=True):
        store = Path(settings.RUNS_ROOT) / folder / "store"
        if (store / memories.FILE_NAME).exists():
            return store
    return None


def _learn(store: Path) -> None:
    """Answers given, clues let go and clues opened again since; a file of answers from elsewhere stays."""
    cases = set(Clue.objects.values_list("fingerprint", flat=True))
    told = OutcomeBook.load(store).lines
    elsewhere = {key: one for key, one in told.items() if one.fingerprint not in cases}
    OutcomeBook(elsewhere).with_all(outcomes()).save(store, write_durably)
    state = BreakerState.load(store)
    let_go(state)
    state.save(store, write_durably)
    memory = ClueMemory.load(store)
    reopened = Clue.objects.filter(outcome="").exclude(status=Clue.Status.CLOSED)
    memory.reopen(reopened.values_list("fingerprint", flat=True))
    memory.save(store, write_durably)
