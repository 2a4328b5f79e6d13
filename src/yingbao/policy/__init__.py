"""Local policy papers: parse into clauses, hold each against the norms of the day, never judge."""

from yingbao.policy.check import Check, load_checks
from yingbao.policy.findings import Finding
from yingbao.policy.outputs.writing import write_outputs
from yingbao.policy.paper import Clause, Paper
from yingbao.policy.reading import UnreadablePaper
from yingbao.policy.review import Review, Unread, read_paper, review_files, review_papers

__all__ = [
    "Check",
    "Clause",
    "Finding",
    "Paper",
    "Review",
    "UnreadablePaper",
    "Unread",
    "load_checks",
    "read_paper",
    "review_files",
    "review_papers",
    "write_outputs",
]
