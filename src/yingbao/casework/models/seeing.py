"""Who sees which rows, said once. Whoever is not named sees nothing.

A record that only a township or a department shares takes its query set from here; one with a rule
of its own overrides `shared_with` and nothing else.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models

from yingbao.casework.models.people import TOWNSHIP_ROLES, Role, User

Row = TypeVar("Row", bound=models.Model)


class SeenQuerySet(models.QuerySet[Row]):
    def visible_to(self, user: User) -> Self:
        """The county and the inspector see all, others what is shared with them."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self if user.county_wide else self.shared_with(user)

    def shared_with(self, user: User) -> Self:
        """What an active user from outside the county office sees of these."""
        return self.none()


class TownshipQuerySet(SeenQuerySet[Row]):
    def shared_with(self, user: User) -> Self:
        """Township staff see their own township's rows."""
        own = user.role in TOWNSHIP_ROLES
        return self.filter(township=user.township) if own else self.none()


class SenderQuerySet(SeenQuerySet[Row]):
    def shared_with(self, user: User) -> Self:
        """A liaison sees the rows of the own department."""
        own = user.role == Role.LIAISON
        return self.filter(sender=user.department) if own else self.none()
