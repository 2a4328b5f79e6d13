"""Photos and scans: kept outside the web root under random names, with every clock they carry."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models

from yingbao.casework.models.clues import Clue
from yingbao.casework.models.people import User
from yingbao.casework.models.visits import Visit


def random_name(_: object, original: str) -> str:
    """A name that tells nothing; the type is known by content, not by this name."""
    return f"{secrets.token_hex(2)}/{secrets.token_hex(16)}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User) -> EvidenceQuerySet:
        """As far as the clue is in sight."""
        return self.filter(clue__in=Clue.objects.visible_to(user))


class Evidence(models.Model):
    """One file. Hashes and times are compared by rules 804 and 805; differing is a question, no proof."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="evidence")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.PROTECT, related_name="photos")
    file = models.FileField(upload_to=random_name)
    title = models.CharField("说明", max_length=120)
    kind = models.CharField(max_length=40)  # MIME type, read from the content
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    perceptual = models.CharField(max_length=16, blank=True, db_index=True)
    signature = models.CharField(max_length=64, blank=True)  # of a scan's lower strip, for rule 805
    taken_at = models.DateTimeField(null=True)  # EXIF
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    client_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]


class EvidenceReview(models.Model):
    """A second look at a file that raised a question: it holds, or it does not."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="reviews")
    holds = models.BooleanField()
    words = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evidence"], name="one_second_look_per_file")
        ]
