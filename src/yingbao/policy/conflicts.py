"""Papers against each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yingbao.policy.findings import Finding
from yingbao.policy.paper import Paper


def conflicting_figures(papers: Sequence[Paper], as_of: date) -> list[Finding]:
    return []
