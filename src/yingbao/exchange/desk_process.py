"""What runs at a desk: one errand after the other in, what was gathered out, until the pipe closes."""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import replace
from typing import Any

import duckdb

from yingbao.exchange.crew import Errand, Setup
from yingbao.exchange.filework import FileWork, work_on
from yingbao.exchange.normalise.keyed import Keys
from yingbao.exchange.reading.folder import DEFAULT_LIMITS, read_arrival
from yingbao.exchange.reading.pool import ChildPool
from yingbao.exchange.reading.without_pandas import leave_pandas
from yingbao.exchange.sheets import Desk
from yingbao.identity import KeyRing

MEMORY = "256MB"  # of the database, which turns rows of households into rows of people


def serve() -> None:
    """Answers errands until the parent closes the pipe, or dies."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no reply
    leave_pandas()
    setup: Setup = pickle.load(sys.stdin.buffer)
    own = setup.scratch / f"desk-{os.getpid()}"
    own.mkdir()
    pool = ChildPool(own, DEFAULT_LIMITS)
    desk = Desk(connect(), Keys(KeyRing(setup.keys)), setup.as_of, setup.answers, setup.folders)
    try:
        while (errand := _next()) is not None:
            pickle.dump(answer(desk, pool, errand), replies, protocol=5)
            replies.flush()
    finally:
        pool.close()


def connect() -> Any:
    """A desk's own database: small, in memory, one thread."""
    con = duckdb.connect(":memory:")
    con.execute(f"SET memory_limit = '{MEMORY}'")
    con.execute("SET threads = 1")
    con.execute("SET preserve_insertion_order = true")
    return con


def _next() -> Errand | None:
    try:
        errand: Errand = pickle.load(sys.stdin.buffer)
    except EOFError:
        return None
    return errand


def answer(desk: Desk, pool: ChildPool, errand: Errand) -> FileWork | Exception:
    """What became of the file, or what went wrong, which the parent raises."""
    try:
        file = read_arrival(errand.arrival, pool)
        return work_on(desk, replace(file, digest=errand.digest or file.digest), errand.order)
    except Exception as error:
        return _carried(error)


def _carried(error: Exception) -> Exception:
    """The error itself where it survives the pipe; else its kind alone, for its text may quote data."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(type(error).__name__)
    return error


if __name__ == "__main__":
    serve()
