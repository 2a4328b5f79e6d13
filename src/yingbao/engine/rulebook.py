"""docs/rules: a page for each rule and an index, generated from the packs."""

from __future__ import annotations

from yingbao.engine.errors import RuleError
from yingbao.engine.library import Library
from yingbao.engine.page import STATUS_WORDS, rule_page
from yingbao.engine.rule import Rule
from yingbao.engine.testing.cases import TestFile, read_test_file, test_path


def rulebook(library: Library) -> dict[str, str]:
    """File name → Markdown, for every rule and the index README.md."""
    pages = {f"{code}.md": page_of(library, rule) for code, rule in library.rules.items()}
    return {"README.md": index(library), **pages}


def page_of(library: Library, rule: Rule) -> str:
    """A rule's page with its tests, when they can be read."""
    return rule_page(library, rule, _tests(library, rule))


def index(library: Library) -> str:
    """All rules in a table, by code."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.title} | {rule.direction} | {rule.level} "
        f"| {STATUS_WORDS[rule.status]} |"
        for rule in library.rules.values()
    ]
    head = [
        "# 核查规则",
        "",
        "由 `yingbao rule docs` 生成，不要手改。每条规则只给疑点；依据、可能的误报、核查办法都写在各页。",
        "",
        f"共 {len(rows)} 条。",
        "",
        "| 编号 | 名称 | 方向 | 级别 | 状态 |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"


def _tests(library: Library, rule: Rule) -> TestFile | None:
    try:
        return read_test_file(test_path(library.packs, rule), library.packs)
    except RuleError:
        return None
