"""An answer sheet that came back, with the verdict of every row, until it is applied."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models

from yingbao.casework.fields import EncryptedText
from yingbao.casework.models import Township, User
from yingbao.casework.models.seeing import TownshipQuerySet


class ReturnedSheetQuerySet(TownshipQuerySet["ReturnedSheet"]):
    """A township sees the sheets it sent back."""


class ReturnedSheet(models.Model):
    """`rows` is JSON under encryption: answers hold what people said at their doors."""

    export = models.CharField(max_length=32, db_index=True)
    township = models.ForeignKey(Township, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    rows = EncryptedText(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True)

    objects = ReturnedSheetQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]

    @property
    def lines(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.rows or "[]")
        return found

    def keep(self, lines: list[dict[str, Any]]) -> None:
        self.rows = json.dumps(lines, ensure_ascii=False)
        self.save(update_fields=["rows", "applied_at"])
