"""Reveal: the full number behind a mask, on click, with a reason, for the record."""

from __future__ import annotations

from django.db import transaction

from yingbao.casework.actions.record import audit, require_role, require_sight, require_text
from yingbao.casework.models import Clue, Role, User

MAY_REVEAL = (Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD)


@transaction.atomic
def reveal_member(household_id: str, number: str | None, *, by: User, reason: str) -> str:
    """A household member's number, which the caller found in the person's sight; on record."""
    require_role(by, *MAY_REVEAL, what="查看完整号码")
    said = require_text(reason, "查看的原因")
    audit(by, "reveal", f"household:{household_id}", field="id_number", reason=said)
    return number or ""


@transaction.atomic
def reveal_id(clue: Clue, *, by: User, reason: str) -> str:
    """The clue's ID number in full. The event names the clue and the reason, never the number."""
    require_role(by, *MAY_REVEAL, what="查看完整号码")
    require_sight(clue, by)
    audit(by, "reveal", clue.code, field="id_number", reason=require_text(reason, "查看的原因"))
    return clue.id_number or ""
