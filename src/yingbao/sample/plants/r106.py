"""106 特困标准低于低保的1.3倍.

Truth: two urban standards and last year's rural one are below.
Decoys: this year's rural ones; an urban one written by the year.
"""

from __future__ import annotations

from datetime import date

from yingbao.sample.ordinary.ledgers import DOCUMENT
from yingbao.sample.stage import Stage

YEAR = date(2020, 1, 1)


def plant(stage: Stage) -> None:
    for area, mode, amount, since, until in (
        ("城市", "分散", 700, YEAR, None), ("城市", "集中", 720, YEAR, None),
        ("农村", "集中", 500, date(2019, 1, 1), date(2019, 12, 31)),
    ):  # fmt: skip
        _standard(stage, area, mode, amount, "月", since, until)
        stage.truth(f"{area}{mode}特困基本生活标准每月{amount}元", "低于低保标准的1.3倍")
    _standard(stage, "城市", None, 9300, "年", YEAR, None)
    for name in ("城市特困基本生活标准每月775元", "农村分散特困基本生活标准每月585元",
                 "农村集中特困基本生活标准每月650元"):  # fmt: skip
        stage.decoy(name, "不低于1.3倍")


def _standard(stage: Stage, area: str, mode: str | None, amount: int, unit: str, since: date, until: date | None) -> None:  # fmt: skip
    stage.add("benefit_standard", None, programme="特困基本生活", area_kind=area, support_mode=mode, amount=amount,
              unit=unit, valid_from=since, valid_to=until, document_no=DOCUMENT)  # fmt: skip
