"""How a rule's legal basis is put on paper: the article always with its validity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any


def basis_text(basis: Iterable[Any], as_of: date) -> str:
    """One line per article that was valid on that day; all of them when none was."""
    articles = [_article(item) for item in basis]
    valid = [line for line, since, until in articles if _covers(since, until, as_of)]
    return "\n".join(valid or [line for line, _, _ in articles])


def _article(item: Any) -> tuple[str, date | None, date | None]:
    since, until = _day(_part(item, "valid_from")), _day(_part(item, "valid_to"))
    name = " ".join(str(part) for part in (_part(item, "norm"), _part(item, "article")) if part)
    return f"{name}{_span(since, until)}", since, until


def _part(item: Any, name: str) -> Any:
    return item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value) if isinstance(value, str) else value


def _span(since: date | None, until: date | None) -> str:
    if since is None and until is None:
        return ""
    return f"（{since or '……'} 至 {until or '今'}）"


def _covers(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)
