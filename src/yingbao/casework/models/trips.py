"""Trips: which village an officer means to visit on which day, and how long the way there takes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yingbao.casework.models.people import Township, User


class TripPlan(models.Model):
    """One officer, one village, one day; planning anew moves the day, giving up empties it."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="trips")
    township = models.ForeignKey(Township, on_delete=models.PROTECT, related_name="+")
    village = models.CharField(max_length=60)
    day = models.DateField(null=True)
    companion = models.CharField("同行的人", max_length=40, blank=True)  # a visit takes two

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "township", "village"], name="one_plan_per_officer_and_village"
            )
        ]


class VillageTravel(models.Model):
    """Minutes one way from the township's office, as its people say; never computed."""

    township = models.ForeignKey(Township, on_delete=models.PROTECT, related_name="travel")
    village = models.CharField(max_length=60)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["township", "village"], name="one_way_per_village"),
            models.CheckConstraint(
                name="a_way_takes_minutes_within_a_day",
                condition=Q(minutes__gte=1, minutes__lte=600),
            ),
        ]
