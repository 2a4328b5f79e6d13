"""Checks on a paper as a whole."""

from __future__ import annotations

from datetime import date

from yingbao.policy.findings import Finding
from yingbao.policy.paper import Paper


def whole_paper_findings(paper: Paper, as_of: date) -> list[Finding]:
    return []
