"""What a sheet tells under another header than its own: a kind of change that says which date it is,
a state that is a verdict, a reason of refusal that is a refusal."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.told.bills import bill
from yingbao.exchange.normalise.told.complaints import complaint
from yingbao.exchange.normalise.told.ends import allowance, other_county, stop
from yingbao.exchange.normalise.told.ledgers import enquiry, problem, report, review
from yingbao.exchange.normalise.told.money import child, grant, payment, withdrawal
from yingbao.exchange.normalise.told.registers import hukou, shock, visit, watched
from yingbao.exchange.normalise.told.remark import Columns


def told(context: TableContext, facts: pa.Table) -> Columns:
    """Columns that the sheet lacks, read out of those it has; none of them is ever complained about."""
    teller = TELLERS.get(context.assignment.form.name)
    return teller(context, facts) if teller else {}


TELLERS: dict[str, Callable[[TableContext, pa.Table], Columns]] = {
    "payment": payment,
    "stop_decision": stop,
    "other_county_roll": other_county,
    "problem_ledger": problem,
    "review_record": review,
    "shock_event": shock,
    "medical_bill": bill,
    "visit_record": visit,
    "aid_enquiry": enquiry,
    "progress_report": report,
    "hukou_person": hukou,
    "poverty_person": watched,
    "complaint": complaint,
    "card_withdrawal": withdrawal,
    "child_allowance": child,
    "linshi_grant": grant,
    "disability_allowance": allowance,
}
