"""A dibao household's account: standard, income, difference, members, band, supplement, exit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from yingbao.engine.entitlement.account import Account, Line, basis_of, money
from yingbao.engine.library import Library

METHOD, PEOPLE, EXIT = "dibao/bands_lawful", "dibao/custody_excluded", "dibao/gradual_exit_months"
STANDARDS = {"城市": "dibao/standard_urban"}
SUPPLEMENT = "dibao/supplement_aged"
OPEN_POINTS = {
    "当地另算": "单人保按当地办法计算，国家没有统一算法。",
    "分档表未填": "当月可以分档，但县里还没有填分档表（dibao/band_amounts），分档户说不准。",
}


def home_account(library: Library, row: Mapping[str, Any]) -> Account:
    """The account behind a row of `dibao_entitlement`."""
    lines = [*_base(library, row), *_supplement(library, row)]
    due = row["due"]
    extra = (
        row["local_supplement"] if row["local_supplement"] is not None else row["roll_supplement"]
    )
    month = row["period"]
    return Account(
        title=f"低保　{month.year}年{month.month}月　{row['area_kind']}　保障 {row['people']} 人",
        month=month,
        lines=tuple(lines),
        due=None if due is None else due + (extra or Decimal(0)),
        open_points=tuple(_open_points(row)),
    )


def _base(library: Library, row: Mapping[str, Any]) -> Iterator[Line]:
    if row["method"] == "渐退期":
        yield _exit(library, row)
    elif row["method"] == "分档":
        yield _band(library, row)
    elif row["standard"] is None or row["income"] is None:
        yield Line("差额", "缺标准或收入", None)
    else:
        yield from _difference(library, row)


def _difference(library: Library, row: Mapping[str, Any]) -> Iterator[Line]:
    day, ref = row["month_end"], STANDARDS.get(row["area_kind"], "dibao/standard_rural")
    yield Line(
        "当月标准", "每人", row["standard"], basis_of(library, ref, day), _own(library, ref, row)
    )
    yield Line("人均月收入", "每人", row["income"])
    words = f"{money(row['standard'])}－{money(row['income'])}"
    note = "收入不低于标准，差额为零" if not row["gap"] else ""
    yield Line("差额", words, row["gap"], basis_of(library, METHOD, day), note=note)
    sum_ = f"{money(row['gap'])}×{row['people']} 人"
    told = row["due"] if row["method"] == "差额" else None
    yield Line("乘保障人数", sum_, told, basis_of(library, PEOPLE, day))


def _own(library: Library, ref: str, row: Mapping[str, Any]) -> str:
    """The parameter's name when the standard is its value, not the roll's or the table's."""
    parameter = library.parameters.get(ref)
    value = parameter.on(row["month_end"]) if parameter and not row["standard_ref"] else None
    return ref if value is not None and value == row["standard"] else ""


def _band(library: Library, row: Mapping[str, Any]) -> Line:
    words = f"每人 {money(row['band_amount'])}×{row['people']} 人"
    basis = basis_of(library, METHOD, row["month_end"])
    return Line("分档", words, row["due"], basis, "dibao/band_amounts")


def _exit(library: Library, row: Mapping[str, Any]) -> Line:
    until = row["exit_until"]
    words = f"渐退期到 {until} 止，期内照原数" if until else "渐退期内照原数"
    return Line("渐退期", words, row["due"], basis_of(library, EXIT, row["month_end"]), EXIT)


def _supplement(library: Library, row: Mapping[str, Any]) -> Iterator[Line]:
    basis = basis_of(library, SUPPLEMENT, row["month_end"])
    if row["local_supplement"] is not None:
        yield Line("分类施保", "按当地标准", row["local_supplement"], basis, "dibao/supplement_*")
    elif row["roll_supplement"]:
        yield Line("分类施保", "照名册", row["roll_supplement"], basis, note="县里没有填标准")


def _open_points(row: Mapping[str, Any]) -> Iterator[str]:
    if row["method"] in OPEN_POINTS:
        yield OPEN_POINTS[row["method"]]
    if row["standard"] is None:
        yield "没有查到当月标准：名册、标准表、县参数都没有。"
    if row["supplement_people"] and row["local_supplement"] is None:
        yield f"有 {row['supplement_people']} 人可以分类施保，县里还没有填增发标准（dibao/supplement_*）。"
    if row["income"] is None and row["method"] == "差额":
        yield "没有人均收入，差额算不出。"
