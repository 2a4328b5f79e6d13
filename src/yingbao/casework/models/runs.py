"""A run: the rules applied to one snapshot on one day, and what each rule said."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Run(models.Model):
    """One comparison. Clues that a breaker holds wait in it for a person."""

    as_of = models.DateField("比对日期")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=60)
    snapshot = models.CharField(max_length=64)
    folder = models.CharField(max_length=200)  # under RUNS_ROOT
    manifest = models.JSONField(default=dict)
    data_as_of = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-as_of", "-pk"]

    def __str__(self) -> str:
        return f"{self.as_of} 比对"

    @classmethod
    def newest(cls) -> Run | None:
        """Without its manifest, which is long and is read when somebody asks for it."""
        return cls._default_manager.defer("manifest").first()


class RuleResult(models.Model):
    """What one rule did in one run: looked at how many, found how many, or why it did not run."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="rules")
    rule = models.CharField(max_length=4)
    title = models.CharField(max_length=120)
    population = models.PositiveIntegerField(default=0)
    hits = models.PositiveIntegerField(default=0)
    not_run = models.CharField(max_length=200, blank=True)
    held_reason = models.CharField(max_length=300, blank=True)
    released_by = models.CharField(max_length=60, blank=True)
    released_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["rule"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "rule"], name="one_result_per_run_and_rule")
        ]
