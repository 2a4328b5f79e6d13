"""What each bulk verb would do with the chosen clues, said before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from yingbao.casework.actions.handover import MOVABLE
from yingbao.casework.models import Clue, User
from yingbao.casework.selectors.clues import OPEN


@dataclass
class Chosen:
    """Counts over the chosen: to be sent by township, to be visited by village (households), the rest."""

    count: int = 0
    fresh: Counter[str] = field(default_factory=Counter)
    doors: dict[str, set[str]] = field(default_factory=dict)
    visits: int = 0
    desk: int = 0
    sheets: set[str] = field(default_factory=set)
    movable: int = 0

    @property
    def fresh_count(self) -> int:
        return sum(self.fresh.values())

    @property
    def towns(self) -> list[tuple[str, int]]:
        return list(self.fresh.items())

    @property
    def villages(self) -> list[tuple[str, int]]:
        return [(village, len(doors)) for village, doors in self.doors.items()]

    @property
    def not_sent(self) -> int:
        return self.count - self.fresh_count

    @property
    def not_moved(self) -> int:
        return self.count - self.movable


def chosen(clues: Iterable[Clue], user: User) -> Chosen:
    """One walk over the clues that the person sees and ticked."""
    found = Chosen()
    for clue in clues:
        found.count += 1
        found.movable += clue.status in MOVABLE and clue.township_id == user.township_id
        _count(found, clue, user)
    return found


def _count(found: Chosen, clue: Clue, user: User) -> None:
    if clue.status in OPEN:
        found.sheets.add(clue.door)
    if clue.status == Clue.Status.NEW:
        found.fresh[str(clue.township)] += 1
    if clue.direction == "数据":
        found.desk += 1
    elif clue.status == Clue.Status.DISPATCHED and clue.village:
        name = clue.village if user.township else f"{clue.township}{clue.village}"
        found.visits += 1
        found.doors.setdefault(name, set()).add(clue.door)
