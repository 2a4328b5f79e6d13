"""Accounts for the load test: township clerks all over the county, their clues dispatched.

Usage: people.py COUNT FILE. No second factor: townships log in with a password alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django

PASSWORD = "一句自己记得住的话2026"


def main(count: int, file: Path) -> None:
    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from yingbao.casework.actions import dispatch
    from yingbao.casework.models import Clue, Role, Township, User

    places, hashed = list(Township.objects.filter(clues__isnull=False).distinct()), make_password(PASSWORD)
    people = [
        User(username=f"load{n:03d}", name=f"压测{n:03d}", role=Role.TOWNSHIP_OFFICER,
             township=places[n % len(places)], password=hashed)
        for n in range(count)
    ]  # fmt: skip
    User.objects.bulk_create(people)
    zhou = User.objects.get(username="zhou")
    for clue in Clue.objects.filter(status=Clue.Status.NEW):
        dispatch.dispatch(clue, by=zhou, today=timezone.localdate())
    accounts = [{"username": one.username, "password": PASSWORD} for one in people]
    file.write_text(json.dumps(accounts, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
