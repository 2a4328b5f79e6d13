"""Two hundred officers on the demonstration county: they read lists and cases, file visits, look at boards.

Run by scripts/load.sh, which makes the county and the accounts and starts the server; only this machine is
asked. LOAD_ACCOUNTS names a JSON file: [{"username", "password", "role"}].
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import uuid
from datetime import date

from locust import HttpUser, between, task

ACCOUNTS = json.loads(open(os.environ["LOAD_ACCOUNTS"], encoding="utf-8").read())
TURN = itertools.cycle(ACCOUNTS)
CLUE = re.compile(r'href="(/clues/C[0-9a-f-]+/)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
OUTCOME = re.compile(r'name="([^"]+-outcome)"')


class Officer(HttpUser):
    """Thinks three to eight seconds between two pages, as people do."""

    wait_time = between(3, 8)

    def on_start(self) -> None:
        self.account = next(TURN)
        self.seen: list[str] = []
        self.client.get("/login/", name="login page")
        self.client.post(
            "/login/",
            {
                "username": self.account["username"],
                "password": self.account["password"],
                "csrfmiddlewaretoken": self.client.cookies["csrftoken"],
            },
            headers={"Referer": self.host},
            name="login",
        )

    def _post(self, path: str, data: dict[str, str], name: str) -> None:
        token = {"X-CSRFToken": self.client.cookies["csrftoken"], "Referer": self.host}
        with self.client.post(path, data, headers=token, name=name, catch_response=True) as answer:
            if answer.status_code in (200, 409, 422):  # somebody was first: an answer, not a fault
                answer.success()

    @task(6)
    def home(self) -> None:
        self._remember(self.client.get("/", name="home").text)

    @task(10)
    def clues(self) -> None:
        query = random.choice(["", "?view=miss", "?level=橙", "?view=open&sort=village", "?q=龙港"])
        self._remember(self.client.get(f"/clues/{query}", name="list").text)

    def _remember(self, page: str) -> None:
        self.seen = list({*self.seen, *CLUE.findall(page)})[-60:]

    @task(10)
    def clue(self) -> None:
        if self.seen:
            self.client.get(random.choice(self.seen), name="clue")

    @task(2)
    def dashboard(self) -> None:
        self.client.get("/dashboard/", name="dashboard")

    @task(3)
    def ledger(self) -> None:
        self.client.get("/ledgers/rectification/", name="ledger")

    @task(3)
    def household(self) -> None:
        page = self.client.get("/households/", name="households").text
        found = re.findall(r'href="(/households/[0-9a-zA-Z-]+/)"', page)
        if found:
            self.client.get(random.choice(found), name="household")

    @task(6)
    def visit(self) -> None:
        """A write with its line in the chain."""
        if not self.seen:
            return
        path = random.choice(self.seen)
        page = self.client.get(f"{path}visit/", name="visit form").text
        data = dict(HIDDEN.findall(page)) | {
            "uid": str(uuid.uuid4()), "visited_on": str(date.today()), "place": "村里", "met": "本人",
            "second_name": "同行的人", "text": "看了，谈了。",
        }  # fmt: skip
        for name in OUTCOME.findall(page):
            data |= {name: "unfounded", name.replace("outcome", "reason"): "查清了"}
        self._post(f"{path}visit/send/", data, "visit sent")
