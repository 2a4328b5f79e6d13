"""The condition written as SQL says what the query set it stands for would say, also inside another."""

from __future__ import annotations

import pytest
from django.utils import timezone

from yingbao.casework.models import Closure, Clue, EvidenceRow, Revisit
from yingbao.casework.tests.cast import Cast

pytestmark = pytest.mark.django_db


def _lend(cast: Cast, clue: Clue) -> Revisit:
    """A clue of Liu's township is drawn for a second look by Ma's."""
    closure = Closure.objects.create(clue=clue, result="办好了", applied_by=cast.liu)
    return Revisit.objects.create(clue=clue, closure=closure, township=cast.duanshi)


def test_another_township_sees_a_clue_only_while_it_is_lent(cast: Cast) -> None:
    clue = cast.dispatched()
    seen = Clue.objects.visible_to(cast.ma).filter(pk=clue.pk)
    assert not seen.exists()
    revisit = _lend(cast, clue)
    assert seen.all().exists()
    Revisit.objects.filter(pk=revisit.pk).update(done_on=timezone.localdate())
    assert not seen.all().exists()


def test_the_condition_holds_inside_another_statement_too(cast: Cast) -> None:
    clue = cast.dispatched()
    _lend(cast, clue)
    EvidenceRow.objects.create(clue=clue, source="养老金", file="a.xlsx", sheet="1", row=2)
    rows = EvidenceRow.objects.filter(clue=clue)
    for person, count in ((cast.liu, 1), (cast.ma, 1), (cast.cai, 0)):
        assert rows.filter(clue__in=Clue.objects.visible_to(person)).count() == count


def test_what_is_held_stays_unseen_even_when_it_is_lent(cast: Cast) -> None:
    clue = cast.dispatched()
    _lend(cast, clue)
    Clue.objects.filter(pk=clue.pk).update(status=Clue.Status.HELD)
    assert not Clue.objects.visible_to(cast.ma).exists()
