"""What all tests share: no test is judged by the clock of a busy machine, none sees another's counts."""

import pytest
from django.core.cache import cache
from hypothesis import settings

settings.register_profile("yingbao", deadline=None)
settings.load_profile("yingbao")


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """A database rolled back gives the same keys again; what was counted before must not answer."""
    cache.clear()
