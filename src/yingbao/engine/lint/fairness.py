"""A rule says how it may be wrong, is tested, and looks at nothing it has no business with."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from yingbao.engine.lint.demand import Demand, Issue
from yingbao.engine.rule import Query, Rule

PROTECTED = {
    "ethnicity", "ethnic", "nation", "nationality", "minzu", "religion", "faith", "birthplace",
    "native_place", "origin", "political_status", "party", "party_member",
    "民族", "宗教", "宗教信仰", "出生地", "籍贯", "政治面貌",
}  # fmt: skip


class NoProtectedAttributes(Demand):
    """Ethnicity, religion, birthplace and political status are no grounds for anything here."""

    def issues(self, query: Query) -> Iterator[Issue]:
        for column in self.tree(query).find_all(exp.Column):
            if column.name.lower() in PROTECTED:
                yield self.at(query, column, f"不得使用受保护的个人特征“{column.name}”。")


class SaysHowItMayBeWrong(Demand):
    """Benign explanations, what to ask first, how to verify and what to say are written down."""

    rules_only = True

    def issues(self, query: Query) -> Iterator[Issue]:
        assert isinstance(query, Rule)
        for key in ("benign", "ask_first", "verify", "say"):
            if not getattr(query, key):
                yield self.at_key(query, key, f"缺“{key}”。")


class TestedByName(Demand):
    """A sibling `.test.yaml` exists."""

    __test__ = False  # not for pytest to collect

    def issues(self, query: Query) -> Iterator[Issue]:
        path = self.library.packs / query.file
        if not path.with_name(f"{path.stem}.test.yaml").exists():
            yield self.at_key(query, "title", f"缺测试文件 {path.stem}.test.yaml。")
