"""Why a verb may say no. The message is for the officer: what stands in the way, and what to do."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """The verb was not carried out; nothing changed."""

    status = 422


class NotAllowed(Refused):
    """This person's role or township does not carry this verb."""

    status = 403


class Moved(Refused):
    """Somebody else changed the record first. Both values are kept to choose from."""

    status = 409

    def __init__(self, message: str, theirs: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.theirs = theirs or {}
