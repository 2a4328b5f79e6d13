"""One line of every ledger, all of it 龙港镇's. A ledger without an example fails the access walk."""

from __future__ import annotations

from collections.abc import Callable

from yingbao.casework.tests.cast import Cast
from yingbao.ledgers.checks.tests.test_check_after_payment import checked
from yingbao.ledgers.complaints.tests.bringing import accepted
from yingbao.ledgers.emergencies.tests.test_emergency_roster import listed
from yingbao.ledgers.funds.tests.test_fund_chain import came
from yingbao.ledgers.item import LedgerItem
from yingbao.ledgers.linshi.tests.test_temporary_aid import applied
from yingbao.ledgers.problems.tests.test_life_of_a_problem import acting
from yingbao.ledgers.proposals.tests.test_proposals import proposed
from yingbao.ledgers.recoveries.tests.test_recoveries import owed
from yingbao.ledgers.reserves.tests.test_reserve_book import book
from yingbao.ledgers.returns.tests.test_returns import opened
from yingbao.ledgers.shams.tests.test_sham_review import asked
from yingbao.ledgers.supervision.tests.test_ladder import reminded
from yingbao.ledgers.tasks.tests.test_life_of_a_task import given
from yingbao.ledgers.tekun.tests.test_tekun_care import signed

EXAMPLES: dict[str, Callable[[Cast], LedgerItem]] = {
    "complaints": accepted,
    "problems": acting,
    "tasks": given,
    "supervision": reminded,
    "funds": came,
    "recoveries": owed,
    "checks": checked,
    "linshi": applied,
    "reserves": book,
    "emergencies": listed,
    "tekun": signed,
    "shams": asked,
    "proposals": proposed,
    "returns": opened,
}
