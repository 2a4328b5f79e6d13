"""All outputs of a review, side by side in one folder."""

from __future__ import annotations

from pathlib import Path

from yingbao.policy.outputs.findings_csv import write_csv
from yingbao.policy.review import Review


def write_outputs(review: Review, out: Path) -> list[Path]:
    """Write every output; returns the paths."""
    return [write_csv(review, out / "policy_findings.csv")]
