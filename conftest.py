"""What all tests share: no test is judged by the clock of a busy machine."""

from hypothesis import settings

settings.register_profile("yingbao", deadline=None)
settings.load_profile("yingbao")
