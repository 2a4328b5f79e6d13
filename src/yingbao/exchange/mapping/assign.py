"""Columns of one table → logical columns of one form, by header and by content together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from yingbao.canon import Column
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.candidates import COMPOSED, abbreviated, meant_by
from yingbao.exchange.mapping.fit import fit
from yingbao.exchange.mapping.forms import LISTS, Form
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.roles import role_of
from yingbao.exchange.vocabulary import unwanted_keys
from yingbao.exchange.words import key, keys

FACTORS = {"yes": 1.0, "empty": 0.95, "maybe": 0.85, "no": 0.0}
SHORT = 1.2  # 受理 over dates: as good as a composed header, after every one that is known
SAYS_ACTUAL = re.compile(r"实(发|际|付|收|拨|退|报|补)|到账|入账|结算")
SAYS_DUE = re.compile(r"应(发|付|补|退|拨)")
ACTUAL = 0.06  # 到账 before 应发, 实际释放 before 刑满释放, 结算 before 入院, where both could be the column
VAGUE_CODES = 0.5
NEARLY = 3.0 * COMPOSED
BARE = 0.02  # 姓名 is rather the row's own person; 收款户名 beside it is the holder
OF_NOBODY = frozenset({"姓名", "身份证号", "证件号", "公民身份号", "名字"})
VAGUE = frozenset("类别 类型 状态 等级 级别 身份 结果 分类 种类 性质 档次 方式 单位 类".split())


@dataclass(frozen=True)
class Clash:
    """A header that says one thing over cells that say another."""

    position: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Assignment:
    """`chosen`: logical name → position in the block. `weights` says how telling each header was."""

    form: Form
    chosen: dict[str, int]
    strengths: dict[str, float]
    clashes: tuple[Clash, ...] = ()
    unseen: tuple[str, ...] = ()  # names mapped by content under a header never seen before
    unmapped: tuple[int, ...] = field(default=())
    spans: dict[int, tuple[str, str]] = field(
        default_factory=dict
    )  # one cell with a begin and an end
    seconds: dict[int, str] = field(default_factory=dict)  # used where the chosen column is empty

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in self.form.required if name not in self.chosen)

    def with_unseen(self, name: str, position: int) -> Assignment:
        """With one column more, which its content told and no known header."""
        return replace(
            self,
            chosen=self.chosen | {name: position},
            strengths=self.strengths | {name: 1.0},
            unseen=(*self.unseen, name),
            unmapped=tuple(p for p in self.unmapped if p != position),
        )


def assign(
    form: Form,
    block: Block,
    profiles: list[Profile],
    skip: frozenset[int] = frozenset(),
    forced: dict[str, int] | None = None,
) -> Assignment:
    """The best one-to-one reading of the block's headers on this form; a person's answers come first."""
    answered = {n: p for n, p in (forced or {}).items() if n in form.columns}
    pairs = [(9.0, -position, name) for name, position in answered.items()]
    clashes = []
    for position, path in enumerate(block.paths):
        if position in skip or position in answered.values():
            continue
        found = meant_by(path).get(form.name, {})
        scored = {n: _score(form, n, s, profiles[position], path) for n, s in found.items()}
        pairs += [(score, -position, name) for name, score in scored.items() if score > 0]
        if any(scored.values()):
            continue
        proved = _proved(form, path, profiles[position])
        pairs += [(SHORT, -position, name) for name in proved]
        if found and not proved:
            clashes.append(Clash(position, tuple(found)))
    return _greedy(form, block, pairs, [c for c in clashes if _matters(form, c)], skip)


def _proved(form: Form, path: tuple[str, ...], profile: Profile) -> list[str]:
    """Columns whose header is cut short here and whose kind the cells plainly are; none if several."""
    meant = [n for n in abbreviated(form.name, path) if fit(profile, form.columns[n]) == "yes"]
    return meant if len(meant) == 1 and profile.total else []


def _score(
    form: Form, name: str, strength: float, profile: Profile, path: tuple[str, ...]
) -> float:
    column = form.columns[name]
    seen = profile.parts if name in LISTS and profile.list_share >= 0.2 else profile
    how = fit(seen, column)
    if column.type == "code" and how == "maybe" and key(path[-1]) in VAGUE:
        if _are_short_codes(profile) and list(form.index.get(key(path[-1]), ())) == [name]:
            return strength * VAGUE_CODES
        return 0.01 if profile.code_share(column) >= 0.2 else 0.0
    if name in LISTS and profile.total and profile.list_share < 0.2 and column.type == "name":
        return strength * 0.3
    if column.type == "code" and strength <= NEARLY and _spells_nothing(profile, column):
        return 0.0
    return strength * FACTORS[how] + _rank(name, key(path[-1])) if how != "no" else 0.0


def _rank(name: str, said: str) -> float:
    """What decides between two headers that both could be the column."""
    actual = ACTUAL if SAYS_ACTUAL.match(said) else -ACTUAL if SAYS_DUE.match(said) else 0.0
    return actual - (BARE if said in OF_NOBODY and role_of(name) else 0.0)


def _spells_nothing(profile: Profile, column: Column) -> bool:
    """A header nearly known, over cells that are no words of the list and no codes of a system."""
    spelled = profile.code_share(column) >= 0.2 or _are_short_codes(profile)
    return bool(profile.total) and not spelled


def _are_short_codes(profile: Profile) -> bool:
    """1, 02, A: a system's codes, of which the cells tell nothing and a legend may tell all."""
    return all(len(text) <= 3 and text.isascii() for text in profile.counts)


def _matters(form: Form, clash: Clash) -> bool:
    """A clash is asked about when a vague word was not merely of another table."""
    kinds = {form.columns[name].type for name in clash.names}
    return bool(kinds - {"code", "boolean", "text", "ref", "address"})


def _greedy(
    form: Form,
    block: Block,
    pairs: list[tuple[float, int, str]],
    clashes: list[Clash],
    skip: frozenset[int],
) -> Assignment:
    chosen: dict[str, int] = {}
    strengths: dict[str, float] = {}
    used: set[int] = set(skip)
    for score, place, name in sorted(pairs, reverse=True):
        if name in chosen or -place in used:
            continue
        chosen[name], strengths[name] = -place, score
        used.add(-place)
    left = tuple(p for p in range(len(block.paths)) if p not in used)
    return Assignment(form, chosen, strengths, tuple(clashes), (), left)


@cache
def is_unwanted(path: tuple[str, ...]) -> bool:
    """序号, 备注, 民族: columns nobody needs, which therefore say nothing about the table."""
    return bool(path) and any(form in unwanted_keys() for form in keys(path[-1]))
