"""What the keys do: turn an identity number into a person_id, a name into a key, seal and unseal.

SQL side: the expressions call two temporary macros, which `install` puts on a connection. The key
stays out of every query text, hence out of logs, plans and error messages.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yingbao.security.keyfile import KeyRingError, Keys, key_home, open_keys

BLOCK = 64  # bytes: SHA-256's block, to which HMAC pads its key
KEY_DIGITS = 24
# A UUID of version 8 (RFC 9562, "custom"): 120 bits of the HMAC between the fixed marks.
PERSON_ID_PARTS = ((0, 8), (8, 12), (12, 15), (15, 18), (18, 30))


class KeyRing:
    """Keyed names for people and things. Two rings of one home give the same names for ever."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._started: dict[str, tuple[Any, Any]] = {}
        self._ciphers = {name: AESGCM(key) for name, key in keys.sealing.items()}

    @classmethod
    def open(cls, home: Path | None = None) -> KeyRing:
        """Keys of `home` (default $YINGBAO_HOME or ~/.yingbao), made at first use.

        Raises KeyRingError, in Chinese, when they are unreadable, damaged or readable by others.
        """
        return cls(open_keys(home or key_home()))

    def __repr__(self) -> str:
        return "KeyRing(…)"

    @property
    def keys(self) -> Keys:
        """For a pipe to another process of this program, and for nothing else: never to a disk."""
        return self._keys

    # -- keyed names ---------------------------------------------------------------------------

    def person_id(self, id18: str) -> str:
        """UUID text of a normalised 18-digit identity number."""
        digest = self._digest(id18, "person")
        return f"{digest[:8]}-{digest[8:12]}-8{digest[12:15]}-a{digest[15:18]}-{digest[18:30]}"

    def key(self, text: str, purpose: str) -> str:
        """24 hex digits; the same text has unrelated keys for two purposes (name, phone, …)."""
        return self._digest(text, purpose)[:KEY_DIGITS]

    def person_id_sql(self, expr18: str) -> str:
        """SQL of `person_id`; NULL stays NULL. The connection needs `install` first."""
        return f"yb_person_id({expr18})"

    def key_sql(self, expr: str, purpose: str) -> str:
        """SQL of `key`; NULL stays NULL. The connection needs `install` first."""
        return f"yb_hmac('{_plain(purpose)}', {expr})[1:{KEY_DIGITS}]"

    def install(self, con: Any) -> None:
        """Put the key macros on one DuckDB connection. A `cursor()` is another connection."""
        inner, outer = (_blob(_pad(self._keys.identity, byte)) for byte in (0x36, 0x5C))
        message = "encode(purpose || ':' || value)"
        try:
            con.execute(
                "CREATE OR REPLACE TEMP MACRO yb_hmac(purpose, value) AS "
                f"sha256({outer} || unhex(sha256({inner} || {message})))"
            )
            con.execute(_person_id_macro())
        except Exception as error:  # its text quotes the statement, and so the key
            raise KeyRingError(f"数据库连接无法装入密钥（{type(error).__name__}）。") from None

    def _digest(self, text: str, purpose: str) -> str:
        """HMAC-SHA256 of `purpose:text`; both halves have read the padded key once and for all."""
        inner, outer = self._begun(purpose)
        inner.update(text.encode())
        outer.update(inner.digest())
        return str(outer.hexdigest())

    def _begun(self, purpose: str) -> tuple[Any, Any]:
        if purpose not in self._started:
            inner = hashlib.sha256(_pad(self._keys.identity, 0x36))
            inner.update(f"{_plain(purpose)}:".encode())
            self._started[purpose] = inner, hashlib.sha256(_pad(self._keys.identity, 0x5C))
        inner, outer = self._started[purpose]
        return inner.copy(), outer.copy()

    # -- sealing -------------------------------------------------------------------------------

    def seal(self, text: str, place: str) -> bytes:
        """AES-256-GCM of `text`, bound to its place (table.column|row): elsewhere it will not open."""
        nonce = os.urandom(12)
        name = self._keys.current
        sealed = self._ciphers[name].encrypt(nonce, text.encode(), place.encode())
        return name.encode() + b"|" + nonce + sealed

    def unseal(self, sealed: bytes, place: str) -> str:
        """Raises KeyRingError when the keys, the bytes or the place are not those of sealing."""
        name, _, body = bytes(sealed).partition(b"|")
        try:
            cipher = self._ciphers[name.decode("ascii")]
            return cipher.decrypt(body[:12], body[12:], place.encode()).decode()
        except (KeyError, InvalidTag, UnicodeDecodeError, ValueError):
            raise KeyRingError("密文无法解开：密钥不是加密时的那一把，或数据被改动过。") from None


def _person_id_macro() -> str:
    parts = " || ".join(
        f"{mark}h[{start + 1}:{end}]"
        for mark, (start, end) in zip(
            ("", "'-' || ", "'-8' || ", "'-a' || ", "'-' || "), PERSON_ID_PARTS, strict=True
        )
    )
    bound = f"list_transform([yb_hmac('person', id18)], lambda h: {parts})[1]"
    return f"CREATE OR REPLACE TEMP MACRO yb_person_id(id18) AS {bound}"


def _pad(key: bytes, byte: int) -> bytes:
    return bytes(value ^ byte for value in key.ljust(BLOCK, b"\0"))


def _blob(data: bytes) -> str:
    return "'" + "".join(f"\\x{value:02X}" for value in data) + "'::BLOB"


def _plain(purpose: str) -> str:
    if not purpose.replace("_", "").isalnum() or not purpose.isascii():
        raise ValueError(f"purpose {purpose!r}: letters, digits and _ only")
    return purpose
