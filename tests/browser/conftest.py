"""A real browser on the real site: Debian's Chromium, no request beyond this host."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, Route, sync_playwright

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's loop shares the test's thread
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
EMPTYING = {
    "sqlite": ["DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete"],
    "postgresql": ["DROP TRIGGER IF EXISTS audit_no_change ON casework_auditevent"],
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = Path(os.environ.get("YINGBAO_SHOTS", "out/shots"))
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


class Desk:
    """One officer's browser window; it notes every request that would leave the host."""

    def __init__(self, browser: Browser, origin: str, size: dict[str, int]) -> None:
        self.origin = origin
        self.strangers: list[str] = []
        self.context = browser.new_context(viewport=size, base_url=origin, locale="zh-CN")
        self.context.route("**/*", self._watch)
        self.page: Page = self.context.new_page()

    def _watch(self, route: Route) -> None:
        url = route.request.url
        if url.startswith((self.origin, "data:")):
            route.continue_()
        else:
            self.strangers.append(url)
            route.abort()

    def login(self, username: str, password: str, code: str = "") -> None:
        self.page.goto("/login/")
        self.page.fill("#u", username)
        self.page.fill("#p", password)
        self.page.fill("#o", code)
        self.page.click("button:has-text('登录')")
        self.page.wait_for_url(f"{self.origin}/**")

    def shot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def desk(browser: Browser, live_server: Any) -> Iterator[Any]:
    """`desk()` opens a window; all windows are closed, and no request may have left the host."""
    opened: list[Desk] = []

    def open_one(size: dict[str, int] = WIDE) -> Desk:
        opened.append(Desk(browser, live_server.url, size))
        return opened[-1]

    yield open_one
    strangers = [url for one in opened for url in one.strangers]
    for one in opened:
        one.context.close()
    assert strangers == []


@pytest.fixture(autouse=True)
def _emptying_allowed(transactional_db: None) -> Iterator[None]:
    """The database refuses to empty the audit chain; between two browser tests it must."""
    yield
    with connection.cursor() as cursor:
        for statement in (*EMPTYING[connection.vendor],):
            cursor.execute(statement)
