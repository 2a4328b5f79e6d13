"""Headers nobody has seen: mapped by content when only one reading fits, otherwise left to be asked."""

from __future__ import annotations

import re

from yingbao.canon import Column
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment, is_unwanted
from yingbao.exchange.mapping.fit import IDS
from yingbao.exchange.mapping.pairs import map_pairs
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.roles import role_of, roles_in
from yingbao.exchange.mapping.sides import side_of
from yingbao.exchange.words import core, key

WANTED = (
    "disability_no",
    "name",
    "id_number",
    "township",
    "village",
)  # looked for even where not required
PLAIN = {  # the share of cells that must be of the kind
    "id_number": 0.8,
    "disability_number": 0.8,
    "name": 0.8,
    "date": 0.9,
    "month": 0.9,
    "money": 0.95,
    "township": 0.8,
    "village": 0.8,
    "account": 0.9,
    "code": 0.8,
}
NOBODY = re.compile(
    r"机构|银行|单位|公司|医院|学校|部门|网点|企业"
)  # 农商行 has the shape of a name
KINDS_OF_MONEY = (  # what is left, what is reckoned from, what is due: no sum that was paid
    re.compile(r"余额|结余|结存|剩余"),
    re.compile(r"基数|标准|单价"),
    re.compile(r"收入|工资|薪"),
)
PART_OF = "其中"  # a part of another sum is only where a header says so
DEADLINE = re.compile(r"期限|时限|限期|最迟|最晚")
GENERIC = set("日期时间金额数号码姓名人员的月年度元")
GIVEN_BY_CONTEXT = {"period", "area_kind"}


def map_unseen(found: Assignment, block: Block, profiles: list[Profile]) -> Assignment:
    """Adds columns that content alone settles, and numbers headed like a name that is known."""
    found = map_pairs(found, block, profiles)
    wanted = [n for n in (*found.form.required, *WANTED) if n in found.form.columns]
    for name in [*dict.fromkeys(wanted)] * 2:  # what the first round settles leaves fewer readings
        if name in found.chosen or name in GIVEN_BY_CONTEXT:
            continue
        fitting = [p for p in found.unmapped if could_be(found, name, p, block, profiles)]
        if len(fitting) == 1 and sole_reading(found, name, fitting[0], block, profiles):
            found = found.with_unseen(name, fitting[0])
    return found


def could_be(
    found: Assignment, name: str, position: int, block: Block, profiles: list[Profile]
) -> bool:
    """The cells are plainly of the column's kind and the header does not say otherwise."""
    column, path, profile = found.form.columns[name], block.paths[position], profiles[position]
    if is_unwanted(path) or profile.total < 1 or profile.is_running_number:
        return False
    if any(clash.position == position for clash in found.clashes):
        return False
    if column.type == "name" and path and NOBODY.search(path[-1]):
        return False
    if column.type == "money" and path and _of_another_kind(path[-1], column):
        return False
    if column.type == "date" and path and _is_deadline(path[-1], column):
        return False
    said = core("".join(path)) if path else None
    alike = {
        column.type,
        *({"date"} if column.type == "month" else ()),
        *({"id_number"} if column.type == "disability_number" else ()),
    }
    if said is not None and said not in alike:
        return False
    roles = roles_in("".join(path))
    if found.form.name != "dibao_household":
        roles -= {"members"}  # 成员 on a sheet of people: the rows themselves
    whose = not roles or role_of(name) in roles or column.type == "account"  # 代管卡号 is the card
    return is_plainly(profile, column) and whose


def _of_another_kind(header: str, column: Column) -> bool:
    """现有余额 is no 取款金额: only a column of balances is one."""
    said = [kind for kind in KINDS_OF_MONEY if kind.search(header)]
    return any(not any(kind.search(known) for known in column.headers) for kind in said)


def _is_deadline(header: str, column: Column) -> bool:
    """发放期限 is until when, not when; only a column of deadlines is one."""
    return bool(DEADLINE.search(header)) and not any(DEADLINE.search(h) for h in column.headers)


def is_plainly(profile: Profile, column: Column) -> bool:
    least = PLAIN.get(column.type)
    if least is None:
        return False
    if column.type == "code":
        return profile.code_share(column) >= least
    share = profile.share(*_shapes_of(column.type))
    return share >= least and not _otherwise(profile, column.type)


def _shapes_of(kind: str) -> tuple[str, ...]:
    own = {
        "id_number": ("id", "id15"),
        "disability_number": ("disability",),
        "money": ("number",),
        "month": ("date",),
    }
    return own.get(kind, (kind,))


def _otherwise(profile: Profile, kind: str) -> bool:
    """Figures that are rather a count, a phone, a card, a date; numbers of an account that are phones."""
    if kind == "money":
        return (
            profile.share("phone", "account", "date", *IDS) >= 0.3 or profile.share("small") > 0.9
        )
    if kind == "account":
        return profile.share("phone", "id", "id15", "disability") >= 0.3
    return kind in ("date", "month") and profile.share("phone") >= 0.3


def sole_reading(
    found: Assignment, name: str, position: int, block: Block, profiles: list[Profile]
) -> bool:
    """No other free column of the form could be this one just as well."""
    return readings(found, position, block, profiles) == (name,) or _closest(
        found, name, position, block, profiles
    )


def readings(
    found: Assignment, position: int, block: Block, profiles: list[Profile]
) -> tuple[str, ...]:
    """Every free logical column that the cells could be. Other people's numbers count only if named."""
    free = [n for n in found.form.columns if n not in found.chosen and n not in GIVEN_BY_CONTEXT]
    free = [n for n in free if not found.form.columns[n].label.startswith(PART_OF)]
    fitting = [n for n in free if could_be(found, n, position, block, profiles)]
    roles = roles_in("".join(block.paths[position]))
    return tuple(
        n for n in fitting if role_of(n) is None or role_of(n) in roles or n in found.form.required
    )


def _closest(
    found: Assignment, name: str, position: int, block: Block, profiles: list[Profile]
) -> bool:
    """Of several readings, the one on the side that the header says (起执行月), or the only one whose known
    headers share a telling character with it."""
    label = key("".join(block.paths[position]))
    if side := side_of(label, readings(found, position, block, profiles)):
        return side == name
    said = set(label) - GENERIC
    near = [
        n
        for n in readings(found, position, block, profiles)
        if said & (set("".join(key(h) for h in found.form.columns[n].headers)) - GENERIC)
    ]
    return near == [name]


def might_identify(found: Assignment, position: int, block: Block, profiles: list[Profile]) -> bool:
    """Numbers of people, though of more than one kind: enough to ask, never enough to map."""
    path = block.paths[position]
    mixed = profiles[position].share(*IDS) >= 0.6
    return mixed and not is_unwanted(path) and not roles_in("".join(path))
