"""Text that the database holds only encrypted, and the keyed index that finds it again."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models

from yingbao.identity import KeyRing


@cache
def ring() -> KeyRing:
    """The keys of this installation; they live in YINGBAO_HOME, apart from the database."""
    return KeyRing.open(settings.HOME)


class EncryptedText(models.BinaryField):  # type: ignore[type-arg]
    """AES-256-GCM; the table and column are bound in, so a value cannot be moved elsewhere."""

    description = "encrypted text"

    @property
    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, bytes | memoryview):
            return value
        return ring().seal(str(value), self._place)

    def from_db_value(self, value: Any, *_: Any) -> str | None:
        return None if value is None else ring().unseal(bytes(value), self._place)


def blind_index(text: str, purpose: str) -> str:
    """The key under which an identifier is found without being decrypted."""
    return ring().key(text, purpose)
