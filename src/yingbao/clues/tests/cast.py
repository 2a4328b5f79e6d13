"""A small invented county for tests: hand-made snapshot, a vault of plain dicts, a fixed key ring.

Wang heads a dibao household at 梁庄村; Li is his wife; Zhao lives alone at 河头村 and is on no roll.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

ROLL, DEATHS = "a" * 64, "b" * 64
WANG, LI, ZHAO = "p-wang", "p-li", "p-zhao"
WANG_ID, LI_ID, ZHAO_ID = "140521194703120110", "140521195008010325", "140521196001010019"
BAD_ROW = f"{'a' * 12}|在册|9"


class Keys:
    """Stands in for the key ring: a hash with a word in front."""

    def key(self, text: str, purpose: str) -> str:
        return hashlib.sha256(f"{purpose}:{text}".encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    id_number: str


class Vault:
    def __init__(self) -> None:
        cast = ((WANG, "王有田", WANG_ID), (LI, "李桂枝", LI_ID), (ZHAO, "赵守义", ZHAO_ID))
        self._people = {key: Person(key, name, number) for key, name, number in cast}
        self._rows = {BAD_ROW: {"name": "=孙二", "id_number": "14052119550101001"}}

    def people(self, ids: list[str]) -> dict[str, Person]:
        return {key: self._people[key] for key in ids if key in self._people}

    def rows(self, refs: list[str]) -> dict[str, dict[str, str]]:
        return {ref: self._rows[ref] for ref in refs if ref in self._rows}


@dataclass(frozen=True)
class Card:
    code: str
    title: str
    direction: str
    level: str
    programme: str = "dibao"
    legal_basis: tuple[dict[str, Any], ...] = (
        {"norm": "民发〔2012〕220号", "article": "第三十三条", "valid_from": date(2012, 12, 12), "valid_to": date(2021, 6, 30)},
        {"norm": "民发〔2021〕57号", "article": "第三十一条", "valid_from": date(2021, 7, 1), "valid_to": None},
    )  # fmt: skip
    benign: tuple[str, ...] = ("同名不同人", "死亡登记写错了人")
    ask_first: tuple[str, ...] = ("先看人在不在", "银行卡现在谁拿着")
    verify: tuple[str, ...] = ("V1", "V2")
    say: str = "登记里有一条死亡记录，来看看您。"


CARDS = {
    "203": Card("203", "重度残疾未核过低保", "漏保", "橙"),
    "212": Card("212", "死亡登记后仍在册", "错保", "红"),
    "245": Card("245", "身份证号有误", "数据", "蓝", verify=("V7",)),
}


def row(subject: str, **changes: Any) -> dict[str, Any]:
    base = {
        "subject_id": subject, "household_id": None, "township": "龙港镇", "village": "梁庄村",
        "because": "2 月 9 日有死亡登记，4 月仍在册。", "evidence": f"{'a' * 12}|在册|5",
    }  # fmt: skip
    return base | changes


ROWS: dict[str, list[dict[str, Any]]] = {
    "212": [row(WANG, household_id="h-wang", amount=642.5, months=2, since=date(2020, 2, 9),
                evidence=f"{'a' * 12}|在册|5;{'b' * 12}|-|3")],
    "203": [row(ZHAO, township="中村镇", village="河头村", because="肢体二级，未在保。",
                evidence=f"{'b' * 12}|-|7")],
    "245": [row(BAD_ROW, because="身份证号 17 位，少一位。", evidence=BAD_ROW)],
}  # fmt: skip


def snapshot(folder: Path) -> Path:
    """The published store of that county, only what clues read of it."""
    files = {
        "digest": [ROLL, ROLL, DEATHS],
        "name": ["低保名册（副本）.xlsx", "低保名册.xlsx", "死亡注销.csv"],
        "state": ["repeated", "loaded", "loaded"],
    }
    pq.write_table(pa.table(files), folder / "source_file.parquet")
    households = {
        "household_id": ["h-wang"], "person_id": [WANG], "row_ref": [f"{'a' * 12}|在册|5"],
        "period": pa.array([date(2020, 4, 1)]),
    }  # fmt: skip
    pq.write_table(pa.table(households), folder / "dibao_household.parquet")
    return folder
