"""A new rule and its test, as files that run and fail until they say what is missing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from yingbao.engine.errors import Place, RuleError
from yingbao.engine.library import Library

RULE = """/* ---
code: "{code}"
title: {title}
direction: 错保
level: 黄
status: draft
valid_from: {today}
programme: {pack}
legal_basis:
  - {{norm: 文号, article: 第几条, gist: 用自己的话写要点, valid_from: {today}}}
reads: [aided_person]
benign: []
ask_first: []
verify: []
say: ""
--- */
WITH population AS (           -- 这条规则看过的每一个人
    SELECT person_id, household_id, township, village, match, row_ref
    FROM aided_person
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    '写明看到了什么' AS because,
    row_ref AS evidence,
    match
FROM population
WHERE FALSE                    -- 换成触发的条件
"""

TEST = """as_of: {today}

scene:                          # 原样就触发
  aided_person: {{person_id: 甲, household_id: h1}}
expect: {{subject_id: 甲}}

silent_when: {{}}                 # 改一处就不再触发，一句话一例

fires_when: {{}}                  # 改一处仍触发
"""


def new_rule(
    library: Library, code: str, title: str, *, pack: str, name: str, today: date
) -> tuple[Path, Path]:
    """Writes the rule and its test; raises RuleError for a code or name that is taken or odd."""
    rule = library.packs / pack / "rules" / f"{name}.sql"
    place = Place(rule.relative_to(library.packs).as_posix())
    if not re.fullmatch(r"\d{3}", code):
        raise RuleError(place, f"编号“{code}”应为三位数字。")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise RuleError(place, f"文件名“{name}”应为小写英文和下划线。")
    if code in library.rules:
        raise RuleError(place, f"编号 {code} 已用于 {library.rules[code].file}。")
    test = rule.with_name(f"{name}.test.yaml")
    if rule.exists() or test.exists():
        raise RuleError(place, "文件已存在，没有改动它；换一个 --name。")
    rule.parent.mkdir(parents=True, exist_ok=True)
    values = {"code": code, "title": title, "pack": pack, "today": today.isoformat()}
    rule.write_text(RULE.format(**values), "utf-8")
    test.write_text(TEST.format(**values), "utf-8")
    return rule, test
