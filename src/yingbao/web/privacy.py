"""What must not linger: pages with people on them in caches, numbers in logs."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

LONG_NUMBER = re.compile(r"(?<!\d)(\d{6})\d{5,13}([\dXx]{2,4})(?![\dXx])")


class NoStore:
    """Every page behind the login may name a person: no cache keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response


class ScrubNumbers(logging.Filter):
    """Masks identity, card and phone numbers in whatever reaches a log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = LONG_NUMBER.sub(r"\1****\2", record.getMessage())
        record.args = ()
        return True
