"""All ledgers, in the order of the notice's tasks. A new ledger is one line here."""

from __future__ import annotations

from yingbao.ledgers.checks.ledger import LEDGER as CHECKS
from yingbao.ledgers.complaints.ledger import LEDGER as COMPLAINTS
from yingbao.ledgers.doors import Ledger
from yingbao.ledgers.emergencies.ledger import LEDGER as EMERGENCIES
from yingbao.ledgers.funds.ledger import LEDGER as FUNDS
from yingbao.ledgers.linshi.ledger import LEDGER as LINSHI
from yingbao.ledgers.problems.ledger import LEDGER as PROBLEMS
from yingbao.ledgers.proposals.ledger import LEDGER as PROPOSALS
from yingbao.ledgers.recoveries.ledger import LEDGER as RECOVERIES
from yingbao.ledgers.reserves.ledger import LEDGER as RESERVES
from yingbao.ledgers.returns.ledger import LEDGER as RETURNS
from yingbao.ledgers.shams.ledger import LEDGER as SHAMS
from yingbao.ledgers.supervision.ledger import LEDGER as SUPERVISION
from yingbao.ledgers.tasks.ledger import LEDGER as TASKS
from yingbao.ledgers.tekun.ledger import LEDGER as TEKUN

LEDGERS: tuple[Ledger, ...] = (
    PROBLEMS,
    LINSHI,
    RESERVES,
    TEKUN,
    EMERGENCIES,
    COMPLAINTS,
    FUNDS,
    RECOVERIES,
    CHECKS,
    SHAMS,
    TASKS,
    SUPERVISION,
    RETURNS,
    PROPOSALS,
)


def ledger(slug: str) -> Ledger:
    return next(item for item in LEDGERS if item.slug == slug)
