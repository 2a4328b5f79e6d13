"""Judge 定结论: a person says of one place: mend it, keep it and why, or mend it otherwise."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.models import PolicyFinding, PolicyPaper, Role, User

JUDGES = (Role.COUNTY_OFFICER, Role.COUNTY_LEADER)


@transaction.atomic
def judge(
    finding: PolicyFinding, *, by: User, state: str, reason: str = "", wording: str = ""
) -> PolicyFinding:
    """The conclusion on one finding of the latest version. It may be changed until it is sent."""
    require_role(by, *JUDGES, what="定结论")
    paper = finding.version.paper
    if not PolicyPaper.objects.visible_to(by).filter(pk=paper.pk).exists():
        raise NotAllowed("这份文件您看不到。")
    _guard(finding, state, reason.strip(), wording.strip())
    done = PolicyFinding.objects.filter(pk=finding.pk, state=finding.state).update(
        state=state,
        reason=reason.strip(),
        wording=wording.strip(),
        decided_by=by,
        decided_at=timezone.now(),
    )
    if not done:
        raise Moved("别人先定了这一处，请看一眼再定。")
    finding.refresh_from_db()
    audit(by, "policy_judge", f"policy:{paper.pk}", finding=finding.pk, state=state)
    return finding


def _guard(finding: PolicyFinding, state: str, reason: str, wording: str) -> None:
    if state not in PolicyFinding.State.values or state == PolicyFinding.State.OPEN:
        raise Refused("请选一个：修改、不改、另行修改。")
    if state == PolicyFinding.State.DISMISSED and not reason:
        raise Refused("不改的要写一句为什么，下一版文件还会用到。")
    if state == PolicyFinding.State.EDITED and not wording:
        raise Refused("另行修改的要写上改后的条文。")
    latest = finding.version.paper.latest
    if latest is None or latest.pk != finding.version_id:
        raise Refused("这一处属于旧的一版，不能再改。请到最新一版里看。")
