"""Sample cells for a question: enough to tell what a column is, never enough to know whose."""

from __future__ import annotations

import re

from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.shapes import shapes

SHOWN = 4


def masked_samples(profile: Profile) -> tuple[str, ...]:
    return tuple(masked(text) for text in list(profile.counts)[:SHOWN])


def masked(text: str) -> str:
    """Long numbers lose their middle, names all but the surname, addresses their end."""
    kinds = shapes(text)
    if "name" in kinds:
        return text[0] + "*" * (len(text) - 1)
    if "address" in kinds:
        return text[:6] + "…"
    return re.sub(r"[0-9Xx]{7,}", lambda found: _middle_gone(found.group()), text)[:40]


def _middle_gone(digits: str) -> str:
    keep = 6 if len(digits) >= 15 else 3
    return digits[:keep] + "*" * (len(digits) - keep - 2) + digits[-2:]
