"""A session left alone ends, and the page says so instead of breaking."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from yingbao.casework.tests.cast import Cast

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def at_work(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.liu, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def opened_after(client: Client, *waits: timedelta) -> HttpResponse:
    """The page opened at eight and again after each wait; the last answer, followed."""
    with time_machine.travel(MORNING, tick=False) as clock:
        answer = client.get("/", follow=True)
        for wait in waits:
            clock.shift(wait)
            answer = client.get("/", follow=True)
        return answer


def test_who_was_away_too_long_is_asked_to_log_in_and_told_why(at_work: Client) -> None:
    answer = opened_after(at_work, timedelta(minutes=settings.SESSION_IDLE_MINUTES + 1))
    assert answer.status_code == 200 and "离开太久" in answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith("/login/")


def test_who_keeps_working_stays_logged_in(at_work: Client) -> None:
    answer = opened_after(at_work, *[timedelta(minutes=settings.SESSION_IDLE_MINUTES - 1)] * 3)
    assert answer.status_code == 200 and answer.redirect_chain == []


def test_after_the_longest_day_everybody_logs_in_again(at_work: Client) -> None:
    answer = opened_after(
        at_work, *[timedelta(minutes=20)] * (settings.SESSION_ABSOLUTE_HOURS * 3 + 1)
    )
    assert answer.redirect_chain[-1][0].startswith("/login/")
