"""Taking typed values out of a YAML mapping; what is missing, odd or unknown is told by line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from yingbao.engine.errors import RuleError
from yingbao.engine.strict_yaml import Document

REQUIRED: Any = object()


class Fields:
    """One mapping of a document. Each reader names a key; `done` refuses keys nobody asked for."""

    def __init__(self, document: Document, data: dict[str, Any], *path: object) -> None:
        self.document, self.data, self.path = document, data, path
        self.asked: set[str] = set()

    def error(self, key: str, message: str) -> RuleError:
        return RuleError(self.document.place(*self.path, key), message)

    def take(self, key: str, default: Any = REQUIRED) -> Any:
        """The raw value; a key without a value counts as absent."""
        self.asked.add(key)
        value = self.data.get(key)
        if value is None and default is REQUIRED:
            raise self.error(key, f"缺“{key}”。")
        return default if value is None else value

    def text(self, key: str, default: Any = REQUIRED) -> str:
        value = self.take(key, default)
        if isinstance(value, bool | list | dict):
            raise self.error(key, f"“{key}”应为文字，读到 {value!r}；必要时加引号。")
        return str(value).strip()

    def choice(self, key: str, allowed: Iterable[str], default: Any = REQUIRED) -> str:
        value, allowed = self.text(key, default), tuple(allowed)
        if value not in allowed:
            raise self.error(key, f"“{key}”读到“{value}”，应为 {'、'.join(allowed)} 之一。")
        return value

    def day(self, key: str, default: Any = REQUIRED) -> date | None:
        """A date, bare or quoted."""
        value = self.take(key, default)
        return None if value is None else self.as_day(key, value)

    def as_day(self, key: str, value: object) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.error(key, f"“{key}”应为日期（如 2020-04-26），读到 {value!r}。") from None

    def texts(self, key: str, default: Any = REQUIRED) -> tuple[str, ...]:
        value = self.take(key, default)
        if not isinstance(value, list | tuple):
            raise self.error(key, f"“{key}”应为列表（- 开头，一行一条），读到 {value!r}。")
        for item in value:
            if isinstance(item, dict | list):
                raise self.error(key, f"“{key}”里应都是文字，读到 {item!r}；含冒号的句子加引号。")
        return tuple(str(item).strip() for item in value)

    def mapping(self, key: str, default: Any = REQUIRED) -> dict[Any, Any]:
        value = self.take(key, default)
        if not isinstance(value, dict):
            raise self.error(key, f"“{key}”应为“名称: 值”，读到 {value!r}。")
        return value

    def inside(self, key: str, default: Any = REQUIRED) -> tuple[Fields, ...]:
        """A list of mappings, each as Fields of its own."""
        value = self.take(key, default)
        if not isinstance(value, list | tuple) or any(not isinstance(item, dict) for item in value):
            raise self.error(key, f"“{key}”应为若干条“名称: 值”，读到 {value!r}。")
        return tuple(
            Fields(self.document, item, *self.path, key, number)
            for number, item in enumerate(value)
        )

    def done(self) -> None:
        """Refuses whatever was not asked for: a mistyped key must not pass in silence."""
        for key in self.data:
            if key not in self.asked:
                known = "、".join(sorted(self.asked))
                raise self.error(str(key), f"不认识“{key}”；这里可写：{known}。")
