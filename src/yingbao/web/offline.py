"""The service worker, served from the root so that it may look after the whole site's paths."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse


@cache
def _script() -> bytes:
    return (Path(__file__).parent / "static" / "yingbao" / "sw.js").read_bytes()


def worker(request: HttpRequest) -> HttpResponse:
    """No person is in it, so anyone may read it; browsers ask for it anew each day."""
    return HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
