"""Confirm 确认销号: a leader who neither sent nor answered closes a mended paper, or sends it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yingbao.casework.actions.policy.amend import left_in
from yingbao.casework.actions.record import audit, require_role, require_text
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import PolicyTask, Role, User


@transaction.atomic
def confirm(task: PolicyTask, *, by: User, agrees: bool, words: str) -> PolicyTask:
    """Closed only when the amended version, reviewed anew, has nothing left to mend."""
    require_role(by, Role.COUNTY_LEADER, what="确认文件改好")
    words = require_text(words, "确认意见")
    if task.state != PolicyTask.State.ANSWERED:
        raise Refused(f"这份文件现在是“{task.get_state_display()}”，不用确认。")
    if agrees:
        _guard(task, by)
    done = PolicyTask.objects.filter(pk=task.pk, state=PolicyTask.State.ANSWERED).update(
        state=PolicyTask.State.CLOSED if agrees else PolicyTask.State.SENT,
        confirmed_by=by if agrees else None,
        confirmed_at=timezone.now() if agrees else None,
        words=words,
    )
    if not done:
        raise Refused("别人先办了，请刷新看看。")
    task.refresh_from_db()
    audit(by, "policy_confirm", f"policy:{task.paper_id}", agrees=agrees, words=words)
    return task


def _guard(task: PolicyTask, by: User) -> None:
    if by in (task.sent_by, task.answered_by):
        raise NotAllowed("送出的人和交稿的人不能自己确认。请换一位。")
    left = left_in(task)
    if left:
        places = "、".join(dict.fromkeys(finding.label for finding in left[:5]))
        raise Refused(f"修改稿里还有 {len(left)} 处要改（{places}），不能销号。")
