"""A packs folder of one rule, one view and one parameter, and snapshots to run it on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yingbao.engine.backends.duckdb import create_table
from yingbao.engine.library import load_library
from yingbao.engine.testing.world import World

HEADER = """/* ---
code: "212"
title: 已死亡仍在册
direction: 错保
level: 红
status: trial
valid_from: 2014-05-01
programme: dibao
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 变化应及时调整, valid_from: 2014-05-01}
reads: [dibao_member, died]
parameters: {grace: dibao/grace}
benign: [同名同姓]
ask_first: [先见到本人]
verify: [V1, V2]
--- */
"""

RULE = (
    HEADER
    + """WITH population AS (
    SELECT person_id, household_id, township, village, match, row_ref, period
    FROM dibao_member
    WHERE status = '在保'
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    concat('死亡 ', d.died_on, '，宽限 ', $grace, ' 个月') AS because,
    concat_ws(';', p.row_ref, d.row_ref) AS evidence,
    d.died_on AS since,
    least(p.match, d.match) AS match
FROM population AS p
JOIN died AS d ON d.person_id = p.person_id AND d.died_on < p.period
"""
)

TEST = """as_of: 2020-04-30
scene:
  dibao_member: {person_id: 甲, household_id: h1, status: 在保}
  death_record: {person_id: 甲, died_on: 2020-03-31}
expect: {subject_id: 甲, level: 红, because: 死亡 2020-03-31，宽限 0 个月}
silent_when:
  已停保: {dibao_member: {status: 停保}}
  本月才死: {death_record: {died_on: 2020-04-01}}
  死的是邻居: {death_record: {person_id: 乙}}
"""

VIEW = """/* ---
title: 死者
reads: [death_record?, cremation?]
needs_any: [death_record, cremation]
columns: {person_id: VARCHAR, match: VARCHAR, died_on: DATE, row_ref: VARCHAR}
--- */
SELECT person_id, match, died_on, row_ref FROM death_record WHERE died_on <= $as_of
"""

PARAMETER = """title: 死亡后办理变更的期限
unit: 月
status: verified
checked_on: 2026-11-23
values:
  2014-05-01: 0
  2022-10-20: 3
legal_basis:
  2014-05-01: {norm: 国务院令第649号, article: 第十三条, gist: 及时调整}
  2022-10-20: {norm: 民发〔2022〕83号, article: 第四条, gist: 三个月内办结}
"""

FILES = {
    "dibao/rules/dead.sql": RULE,
    "dibao/rules/dead.test.yaml": TEST,
    "dibao/parameters/grace.yaml": PARAMETER,
    "views/died.sql": VIEW,
}


def packs_at(folder: Path, **changes: str) -> Path:
    """The packs written out; a change names a file by its stem and suffix, `dead_sql=…`."""
    texts = dict(FILES)
    for name, text in changes.items():
        stem, _, suffix = name.partition("_")
        texts[next(file for file in texts if file.endswith(f"/{stem}.{suffix}"))] = text
    for file, text in texts.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def snapshot_at(folder: Path, packs: Path, **tables: list[dict[str, Any]]) -> Path:
    """A snapshot of these tables; rows get the columns and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    world = World(load_library(packs))
    for name, rows in tables.items():
        world.connection.execute(create_table(name, world.columns(name)))
        for row in rows:
            columns = ", ".join(f'"{column}"' for column in row)
            marks = ", ".join("?" for _ in row)
            sql = f'INSERT INTO "{name}" ({columns}) VALUES ({marks})'
            world.connection.execute(sql, list(row.values()))
        world.connection.execute(f"COPY \"{name}\" TO '{folder / name}.parquet' (FORMAT parquet)")
    return folder
