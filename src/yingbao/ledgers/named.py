"""A line about one named person: identifiers sealed, found again by a keyed index, masked on pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.fields import EncryptedText, blind_index
from yingbao.identity import USABLE, read_id
from yingbao.ledgers.item import LedgerItem
from yingbao.security import mask_id


class NamedItem(LedgerItem):
    name = EncryptedText(null=True)
    id_number = EncryptedText(null=True)
    person_key = models.CharField(max_length=64, blank=True, db_index=True)  # blind index
    village = models.CharField("村（社区）", max_length=60, blank=True)

    class Meta(LedgerItem.Meta):
        abstract = True
        ordering: ClassVar = ["due_on", "number"]

    @property
    def who(self) -> str:
        """Name and masked number, for pages."""
        return " ".join(filter(None, (self.name or "", mask_id(self.id_number))))


def sealed(name: str, id_number: str) -> dict[str, Any]:
    """The fields of a person. A number that cannot be right is refused before anything is kept;
    none at all is allowed, for help must not wait for a card."""
    if not name.strip():
        raise Refused("姓名还空着。")
    if not id_number.strip():
        return {"name": name.strip(), "id_number": None, "person_key": ""}
    reading = read_id(id_number)
    if reading.state not in USABLE:
        raise Refused("身份证号没有读懂，位数或校验码不对。对着证件再看一遍；没有证件的先空着。")
    number = str(reading.id18)
    return {"name": name.strip(), "id_number": number, "person_key": key_of(number)}


def key_of(number: str) -> str:
    return blind_index(number, "ledger_person")
