"""The small interface between rules and the engine that executes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class BackendMissing(RuntimeError):
    """The engine asked for is not here, in the officer's words."""


@dataclass(frozen=True)
class Answer:
    """What a counted rule gives: the size of its population and its rows as mappings."""

    looked_at: int
    rows: tuple[dict[str, Any], ...]


class Backend(Protocol):
    """DuckDB by default; Spark where the data already lives in a cluster."""

    name: str
    Error: type[Exception]  # what it raises when a query fails
    at_once: int  # how many rules may be asked at the same time

    def received(self) -> frozenset[str]:
        """The canonical tables of the snapshot."""

    def inputs(self) -> dict[str, str]:
        """Table → digest of its file, for the manifest."""

    def add_empty(self, name: str, columns: Mapping[str, str]) -> None:
        """Makes a table or view that was not received readable, without rows."""

    def add_view(self, name: str, sql: str) -> None:
        """Computes a shared view once."""

    def ask(self, sql: str) -> Answer:
        """Runs one counted rule."""

    def close(self) -> None:
        """Gives back memory and scratch files."""
