"""Amend 交修改稿: the amended file is reviewed on arrival; what still departs keeps the task open."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from yingbao.casework.actions.policy.keep import read_upload, write_version
from yingbao.casework.actions.policy.send import TO_MEND
from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import PolicyFinding, PolicyPaper, PolicyTask, Role, User

MENDERS = (Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD)
LEFT = (PolicyFinding.State.OPEN, *TO_MEND)


def amend(task: PolicyTask, file: UploadedFile[bytes], *, by: User, today: date) -> PolicyTask:
    """The next version of the task's paper. What is left in it is told, never hidden."""
    require_role(by, *MENDERS, what="交修改稿")
    if not PolicyPaper.objects.visible_to(by).filter(pk=task.paper_id).exists():
        raise NotAllowed("这份文件不是您这里制定的。")
    if task.state == PolicyTask.State.CLOSED:
        raise Refused("这份文件已经销号。")
    name, content, paper = read_upload(file, today)
    if paper.issuer and task.paper.issuer and paper.issuer != task.paper.issuer:
        raise Refused(f"传上来的是{paper.issuer}的文件，这里等的是{task.paper.issuer}的。没有收。")
    with transaction.atomic():
        version = write_version(task.paper, name, content, paper, by=by, today=today)
        done = PolicyTask.objects.filter(pk=task.pk, state=task.state).update(
            state=PolicyTask.State.ANSWERED, amended=version, answered_by=by
        )
        if not done:
            raise Refused("别人先交了一份，请刷新看看。")
        audit(by, "policy_amend", f"policy:{task.paper_id}", version=version.order)
    task.refresh_from_db()
    return task


def left_in(task: PolicyTask) -> list[PolicyFinding]:
    """What still departs in the amended version, as far as nobody said to keep it."""
    return [] if task.amended is None else list(task.amended.findings.filter(state__in=LEFT))
