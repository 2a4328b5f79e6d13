"""docs/rules: a page for each rule and an index, generated from the packs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from yingbao.engine.errors import RuleError
from yingbao.engine.library import Library
from yingbao.engine.page import STATUS_WORDS, rule_page
from yingbao.engine.rule import Rule
from yingbao.engine.testing.cases import TestFile, read_test_file, test_path

RESULTS = "results.json"
Results = Mapping[str, Any]


def rulebook(
    library: Library, results: Results | None = None, verified: Mapping[str, str] | None = None
) -> dict[str, str]:
    """File name → Markdown, for every rule and the index README.md.

    `verified`: code → how often people found the rule right, in words. `results` is what `yingbao rule run` wrote on invented data: counts, nobody's name.
    """
    told = verified or {}
    pages = {
        f"{code}.md": page_of(library, rule, results) + verified_part(told.get(code, ""))
        for code, rule in library.rules.items()
    }
    return {"README.md": index(library), **pages}


def read_results(folder: Path) -> Results | None:
    """The results kept beside the pages, when there are any."""
    path = folder / RESULTS
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def page_of(library: Library, rule: Rule, results: Results | None = None) -> str:
    """A rule's page with its tests, when they can be read, and its last results."""
    return rule_page(library, rule, _tests(library, rule)) + _last(rule, results)


def verified_part(words: str) -> str:
    """The part of a page that tells what a county's people found; empty without words."""
    return f"\n## 本县核实情况\n\n{words}。\n" if words else ""


def _last(rule: Rule, results: Results | None) -> str:
    if results is None:
        return ""
    found = results["rules"].get(rule.code)
    told = f"看过 {found['looked_at']} 行，疑点 {found['clues']} 条。" if found else ""
    told = told or results["not_run"].get(rule.code, "")
    head = f"\n## 最近一次运行\n\n样例县（虚构的数据），判断之日 {results['as_of']}："
    return f"{head}{told}\n" if told else ""


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
