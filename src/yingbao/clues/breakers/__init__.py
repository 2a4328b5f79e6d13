"""Circuit breakers: when the data look wrong, new clues wait for a person instead of going out."""

from yingbao.clues.breakers.holding import Held, Watch, hold
from yingbao.clues.breakers.profile import Profile, profiles
from yingbao.clues.breakers.state import BreakerState, HeldNote, Release, UnknownHold
from yingbao.clues.breakers.trips import Trip, tripped

__all__ = [
    "BreakerState",
    "Held",
    "HeldNote",
    "Profile",
    "Release",
    "Trip",
    "UnknownHold",
    "Watch",
    "hold",
    "profiles",
    "tripped",
]
