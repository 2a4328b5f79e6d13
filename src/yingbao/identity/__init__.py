"""Who is who: identity numbers, names, keys, the vault. The public door of this stage.

Linkage has a door of its own, `yingbao.identity.linkage`: it loads Splink, which most runs never need.
"""

from yingbao.identity.id_number import USABLE, IdReading, check_digit, clean_id, read_id
from yingbao.identity.likeness import likeness, names_agree
from yingbao.identity.names import alias_sql, clean_name, name_alias, name_sql, scrub, scrub_sql
from yingbao.identity.number_sql import id_sql, with_readings
from yingbao.identity.number_table import read_numbers
from yingbao.identity.plain_numbers import PlainNumbers, plain_numbers
from yingbao.identity.vault import Person, Vault
from yingbao.security import KeyRing, KeyRingError

__all__ = [
    "USABLE",
    "IdReading",
    "KeyRing",
    "KeyRingError",
    "Person",
    "PlainNumbers",
    "Vault",
    "alias_sql",
    "check_digit",
    "clean_id",
    "clean_name",
    "id_sql",
    "likeness",
    "name_alias",
    "name_sql",
    "names_agree",
    "plain_numbers",
    "read_id",
    "read_numbers",
    "scrub",
    "scrub_sql",
    "with_readings",
]
