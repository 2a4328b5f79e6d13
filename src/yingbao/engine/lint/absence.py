"""A sentence that says something is not there says where it was looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlglot import exp

from yingbao.canon import load_tables
from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.rule import Absence, Query, Rule

DENIES = re.compile(r"没有|至今|不见|查不到|未写")
A_WORD = 4  # 没有 alone among codes is no sentence


class AbsenceIsDeclared(Demand):
    """While a file lies unread that may be what is said to be absent, the clue must wait: docs/adr/0022."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        assert isinstance(query, Rule)
        if query.absent is None:
            for literal in self.tree(query).find_all(exp.Literal):
                if literal.is_string and _denies(literal.this):
                    message = f"说了“{literal.this}”，要写 absent：哪张表、哪一列上没有（都不是就写 []）。"
                    yield self.at_key(query, "reads", message)
                    return
        for absence in query.absent or ():
            if trouble := self.trouble(query, absence):
                yield self.at_key(query, "absent", trouble)

    def trouble(self, rule: Rule, absence: Absence) -> str:
        """What is wrong with one entry; empty when it can be asked for."""
        table = load_tables().get(absence.table)
        if table is None or absence.table not in self.library.tables_for(rule):
            return f"absent 写了“{absence.table}”，规则没有读这张标准表。"
        if absence.column and absence.column not in {column.name for column in table.columns}:
            return f"absent 写了“{absence.table}.{absence.column}”，{table.title}没有这一列。"
        if absence.optional and not absence.column:
            return f"absent 的“{absence.table}?”：只有列名后面可以写问号。"
        return ""


def _denies(text: str) -> bool:
    return len(text) > A_WORD and bool(DENIES.search(text))
