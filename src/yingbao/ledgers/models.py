"""Django looks for models here; each ledger keeps its own beside its verbs."""

from yingbao.ledgers.complaints.model import Complaint, Contact
from yingbao.ledgers.funds.model import Fund
from yingbao.ledgers.item import History
from yingbao.ledgers.problems.model import Problem
from yingbao.ledgers.returns.model import Return
from yingbao.ledgers.shams.model import ShamReview
from yingbao.ledgers.supervision.model import LateItem, Rung, Supervision
from yingbao.ledgers.tasks.model import Task

__all__ = [
    "Complaint",
    "Contact",
    "Fund",
    "History",
    "LateItem",
    "Problem",
    "Return",
    "Rung",
    "ShamReview",
    "Supervision",
    "Task",
]
