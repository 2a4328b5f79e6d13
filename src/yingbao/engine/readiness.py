"""Can a rule run on this day with what was received? If not, why, in the officer's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from yingbao.canon import load_tables
from yingbao.engine.library import Library
from yingbao.engine.rule import Rule, View


class Readiness:
    """Knows which tables were received and so which views and rules have their sources.

    `may_be`: table → the unread files that may be it, in words.
    """

    def __init__(
        self,
        library: Library,
        received: frozenset[str],
        may_be: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.library, self.received, self.may_be = library, received, may_be

    def has(self, name: str) -> bool:
        """Is this table or view there?"""
        view = self.library.views.get(name)
        if view is None or name in self.received:
            return name in self.received
        if self._none_of(view):
            return False
        return all(self.has(read.name) for read in view.reads if not read.optional)

    def why_not(self, rule: Rule, as_of: date) -> str:
        """Empty when the rule can run."""
        if not rule.applies_on(as_of):
            until = f"至 {rule.valid_to}" if rule.valid_to else "起"
            return f"不适用：本规则适用于 {rule.valid_from} {until}"
        wanted = [read.name for read in rule.reads if not read.optional] + list(rule.needs)
        missing = [
            *self._missing(name for name in wanted if not self.has(name)),
            *self._none_of(rule),
        ]
        return f"未运行：缺 {'；'.join(dict.fromkeys(missing))}" if missing else ""

    def _none_of(self, query: Rule | View) -> list[str]:
        """The alternatives in words, where not one of them came."""
        if not query.needs_any or any(map(self.has, query.needs_any)):
            return []
        return [" 或 ".join(map(self._titled, query.needs_any))]

    def _missing(self, names: Iterable[str]) -> Iterable[str]:
        for name in names:
            if name not in self.library.views:
                yield self._titled(name)
            else:
                yield self._missing_of_view(name)

    def _missing_of_view(self, name: str) -> str:
        view = self.library.views[name]
        if none := self._none_of(view):
            return none[0]
        inner = [read.name for read in view.reads if not read.optional and not self.has(read.name)]
        return "；".join(self._missing(inner))

    def _titled(self, name: str) -> str:
        """The table, its department and, when an unread file may be it, that file."""
        table = load_tables().get(name)
        unread = self.may_be(name) if table else ""  # no file is a view
        title = f"{table.title}（{table.owner}）" if table else self.library.views[name].title
        return f"{title}，{unread}，可能就是它" if unread else title
