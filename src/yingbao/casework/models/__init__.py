"""The casework's records, split by concern."""

from yingbao.casework.models.audit import AuditEvent
from yingbao.casework.models.closures import Closure, Revisit
from yingbao.casework.models.clues import Clue, EvidenceRow, Step
from yingbao.casework.models.decisions import Decision, Hearing, Notice
from yingbao.casework.models.evidence import Evidence, EvidenceReview
from yingbao.casework.models.exchange import (
    Delivery,
    ExpectedDelivery,
    Job,
    MappingAnswer,
    SavedView,
)
from yingbao.casework.models.people import Role, RoleGrant, Township, User
from yingbao.casework.models.policy import (
    PolicyFinding,
    PolicyPaper,
    PolicyTask,
    PolicyVersion,
)
from yingbao.casework.models.runs import RuleResult, Run
from yingbao.casework.models.trips import TripPlan, VillageTravel
from yingbao.casework.models.visits import Attempt, Delay, Measure, Need, Verification, Visit

__all__ = [
    "Attempt",
    "AuditEvent",
    "Closure",
    "Clue",
    "Decision",
    "Delay",
    "Delivery",
    "Evidence",
    "EvidenceReview",
    "EvidenceRow",
    "ExpectedDelivery",
    "Hearing",
    "Job",
    "MappingAnswer",
    "Measure",
    "Need",
    "Notice",
    "PolicyFinding",
    "PolicyPaper",
    "PolicyTask",
    "PolicyVersion",
    "Revisit",
    "Role",
    "RoleGrant",
    "RuleResult",
    "Run",
    "SavedView",
    "Step",
    "Township",
    "TripPlan",
    "User",
    "Verification",
    "VillageTravel",
    "Visit",
]
