"""Undo: soft actions can be taken back for a few seconds, by the one who did them."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yingbao.casework.actions.record import change, require_sight, step
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Clue, Step, User


@transaction.atomic
def undo(line: Step, *, by: User) -> Clue:
    """Restores what the step changed, if nothing came after it and its time is not over."""
    clue = line.clue
    require_sight(clue, by)
    if line.by != str(by):
        raise Refused("只能撤销自己刚做的操作。")
    if not line.undo_until or timezone.now() > line.undo_until:
        raise Refused("过了能撤销的时间。要改请正常办一次。")
    if clue.steps.last() != line:
        raise Refused("后面又有人办了一步，不能撤销了。")
    change(clue, by, expects=Clue.Status.values, **line.before)
    Step.objects.filter(pk=line.pk).update(undo_until=None)
    step(clue, by, "undo", f"撤销：{line.words}")
    return clue
