"""Django looks for models here; each ledger keeps its own beside its verbs."""

from yingbao.ledgers.campaigns.model import Campaign, DraftTask
from yingbao.ledgers.checks.model import Check, Drawn
from yingbao.ledgers.complaints.model import Complaint, Contact
from yingbao.ledgers.emergencies.model import Emergency
from yingbao.ledgers.funds.model import Fund
from yingbao.ledgers.item import History
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.proposals.model import Proposal
from yingbao.ledgers.recoveries.model import Recovery, Repayment
from yingbao.ledgers.reserves.model import Entry, Reserve
from yingbao.ledgers.returns.model import Return
from yingbao.ledgers.roundtrip.model import ReturnedSheet
from yingbao.ledgers.shams.model import ShamReview
from yingbao.ledgers.supervision.model import LateItem, Rung, Supervision
from yingbao.ledgers.tasks.model import Task
from yingbao.ledgers.tekun.model import Agreement, Assessment, CareVisit, Tekun, Wish

__all__ = [
    "Agreement",
    "Aid",
    "Assessment",
    "Campaign",
    "CareVisit",
    "Check",
    "Complaint",
    "Contact",
    "Drawn",
    "DraftTask",
    "Emergency",
    "Entry",
    "Fund",
    "History",
    "LateItem",
    "Problem",
    "Proposal",
    "Recovery",
    "Repayment",
    "Reserve",
    "Return",
    "ReturnedSheet",
    "Rung",
    "ShamReview",
    "Supervision",
    "Task",
    "Tekun",
    "Wish",
]
