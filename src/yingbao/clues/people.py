"""Names and ID numbers for the ledger, out of the vault; asked once for all clues together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from yingbao.clues.evidence import is_row_ref
from yingbao.clues.hits import Hit
from yingbao.clues.snapshot import Head

NAME_COLUMNS = ("name", "head_name", "owner_name", "holder_name")
ID_COLUMNS = ("id_number", "head_id_number", "disability_no")


class Vault(Protocol):
    """What clues ask of identity's vault."""

    def people(self, ids: Sequence[str]) -> Mapping[str, Any]: ...
    def rows(self, row_refs: Sequence[str]) -> Mapping[str, Mapping[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Identity:
    """As an officer would write it down; an ID that could not be read stands as received."""

    name: str = ""
    id_number: str = ""


NOBODY = Identity()


def identities(hits: Iterable[Hit], heads: Mapping[str, Head], vault: Vault) -> dict[str, Identity]:
    """Every subject and household head, keyed by person_id or row_ref."""
    wanted = {hit.subject_id for hit in hits}
    wanted |= {head.person_id or head.row_ref for head in heads.values()}
    refs = sorted(key for key in wanted if is_row_ref(key))
    ids = sorted(key for key in wanted if not is_row_ref(key))
    found = {key: Identity(p.name or "", p.id_number or "") for key, p in vault.people(ids).items()}
    return found | {ref: _as_written(cells) for ref, cells in vault.rows(refs).items()}


def _as_written(cells: Mapping[str, str]) -> Identity:
    name = next((cells[column] for column in NAME_COLUMNS if cells.get(column)), "")
    number = next((cells[column] for column in ID_COLUMNS if cells.get(column)), "")
    return Identity(name, number)
