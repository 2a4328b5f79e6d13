"""What a result rests on. Two runs with the same manifest give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from yingbao import __version__
from yingbao.engine.backends import Backend
from yingbao.engine.library import Library
from yingbao.engine.rule import Query, Rule


def manifest_of(
    library: Library, rules: Iterable[Rule], snapshot: str, as_of: date, backend: Backend
) -> dict[str, Any]:
    """Snapshot id, rules, views and parameter values of a run as plain JSON values, all sorted."""
    rules = tuple(rules)
    views = library.views_for(rules)
    queries: tuple[Query, ...] = (*rules, *views)
    refs = sorted({use.ref for query in queries for use in query.parameters})
    body = {
        "yingbao": __version__,
        "as_of": as_of.isoformat(),
        "backend": backend.name,
        "snapshot": snapshot,
        "inputs": backend.inputs(),
        "rules": {rule.code: rule.digest for rule in rules},
        "views": {view.name: view.digest for view in sorted(views, key=lambda view: view.name)},
        "parameters": {ref: _values(library, ref) for ref in refs if ref in library.parameters},
    }
    return {**body, "digest": sha256(_canonical(body)).hexdigest()}


def _values(library: Library, ref: str) -> dict[str, Any]:
    parameter = library.parameters[ref]
    values = {day.isoformat(): _plain(value) for day, value in sorted(parameter.values.items())}
    return {"status": parameter.status, "values": values}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal | date) else value


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, sort_keys=True).encode()
