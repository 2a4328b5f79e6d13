"""Send 送制定机关: what is to be mended becomes a task of whoever made the paper, with a day."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import (
    PolicyFinding,
    PolicyPaper,
    PolicyTask,
    PolicyVersion,
    Role,
    User,
)

TO_MEND = (PolicyFinding.State.CONFIRMED, PolicyFinding.State.EDITED)


def mending(version: PolicyVersion) -> list[PolicyFinding]:
    """What a person said must be mended in that version."""
    return list(version.findings.filter(state__in=TO_MEND))


@transaction.atomic
def send(paper: PolicyPaper, *, by: User, today: date) -> PolicyTask:
    """A task until the latest of the findings' days, none of which lies before the next day."""
    require_role(by, Role.COUNTY_OFFICER, what="送制定机关")
    version = paper.latest
    if version is None:
        raise Refused("这份文件还没有正文，先传一份。")
    if paper.tasks.exclude(state=PolicyTask.State.CLOSED).exists():
        raise Refused("已经送过，等制定机关改好再送。")
    undecided = version.findings.filter(state=PolicyFinding.State.OPEN).count()
    if undecided:
        raise Refused(f"还有 {undecided} 处没有定结论，定完再送。")
    found = mending(version)
    if not found:
        raise Refused("没有要改的地方，不用送。")
    due_on = max(finding.due_on for finding in found)
    task = PolicyTask.objects.create(paper=paper, version=version, sent_by=by, due_on=due_on)
    audit(by, "policy_send", f"policy:{paper.pk}", version=version.order, due=str(due_on))
    return task
