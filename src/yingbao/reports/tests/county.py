"""The small county of the clue tests with what it received, for reports and for the main job."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from yingbao.clues import raise_clues
from yingbao.clues.tests import cast
from yingbao.reports.ledger import Ledger
from yingbao.reports.reception import Asked, ReadColumn, ReadSheet, Reception, Refusal
from yingbao.reports.stages import CheckRequest, Examined, Received, Say, Stages

DAY = date(2020, 4, 30)
TOWNSHIPS = ("龙港镇", "中村镇")

RECEPTION = Reception(
    sheets=(
        ReadSheet("县民政局", "低保名册.xlsx", cast.ROLL, "在册", "dibao_household", "低保家庭",
                  10, 9, 1, date(2020, 4, 1), (ReadColumn("证号", "身份证号", "内容"),
                                               ReadColumn("备用", "", ""))),
        ReadSheet("县公安局", "死亡注销.csv", cast.DEATHS, "-", "death_record", "死亡登记",
                  7, 7, 0, date(2019, 11, 30)),
        ReadSheet("县公安局", "值班表.xlsx", "c" * 64, "Sheet1", "", "", 0, 0, 0),
    ),
    refusals=(
        Refusal("低保名册.xlsx", "在册", 4, "身份证号", "wrong_length",
                "读到 1405211947031201，应为 18 位", "=请补齐后再交"),
    ),
    remarks=(
        Refusal("低保名册.xlsx", "在册", 6, "身份证号", "checksum", "末位校验不符", "请核对证件"),
    ),
    questions=(Asked("死亡注销.csv", "-", "列“日期”是死亡日期还是注销日期，请选一个"),),
    notes=("值班表.xlsx 没有认出",),
)  # fmt: skip


def ledger(folder: Path, **changes: object) -> Ledger:
    clues = raise_clues(
        cast.ROWS, cast.CARDS, cast.snapshot(folder), cast.Vault(), cast.Keys(), TOWNSHIPS
    )
    base = {"county": "沁水县", "as_of": DAY, "clues": clues, "rules": cast.CARDS,
            "keys": cast.Keys(), "looked_at": {"212": 6021}, "not_run": {"203": "未运行：缺 残疾人证"}}  # fmt: skip
    return Ledger(**(base | changes))  # type: ignore[arg-type]


def stages(folder: Path, reception: Reception = RECEPTION) -> Stages:
    """Exchange and engine of that county, without either."""

    def receive(request: CheckRequest, say: Say) -> Received:
        say("正在读 低保名册.xlsx", 1, 3)
        snapshot = cast.snapshot(folder) if reception.recognised else None
        return Received(snapshot, reception, cast.Keys(), cast.Vault(), "沁水县", TOWNSHIPS)

    def examine(request: CheckRequest, received: Received, say: Say) -> Examined:
        return Examined(cast.ROWS, cast.CARDS, {"212": 6021}, {}, {"rules": sorted(cast.CARDS)})

    return Stages(receive, examine)
