"""Who may take a case's paper out of the system."""

from yingbao.casework.models.people import CLERK_ROLES, COUNTY_ROLES

READERS = frozenset({*CLERK_ROLES, *COUNTY_ROLES})
