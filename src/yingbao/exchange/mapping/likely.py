"""Columns nobody needs to be asked about: the header nearly says it, and the cells fit.

Guards live in such columns (缓刑, 已脱贫, 代管卡号, 协议止): a header with a word more or less than the ones
known must not lose them. Looked at once the table is recognised, so they never decide what table it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from yingbao.canon import Column
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment, is_unwanted
from yingbao.exchange.mapping.candidates import near
from yingbao.exchange.mapping.fit import fit
from yingbao.exchange.mapping.forms import HOUSEHOLD_ON_PERSON, LISTS, forms
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.roles import role_of, roles_in
from yingbao.exchange.mapping.sides import BEGINS, ENDS, SAYS_BEGIN, SAYS_END
from yingbao.exchange.mapping.unseen import GENERIC
from yingbao.exchange.normalise.codes import spellings
from yingbao.exchange.normalise.figures import NAMED
from yingbao.exchange.words import bare, core, key, plain

ANOTHER = re.compile(r"预计|计划|^拟|^原(?!因)|旧|上次|下次|历史|曾|是否|其中")
ANYONES = frozenset(
    "正常 有效 其他 其它 是 否 有 无 男 女 一 二 三 四 五 六 a b c d e 1 2 3 4 5 6 7".split()
)
TELLS_OF = re.compile(r"情况\s*$")  # what was found, never who or how many found it
CODED = re.compile(r"(代码|编码|编号)$")
PERSONAL = frozenset({"name", "phone"})
OF_THE_CASE = frozenset({"carer", "keeper", "holder", "payee", "members", "guardian"})
NUMBERS = frozenset({"id_number", "disability_number"})  # whose number it is, is never guessed
FREE_TEXT = frozenset({"text", "ref", "integer", "number"})
FIGURES = frozenset({"money", "date", "number", "id_number"})
NEVER = frozenset({"period", "area_kind", "township", "village"}) | LISTS


def map_likely(found: Assignment, block: Block, profiles: list[Profile]) -> Assignment:
    """Adds each free column that exactly one header speaks for, and no other as well."""
    claims: dict[str, list[tuple[float, int]]] = {}
    for position in found.unmapped:
        for name, strength in _best(found, position, block, profiles):
            claims.setdefault(name, []).append((strength, position))
    for name, claimed in claims.items():
        claimed.sort(reverse=True)
        if len(claimed) == 1 or claimed[0][0] > claimed[1][0]:
            found = _with(found, name, *claimed[0])
    return found


def _with(found: Assignment, name: str, strength: float, position: int) -> Assignment:
    return replace(
        found,
        chosen=found.chosen | {name: position},
        strengths=found.strengths | {name: strength},
        unseen=(*found.unseen, name),
        unmapped=tuple(p for p in found.unmapped if p != position),
    )


def _best(
    found: Assignment, position: int, block: Block, profiles: list[Profile]
) -> list[tuple[str, float]]:
    """The one free column that this header speaks for most, if any."""
    path, profile = block.paths[position], profiles[position]
    if not path or is_unwanted(path) or profile.total < 1 or profile.is_running_number:
        return []
    if any(clash.position == position for clash in found.clashes) or ANOTHER.search(bare(path[-1])):
        return []
    scored = [
        (_strength(found, name, path[-1], profile), name)
        for name, column in found.form.columns.items()
        if name not in found.chosen and _is_free(name, column)
    ]
    scored.sort(key=lambda item: (item[0], item[1].startswith(HOUSEHOLD_ON_PERSON)), reverse=True)
    if len(scored) > 1 and scored[0][1] == HOUSEHOLD_ON_PERSON + scored[1][1]:
        del scored[1]  # the person's column and the household's alike: a figure of the household
    clear = scored and scored[0][0] > 0 and (len(scored) == 1 or scored[0][0] > scored[1][0])
    return [(scored[0][1], scored[0][0])] if clear else []


def _is_free(name: str, column: Column) -> bool:
    return name not in NEVER and column.type not in NUMBERS


def _strength(found: Assignment, name: str, header: str, profile: Profile) -> float:
    """0 when the cells do not fit or the header speaks of somebody else."""
    column = found.form.columns[name]
    if not _may_be_whose(name, column, header) or not _holds(profile, column):
        return 0.0
    if column.type == "text" and (core(header) in FIGURES or CODED.search(key(header))):
        return 0.0  # 扣款(元) is no 扣款原因, 资金代码 is no 资金名称
    own, pooled = _known(found, name)
    if column.type in FREE_TEXT and TELLS_OF.search(header):
        own, pooled = ({known for known in said if known == key(header)} for said in (own, pooled))
    said = max((_alike(key(header), known, column) for known in own), default=0.0)
    said = max(said, *(0.9 * _alike(key(header), known, column) for known in pooled), 0.0)
    if column.type in ("date", "month"):
        said = max(said, _span_side(found, name, header))
    if column.type == "code":
        said = max(said, 0.5 if _tells(profile, column) else 0.0)
    return said


def _may_be_whose(name: str, column: Column, header: str) -> bool:
    """Names and telephones belong to whom the header names; 照料费 and 代管起始 are no carer's or keeper's."""
    roles, role = roles_in(header), role_of(name)
    if name.endswith("_relation") and roles - OF_THE_CASE - {role}:
        return False  # 与户主关系 is not the carer's
    if column.type in PERSONAL:
        return role in roles if role or roles else True
    return role in roles or not roles - OF_THE_CASE or column.type in ("account", "text", "code")


def _holds(profile: Profile, column: Column) -> bool:
    if column.type == "ref" and profile.share("id", "id15") >= 0.5:
        return False  # people's numbers are no numbers of papers
    if column.type == "integer":
        return profile.counted_share(column.name in NAMED) >= 0.8
    if column.type in FREE_TEXT or column.type == "address":
        return fit(profile, column) in ("yes", "maybe")
    if column.type == "boolean":
        return profile.bool_share >= 0.9
    if column.type == "code":
        return profile.code_share(column) >= 0.6
    return fit(profile, column) == "yes"


def _known(found: Assignment, name: str) -> tuple[set[str], set[str]]:
    """Headers of this column, and those that columns of the same name and kind have on other tables."""
    bare, kind = name.removeprefix("hh_"), found.form.columns[name].type
    pooled = {
        key(header)
        for form in forms().values()
        if (column := form.columns.get(bare)) and column.type == kind
        for header in column.headers
    }
    own = {key(header) for header in found.form.columns[name].headers}
    return _telling(own), _telling(pooled - own)


def _telling(headers: set[str]) -> set[str]:
    return {known for known in headers if set(known) - GENERIC}


def _alike(said: str, known: str, column: Column) -> float:
    """How much of the longer one the shorter one is; dates must not lose the word that tells them apart."""
    if len(said) < 2 or len(known) < 2:
        return 0.0
    share = min(len(said), len(known)) / max(len(said), len(known))
    if said == known:
        return 1.0
    if column.type in ("date", "month"):
        whole = said.endswith(known)
        if not column.required:
            whole = whole or known.startswith(said) and core(said) is None
            whole = whole or known.endswith(said) and share >= 0.6
        return share if whole and min(len(known), len(said)) >= 3 else 0.0
    if said.endswith(known) or near(said, known):
        return share
    return 0.0


def _span_side(found: Assignment, name: str, header: str) -> float:
    """参保起始, 聘用止: the only begin or end that this table still lacks."""
    for side, says in ((BEGINS, SAYS_BEGIN), (ENDS, SAYS_END)):
        free = [
            n
            for n, c in found.form.columns.items()
            if n in side
            and n not in found.chosen
            and not c.required
            and c.type in ("date", "month")
        ]
        if free == [name] and says.search(key(header)):
            return 0.4
    return 0.0


def _tells(profile: Profile, column: Column) -> bool:
    """The cells spell this code list in words that are not everybody's (正常, 是, 一)."""
    known = spellings(column)
    words = [plain(text) for text in profile.counts]
    hits = [word for word in words if word in known]
    return any(hit not in ANYONES for hit in hits) and len(hits) >= 0.8 * len(words)
