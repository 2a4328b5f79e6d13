"""The demonstration's ledgers: invented lines at every step, written by the verbs officers use."""

from __future__ import annotations

from yingbao.ledgers.demo import care, complaints, funds, townships, watch
from yingbao.ledgers.demo.cast import Cast
from yingbao.ledgers.item import History

CHAPTERS = (complaints.fill, funds.fill, care.fill, townships.fill, watch.fill)


def fill_ledgers() -> None:
    """Every ledger has something to look at, late things too. Ledgers with lines stay as they are."""
    if History.objects.exists():
        return
    cast = Cast()
    for chapter in CHAPTERS:
        chapter(cast)
