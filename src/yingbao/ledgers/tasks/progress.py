"""How far a task is: counted from the clues of its rules where it has some, reported otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yingbao.casework.models import Clue
from yingbao.ledgers.tasks.model import Task


@dataclass(frozen=True)
class Progress:
    """`done` of `all`, and whether these were counted or only reported (then in percent)."""

    done: int
    all: int
    counted: bool

    @property
    def percent(self) -> int:
        return 100 * self.done // self.all if self.all else 0

    @property
    def words(self) -> str:
        if self.counted:
            said = {"share": self.percent, "all": self.all, "n": self.done}
            return _("%(share)s%%（数据：%(all)s 条线索销了 %(n)s 条）") % said
        return _("%(share)s%%（填报）") % {"share": self.percent}


def codes_of(rules: str) -> Iterator[str]:
    """The codes of a task: single ones, and every number of a range such as 201-245."""
    for word in rules.split():
        first, dash, last = word.partition("-")
        if dash and first.isdecimal() and last.isdecimal() and len(word) <= 9:
            yield from (str(code) for code in range(int(first), int(last) + 1))
        else:
            yield word


def progress_of(task: Task) -> Progress:
    """Counted over the township's clues of the task's rules; a task without clues is as reported."""
    codes = list(codes_of(task.rules))
    clues = Clue.objects.filter(rule__in=codes).exclude(status=Clue.Status.HELD)
    if task.township_id:
        clues = clues.filter(township=task.township_id)
    total = clues.count() if codes else 0
    if not total:
        return Progress(task.reported_percent, 100, counted=False)
    return Progress(clues.filter(status=Clue.Status.CLOSED).count(), total, counted=True)
