"""From the parts of a notice to the first draft of its tasks: what can be read is filled in, no more."""

from __future__ import annotations

from datetime import date

from yingbao.ledgers.campaigns.model import Campaign, DraftTask
from yingbao.ledgers.problems.model import Problem
from yingbao.policy.due import due_day
from yingbao.policy.notice import CitedPaper, Task

NOTICE_TASK = {
    "政策对照": Problem.Task.POLICY,
    "低保兜底": Problem.Task.DIBAO,
    "临时救助": Problem.Task.LINSHI,
    "特困供养": Problem.Task.TEKUN,
    "疫情和突发事件": Problem.Task.EPIDEMIC,
    "群众反映问题": Problem.Task.COMPLAINTS,
    "资金管理": Problem.Task.FUNDS,
    "作风": Problem.Task.STYLE,
}
RULES = 120  # characters a task keeps


def drafted(campaign: Campaign, order: int, task: Task, today: date) -> DraftTask:
    """The draft of one task; not saved."""
    return DraftTask(
        campaign=campaign, order=order, place=task.place[:60], content=task.title,
        asks=list(task.asks), papers=[cited(paper) for paper in task.papers],
        checks=list(task.checks), suggested=task.owner[:120], term_said=task.due[:30],
        task=next((NOTICE_TASK[t].value for t in task.themes if t in NOTICE_TASK), ""),
        measures="\n".join(f"查：{ask}" for ask in task.asks), rules=rules_of(task.rules),
        unit=task.owner.split("（")[0][:60], starts_on=today, due_on=term(task.due, campaign.issued),
    )  # fmt: skip


def cited(paper: CitedPaper) -> dict[str, object]:
    return {
        "title": paper.title,
        "number": paper.number,
        "known": paper.in_library,
        "text": paper.text,
    }


def rules_of(rules: tuple[str, ...]) -> str:
    """Codes and ranges with spaces between, as many as a task keeps, never one cut in two."""
    kept = ""
    for rule in rules:
        longer = f"{kept} {rule}".strip()
        if len(longer) > RULES:
            break
        kept = longer
    return kept


def term(said: str, issued: date | None) -> date | None:
    """The day a notice names; a month and day without a year are of the notice's own year."""
    return due_day(said, issued)
