"""By when the issuing unit puts a clause right, counted in working days."""

from __future__ import annotations

from datetime import date

from yingbao.norms.workdays import add_workdays
from yingbao.policy.findings import Finding

DAYS = {"抵触": 15, "越权": 15, "缺失": 30, "过时": 20, "表述不清": 30}


def due(finding: Finding) -> date:
    """The proposed deadline; a person may set another."""
    return add_workdays(finding.as_of, DAYS[finding.severity])
