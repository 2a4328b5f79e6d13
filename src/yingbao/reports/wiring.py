"""Exchange and engine, wired to the job."""

from __future__ import annotations

from yingbao.reports.stages import CheckRequest, Examined, Received, Say


def receive(request: CheckRequest, say: Say) -> Received:
    raise NotImplementedError


def examine(request: CheckRequest, received: Received, say: Say) -> Examined:
    raise NotImplementedError
