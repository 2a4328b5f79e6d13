"""The demonstration leaves no ledger empty, and repeating it changes nothing."""

from __future__ import annotations

import pytest
from django.utils import timezone

from yingbao.casework.demo import make_accounts, prepare_townships
from yingbao.casework.models import Clue, User
from yingbao.casework.tests.cast import Cast
from yingbao.ledgers.checks.tests.test_check_after_payment import lay_payments
from yingbao.ledgers.demo import fill_ledgers
from yingbao.ledgers.item import History
from yingbao.ledgers.registry import LEDGERS
from yingbao.ledgers.shelf import rows


@pytest.fixture
def county(cast: Cast) -> None:
    prepare_townships()
    make_accounts()
    lay_payments(cast)
    for number in (1, 2):
        cast.clue(rule="801", title=f"核查说明雷同 {number}", direction="作风", level="黄")


def test_every_ledger_of_the_demonstration_has_open_and_most_have_late_lines(county: None) -> None:
    fill_ledgers()
    found = rows(User.objects.get(username="zhou"), timezone.localdate())
    assert {row.ledger.slug for row in found if not row.all} == set()
    assert len(found) == len(LEDGERS)
    assert sum(row.late > 0 for row in found) >= 8


def test_filling_twice_adds_nothing(county: None) -> None:
    fill_ledgers()
    lines = History.objects.count()
    fill_ledgers()
    assert History.objects.count() == lines


def test_without_signs_there_is_nothing_to_review(county: None) -> None:
    Clue.objects.filter(direction="作风").delete()
    fill_ledgers()
    assert not History.objects.filter(ledger="shams").exists()
