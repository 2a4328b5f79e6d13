"""Breakers 熔断: a flood of clues is more often a broken source than a broken county; a person looks first."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from yingbao.casework.law import limit_of
from yingbao.casework.models import RuleResult

FEWEST = "breakers/flood_least"  # clues; fewer than that a township can look at
LARGEST_SHARE = "breakers/flood_share"  # of the people looked at
LARGEST_JUMP = "breakers/flood_jump"  # times as many as in the run before


def why_held(rule: str, hits: int, looked_at: int, day: date) -> str:
    """Words for the person who decides, or nothing when the rule's clues may go out. `day`: the judged one."""
    fewest, share, jump = (limit_of(ref, day) for ref in (FEWEST, LARGEST_SHARE, LARGEST_JUMP))
    if fewest is None or share is None or jump is None or hits < fewest:
        return ""
    if looked_at and hits / looked_at > share:
        return (
            f"看了 {looked_at} 人，命中 {hits} 人（{hits / looked_at:.0%}），超过 {share:.0%}。"
            "更像是哪张表出了问题，先抽几条看看原始数据。"
        )
    before = _before(rule)
    if before is not None and hits > max(jump * before, fewest):
        return f"上次 {before} 条，这次 {hits} 条，一下子多了几倍。先看是不是来了新表、换了表头。"
    return ""


def _before(rule: str) -> int | None:
    """Hits of the newest run in which the rule ran and whose clues nobody had to hold, or somebody let go.

    What was held is no measure: a flood would make the next flood look ordinary.
    """
    ran = RuleResult.objects.filter(Q(held_reason="") | ~Q(released_by=""), rule=rule, not_run="")
    return ran.order_by("-run__as_of", "-run_id").values_list("hits", flat=True).first()
