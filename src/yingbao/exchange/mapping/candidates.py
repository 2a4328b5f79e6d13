"""What a header may mean on a given form, before looking at the cells."""

from __future__ import annotations

import re
from functools import cache

from yingbao.exchange.fieldcodes import is_code
from yingbao.exchange.initials import initials
from yingbao.exchange.mapping.forms import HEADS, Form, forms
from yingbao.exchange.mapping.kindred import kin, kin_index
from yingbao.exchange.mapping.roles import role_of, roles_in
from yingbao.exchange.vocabulary import unwanted_keys
from yingbao.exchange.words import BRACKETED, core, key, keys, plain

FULL, LEAF, PART, KINDRED, COMPOSED = 1.0, 0.8, 0.9, 0.6, 0.4
Path = tuple[str, ...]


@cache
def candidates(form_name: str, path: Path) -> dict[str, float]:
    """Logical columns of the form that this header path may be, with a strength of 0–3."""
    form = forms()[form_name]
    if not path:
        return {}
    whole = "".join(path)
    found = _look_up(form, whole, FULL)
    if not found and len(path) > 1:
        found = _of_leaf(form, path)
    if not found and "/" in whole:  # two levels written in one cell
        found = _look_up(form, whole.replace("/", ""), FULL)
    return (
        found
        or _of_parts(form, path[-1])
        or _of_slashed(form, path[-1])
        or _of_kin(form, path)
        or _composed(form, whole)
        or _similar(form, whole)
        or _of_initials(form, whole)
    )


@cache
def meant_by(path: Path) -> dict[str, dict[str, float]]:
    """Form → the columns of it that this header path may be; only forms that know it at all."""
    found = {name: candidates(name, path) for name in forms()}
    return {name: columns for name, columns in found.items() if columns}


def _look_up(form: Form, text: str, factor: float) -> dict[str, float]:
    """Columns under the most faithful key that is known."""
    for place, form_key in enumerate(keys(text)):
        if form_key in form.index:
            return {name: s * factor - 0.02 * place for name, s in form.index[form_key].items()}
    return {}


def _of_leaf(form: Form, path: Path) -> dict[str, float]:
    """家庭情况/人均收入 → 人均收入, unless the group speaks of somebody else than the column does."""
    group = roles_in("".join(path[:-1]))
    if form.name != "dibao_household":
        group -= {"members"}  # on a sheet of people, the members are the rows themselves
    found = _look_up(form, path[-1], LEAF)
    if not found:
        found = _of_parts(form, path[-1]) or _look_up(form, "".join(path[-2:]), LEAF)
    if form.name == "dibao_household":  # 户主/性别: the row is the head's
        group -= {"head"} if set(found) <= set(HEADS) else set()
    return {name: s for name, s in found.items() if not group or role_of(name) in group}


def _of_slashed(form: Form, text: str) -> dict[str, float]:
    """家庭情况/人均收入 in one cell, as our own fix-files write two-level headers."""
    path = tuple(part for part in text.split("/") if part)
    return _of_leaf(form, path) if len(path) > 1 else {}


def _of_parts(form: Form, text: str) -> dict[str, float]:
    """户主姓名/申请人, 身份证号或证件号: alternatives that agree on a column."""
    parts = _alternatives(text)
    readings = [found for part in parts if (found := _look_up(form, part, PART))]
    if not readings:
        return {}
    shared = set.intersection(*(set(found) for found in readings))
    return {name: min(found[name] for found in readings) for name in shared}


def _of_kin(form: Form, path: Path) -> dict[str, float]:
    """给付日 for 发放日期: the header in other words; a leaf only where its group speaks of the same person."""
    index = _kin_index(form.name)
    whole, leaf = index.get(kin("".join(path))), index.get(kin(path[-1]))
    if whole or len(path) == 1:
        return {whole: 3.0 * KINDRED} if whole else {}
    group = roles_in("".join(path[:-1]))
    if form.name != "dibao_household":
        group -= {"members"}
    if leaf is None or group and role_of(leaf) not in group:
        return {}
    return {leaf: 3.0 * KINDRED * LEAF}


@cache
def _kin_index(form_name: str) -> dict[str, str]:
    columns = forms()[form_name].columns
    return kin_index({name: column.headers for name, column in columns.items()})


@cache
def kin_spread(said: str) -> int:
    """In how many families of forms a header means something by its kin."""
    return len({form.family for form in forms().values() if said in _kin_index(form.name)})


@cache
def _alternatives(text: str) -> tuple[str, ...]:
    bare = BRACKETED.sub("", plain(text))  # （姓名/证号/关系） lists what a cell holds
    parts = tuple(part for part in re.split(r"[/、]|或者?", bare) if len(part) >= 2)
    return parts if len(parts) >= 2 else ()


def _composed(form: Form, text: str) -> dict[str, float]:
    """参保人身份证件号码: the kind of thing is said, and nobody else's role is."""
    kind, roles = core(text), roles_in(text)
    if kind not in ("id_number", "name", "phone", "account"):
        return {}
    alike = [name for name, column in form.columns.items() if column.type == kind]
    if kind == "name":
        alike = [name for name in alike if key(text).endswith(("姓名", "名字"))]
    named = [name for name in alike if role_of(name) in roles]
    own = [name for name in alike if role_of(name) is None and not name.startswith("hh_")]
    meant = named or ([] if roles else own)
    return {meant[0]: 3.0 * COMPOSED} if len(meant) == 1 else {}


TAILS = {
    "date": ("日期",),
    "month": ("月份", "日期"),
    "money": ("金额",),
    "integer": ("次数", "人数"),
}


@cache
def abbreviated(form_name: str, path: Path) -> tuple[str, ...]:
    """受理 for 受理日期, 实补 for 实补金额: columns that the header with its tail would name.

    The cells must prove it: 审批 may stand over dates, over 同意, and over who approved.
    """
    said = key(path[-1]) if path else ""
    if len(said) < 2 or core(said) is not None or unwanted_keys() & set(keys(said)):
        return ()
    form = forms()[form_name]
    return tuple(
        name
        for name, column in form.columns.items()
        if any(name in form.index.get(said + tail, ()) for tail in TAILS.get(column.type, ()))
    )


def _of_initials(form: Form, text: str) -> dict[str, float]:
    """SQRQ without a label: the one column that a known header of the same first letters names."""
    said = plain(text)
    names = _initials_index(form.name).get(said, frozenset()) if is_code(said) else frozenset()
    return {name: 3.0 * COMPOSED for name in names} if len(names) == 1 else {}


@cache
def _initials_index(form_name: str) -> dict[str, frozenset[str]]:
    """First letters of known headers → the columns they may name; a household's only where no person's."""
    found: dict[str, set[str]] = {}
    for known, names in forms()[form_name].index.items():
        letters = initials(known)
        if len(letters) >= 3:
            found.setdefault(letters, set()).update(names)
    return {letters: frozenset(_own(names)) for letters, names in found.items()}


def _own(names: set[str]) -> set[str]:
    return {n for n in names if not n.startswith("hh_") or n.removeprefix("hh_") not in names}


SIMILAR = frozenset(
    {"code", "ref", "township", "village"}
)  # content or a wrong word does no harm here


def _similar(form: Form, text: str) -> dict[str, float]:
    """牌照 for 牌照号, 车状态 for 车辆状态: nearly a known header, of one column only."""
    said = _nobodys(text)
    if not said:
        return {}
    index = _similar_index(form.name)  # near ones share their first or their last character
    likely = {*index.get(said[0], ()), *index.get(said[-1], ())}
    alike = {name for known, name in likely if near(said, known)}
    return {alike.pop(): 3.0 * COMPOSED} if len(alike) == 1 else {}


@cache
def _nobodys(text: str) -> str:
    """The key of a header that names nobody and that some table may want; else empty."""
    said = key(text)
    idle = (
        len(said) < 2
        or kin(text).endswith("身份证号")
        or said
        == "证号"  # whose number, and of what, is told by the cells: of 火化证号 it is no part
        or roles_in(said)
        or unwanted_keys() & set(keys(text))
    )
    return "" if idle else said


@cache
def _similar_index(form_name: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """First or last character of a known header → header and column, of columns nearly known will do."""
    form = forms()[form_name]
    found: dict[str, list[tuple[str, str]]] = {}
    for known, names in form.index.items():
        alike = [(known, name) for name in names if form.columns[name].type in SIMILAR]
        for end in {known[:1], known[-1:]}:
            found.setdefault(end, []).extend(alike)
    return {end: tuple(pairs) for end, pairs in found.items()}


def near(said: str, known: str) -> bool:
    """One is the other with at most half of it left out, in order."""
    short, long = (said, known) if len(said) <= len(known) else (known, said)
    if (
        len(short) < 2
        or len(short) * 2 < len(long)
        or short[-1] != long[-1]
        and not long.startswith(short)
    ):
        return False
    rest = iter(long)
    return all(character in rest for character in short)
