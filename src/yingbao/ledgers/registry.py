"""All ledgers, in the order of the notice's tasks. A new ledger is one line here."""

from __future__ import annotations

from yingbao.ledgers.complaints.ledger import LEDGER as COMPLAINTS
from yingbao.ledgers.doors import Ledger
from yingbao.ledgers.funds.ledger import LEDGER as FUNDS
from yingbao.ledgers.problems.ledger import LEDGER as PROBLEMS
from yingbao.ledgers.returns.ledger import LEDGER as RETURNS
from yingbao.ledgers.shams.ledger import LEDGER as SHAMS
from yingbao.ledgers.supervision.ledger import LEDGER as SUPERVISION
from yingbao.ledgers.tasks.ledger import LEDGER as TASKS

LEDGERS: tuple[Ledger, ...] = (COMPLAINTS, PROBLEMS, TASKS, SUPERVISION, RETURNS, FUNDS, SHAMS)


def ledger(slug: str) -> Ledger:
    return next(item for item in LEDGERS if item.slug == slug)
