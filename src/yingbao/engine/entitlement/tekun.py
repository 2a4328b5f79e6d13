"""A tekun person's account: living standard against its floor, and care by tier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yingbao.engine.entitlement.account import Account, Line, basis_of, money
from yingbao.engine.library import Library

MULTIPLE = "policy/tekun_ratio"


def tekun_account(library: Library, row: Mapping[str, Any]) -> Account:
    """The account behind a row of `tekun_entitlement`."""
    month = row["period"]
    mode, ability = row["support_mode"] or "分散", row["care_ability"] or "未评自理能力"
    return Account(
        title=f"特困供养　{month.year}年{month.month}月　{row['area_kind']}　{mode}　{ability}",
        month=month,
        lines=tuple(_lines(library, row)),
        due=row["due"],
        open_points=tuple(_open_points(row)),
    )


def _lines(library: Library, row: Mapping[str, Any]) -> Iterator[Line]:
    basis = basis_of(library, MULTIPLE, row["month_end"])
    if row["floor"] is not None:
        words = f"低保标准 {money(row['dibao_standard'])}×{row['multiple'].normalize()}"
        yield Line("基本生活费下限", words, row["floor"], basis, MULTIPLE)
    words = "照标准表" if row["living_ref"] else "标准表没有，按下限"
    yield Line("基本生活费", words, row["living"], basis)
    words = "照标准表里这一档" if row["care_ref"] else "标准表没有这一档"
    yield Line("照料护理费", words, row["care"], basis)


def _open_points(row: Mapping[str, Any]) -> Iterator[str]:
    if row["living"] is None:
        yield "没有查到基本生活标准，也没有查到低保标准。"
    if row["living"] is not None and row["floor"] is not None and row["living"] < row["floor"]:
        yield f"标准表的基本生活费低于低保标准的规定倍数（{money(row['floor'])} 元），请核对标准文件。"
    if row["care"] is None:
        yield "没有查到这一档的照料护理标准，合计算不出。"
