"""Local policy papers: parse into clauses, hold each against the norms of the day, never judge."""

from yingbao.policy.among import papers_among
from yingbao.policy.answers import take_answers
from yingbao.policy.check import Check, load_checks
from yingbao.policy.findings import Finding
from yingbao.policy.outputs.writing import write_outputs
from yingbao.policy.paper import Clause, Paper
from yingbao.policy.reading import UnreadablePaper
from yingbao.policy.review import (
    Review,
    Unread,
    looked_at,
    read_paper,
    review_files,
    review_papers,
)
from yingbao.policy.verdicts import Verdict, VerdictBook, VerdictRefused, decide
from yingbao.policy.versions import VersionDiff, compare_versions

__all__ = [
    "Check",
    "Clause",
    "Finding",
    "Paper",
    "Review",
    "UnreadablePaper",
    "Unread",
    "Verdict",
    "VerdictBook",
    "VerdictRefused",
    "VersionDiff",
    "compare_versions",
    "decide",
    "load_checks",
    "looked_at",
    "papers_among",
    "read_paper",
    "review_files",
    "review_papers",
    "take_answers",
    "write_outputs",
]
