"""The exchange calendar: which department owes which table when, and a word to whoever is late."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yingbao.canon import load_tables
from yingbao.casework.actions.record import audit, require_role, require_text
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import ExpectedDelivery, Role, User

MONTHS = {
    "roll": 1,
    "event": 1,
    "register": 3,
    "spell": 3,
}  # how often tables of a kind change enough
USUAL_DAY = 10


@transaction.atomic
def expect(
    *, by: User, sender: str, table: str, every_months: int, day: int, contact: str = ""
) -> ExpectedDelivery:
    """A line of the calendar, or the same line with new terms."""
    require_role(by, Role.COUNTY_OFFICER, what="排交表日历")
    if table not in load_tables():
        raise Refused("没有这种表。从单子里选一种。")
    line, _ = ExpectedDelivery.objects.update_or_create(
        sender=require_text(sender, "哪个部门"),
        table=table,
        defaults={"every_months": every_months, "day": day, "contact": contact},
    )
    audit(by, "expect", f"owed:{line.pk}", sender=line.sender, table=table)
    return line


@transaction.atomic
def usual(*, by: User) -> int:
    """Every table that has one usual owner, once a month or a quarter; to be changed from there."""
    owners = {name: table for name, table in load_tables().items() if "、" not in table.owner}
    known = set(ExpectedDelivery.objects.values_list("table", flat=True))
    for name in sorted(set(owners) - known):
        table = owners[name]
        every = MONTHS.get(table.kind, 3)
        expect(by=by, sender=table.owner, table=name, every_months=every, day=USUAL_DAY)
    return len(set(owners) - known)


@transaction.atomic
def remind(line: ExpectedDelivery, *, by: User) -> None:
    """The department's liaison reads it on the next login; nothing leaves this machine."""
    require_role(by, Role.COUNTY_OFFICER, what="提醒部门")
    line.reminded_at = timezone.now()
    line.save(update_fields=["reminded_at"])
    audit(by, "remind", f"owed:{line.pk}", sender=line.sender, table=line.table)


@transaction.atomic
def drop(line: ExpectedDelivery, *, by: User) -> None:
    require_role(by, Role.COUNTY_OFFICER, what="改交表日历")
    audit(by, "drop_expected", f"owed:{line.pk}", sender=line.sender, table=line.table)
    line.delete()
