"""The audit chain: every verb, reveal, export, upload and login, each bound to the one before."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from yingbao.security.chain import COVERED


class AuditEvent(models.Model):
    """One line of the chain. Rows are only ever added: triggers refuse UPDATE and DELETE."""

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.CharField(max_length=32)  # ISO 8601 with zone, text so that the digest is exact
    actor = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    verb = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=80, db_index=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject}"

    @property
    def content(self) -> dict[str, Any]:
        """What the digest covers, as it is exported: one JSON object a line."""
        return {name: getattr(self, name) for name in COVERED}
