"""What a rule's page says under 怎么判断 is Chinese: an auditor who knows no SQL reads it."""

from __future__ import annotations

import re

import pytest

from yingbao.engine import load_library
from yingbao.engine.wording import in_words
from yingbao.engine.wording.words import shared_words

LIBRARY = load_library()
RAW = re.compile(r"`[^`]*`|[A-Za-z_][A-Za-z_0-9]+|[a-z]")  # one capital is a class, as in B类
FIELD_WORDS: frozenset[str] = frozenset()  # what the field itself writes in Latin letters

SAYS = """{code}《{title}》的“怎么判断”里还有“{raw}”：{line}
写法：WITH 的步写进 src/yingbao/packs/words.yaml 的 steps，算出来的列写进 columns，存的代码写进 values；
只在这条规则里有这个意思的，写在 {file} 规则头的 words: {{steps: {{…}}, columns: {{…}}}}。
反引号里的是还没有说法的 SQL 函数，在 src/yingbao/engine/wording/reckoning.py 里加一行。
写完运行 yingbao rule docs。"""


@pytest.mark.parametrize("code", LIBRARY.rules)
def test_a_page_is_told_without_names_of_the_query(code):
    rule = LIBRARY.rules[code]
    lines = [
        line for step in in_words(rule, LIBRARY) for line in (step.name, step.source, *step.lines)
    ]
    for line in lines:
        raw = [found for found in RAW.findall(line) if found not in FIELD_WORDS]
        assert not raw, SAYS.format(
            code=code, title=rule.title, raw=raw[0], line=line, file=rule.file
        )


@pytest.mark.parametrize("part", ["common", "steps", "columns", "values"])
def test_no_word_outlives_the_name_it_stands_for(part):
    queries = (*LIBRARY.rules.values(), *LIBRARY.views.values())
    names = {name for query in queries for name in re.findall(r"\w+", query.sql)}
    assert not set(getattr(shared_words(), part)) - names
