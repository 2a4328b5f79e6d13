"""Who may take a case's paper out of the system."""

from yingbao.casework.models import Role

READERS = frozenset(
    {Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD, Role.COUNTY_OFFICER, Role.COUNTY_LEADER}
)
COUNTY = frozenset({Role.COUNTY_OFFICER, Role.COUNTY_LEADER})
