"""Taking a filled ledger back: all good rows at once, or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from yingbao.clues import ClueMemory, OutcomeBook
from yingbao.reports.ledger.judging import OK, Desk, RowVerdict, judged
from yingbao.reports.ledger.returned import read_returned
from yingbao.reports.ledger.row_keys import Keys
from yingbao.reports.publishing import write_durably


def take_back(ledger: Path, store: Path, keys: Keys, today: date) -> list[RowVerdict]:
    """A verdict a row; rows that are good are in the book of outcomes when this returns.

    1. read and judge everything, 2. write the book whole, 3. settle the memory from it. Killed
    after 2, the next run settles. Raises NotOurLedger; then nothing was written.
    """
    returned = read_returned(ledger, keys)
    memory, book = ClueMemory.load(store), OutcomeBook.load(store)
    verdicts = judged(Desk(returned, memory, book, keys, today))
    good = [v.outcome for v in verdicts if v.verdict == OK and v.outcome]
    if good:
        fuller = book.with_all(good)
        fuller.save(store, write_durably)
        fuller.settle(memory)
        memory.save(store, write_durably)
    return verdicts
