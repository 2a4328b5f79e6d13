"""Which form a table is: from its headers, its names and titles, and its content."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from yingbao.exchange.initials import initials
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment, assign, is_unwanted
from yingbao.exchange.mapping.candidates import Path, kin_spread, meant_by
from yingbao.exchange.mapping.fit import FOR
from yingbao.exchange.mapping.forms import Form, forms, header_spread
from yingbao.exchange.mapping.kindred import kin
from yingbao.exchange.mapping.members import member_columns, numbered_columns
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.unseen import map_unseen
from yingbao.exchange.words import BRACKETED, core, keys, plain

ENOUGH = 1.1  # evidence below which a table is not recognised
CLOSE = 0.2  # two families nearer than this are asked about
ROLLS = {"dibao_household", "dibao_member", "tekun_member", "lowincome_member"}
TEKUN_MONEY = {"living_amount", "care_amount", "total_amount"}
ELSEWHERE = "other_county_roll"
PAID_OR_NOT = {"pay_status", "failure_reason"}
TELLS_OF_A_ROLL = frozenset(
    "family_size covered_size category cause start_month relation support_mode care_ability cover_type certificate_no "
    "per_capita_monthly_income per_capita_annual_income annual_income last_review_on standard_monthly".split()
)
LETTERS = re.compile(r"[a-z]{3,}")
ONLY_ON_ROLLS = frozenset(
    {"is_covered", "covered_size", "cover_type"}
)  # 是否保障: no register of people asks
WRITTEN_WIDE = frozenset({"benefit_standard"})  # a column a year: the headers are data
KINDS = ("id_number", "money", "date")  # what a table has places for, or is another table
PLACES = frozenset({"township", "village", "period", "area_kind"})
PAYING = re.compile("发放|代发|拨付|支付|打款|发款")
LISTING = re.compile("名册|名单|人员|对象|台账|花名|底册|查询|备案")
PARTS = re.compile("基本生活|生活费|照料|护理|照护")
DERIVED = {"period", "area_kind", "township", "village"}  # found elsewhere when no column has them


@dataclass(frozen=True)
class Names:
    """The texts around a table, nearest first."""

    titles: tuple[str, ...]
    sheet: str
    file: str
    folder: str = ""

    @cached_property
    def weighted(self) -> tuple[tuple[str, float], ...]:
        title = plain(" ".join(self.titles[-3:]))
        return (
            (f"{title} {BRACKETED.sub('', title)}", 1.0),  # 停（减）发 is 停发
            (plain(self.sheet), 1.0),
            (plain(self.file), 0.9),
            (plain(self.folder), 0.4),
        )


@dataclass(frozen=True)
class Recognition:
    """The best assignment and its score; `rivals` are other families about as likely."""

    assignment: Assignment
    score: float
    rivals: tuple[Assignment, ...] = ()


def recognise(
    block: Block,
    profiles: list[Profile],
    names: Names,
    skip: frozenset[int] = frozenset(),
    only: str | None = None,
    forced: dict[str, int] | None = None,
) -> Recognition | None:
    """The form this block is, None when it is no table that anybody asked for.

    `only`: the form a person chose; `forced`: logical name → position as a person chose.
    """
    found = _all(block, profiles, names, skip, only, forced or {})
    scored = sorted(
        ((_score(a, block, profiles, names), -i, a) for i, a in enumerate(found)),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not scored:
        return None
    best_score, _, best = scored[0]
    if (best_score < ENOUGH and only is None) or not _is_table(best):
        return None
    rivals = tuple(
        a
        for s, _, a in scored[1:]
        if a.form.family != best.form.family
        and s >= ENOUGH
        and best_score - s < CLOSE
        and _is_table(a)
        and not _named_for(best.form, a.form, names)
    )
    return Recognition(best, best_score, rivals)


def _all(
    block: Block,
    profiles: list[Profile],
    names: Names,
    skip: frozenset[int],
    only: str | None,
    forced: dict[str, int],
) -> list[Assignment]:
    """An assignment per form that some header or name speaks for; unseen headers are read by content."""
    found = []
    possible = _might_speak(block)
    for form in forms().values():
        if only is not None and form.name != only:
            continue
        hinted = hint_score(form, names) > 0
        if not (only or hinted or forced or form.name in possible):
            continue
        assignment = assign(form, block, profiles, skip | _numbered(form, block), forced)
        if only or hinted or _speaks(assignment, block):
            found.append(map_unseen(assignment, block, profiles))
    return [
        a
        for a in found
        if (only or _is_a_roll(a, names) and not _rather_paid(a, found, names))
        and not _rather_people(a, found, profiles)
    ]


def _rather_paid(assignment: Assignment, found: list[Assignment], names: Names) -> bool:
    """An account, a day and how it went, and nothing of why: a bank's list of a roll's people, no roll.
    So is what only says that it pays tekun people the parts of their money."""
    told = {name.removeprefix("hh_") for name in assignment.chosen}
    if assignment.form.name not in ROLLS or told & TELLS_OF_A_ROLL:
        return False
    if _is_of_money(assignment, names):
        return True
    paid = next((set(a.chosen) for a in found if a.form.name == "payment"), set())
    return {"account", "paid_on"} <= paid and bool(PAID_OR_NOT & paid)


def _is_of_money(assignment: Assignment, names: Names) -> bool:
    """Who gets how much of what, under a name that speaks of paying and of no list of people."""
    said = " ".join(text for text, _ in names.weighted[:3])
    return (
        assignment.form.name == "tekun_member"
        and bool(TEKUN_MONEY & set(assignment.chosen))
        and bool(PAYING.search(said))
        and not LISTING.search(said)
    )


def _is_a_roll(found: Assignment, names: Names) -> bool:
    """A list of households and people is a roll of aid only when a name says so, or money or a certificate
    stands in it: a household book or a class list taken for one would put everybody on the roll.
    Another county's roll is never ours, whatever stands in it."""
    if found.form.name in ROLLS and hint_score(forms()[ELSEWHERE], names) > 0:
        return False
    if found.form.name not in ROLLS or hint_score(found.form, names) > 0:
        return True
    return any(
        found.form.columns[name].type == "money"
        or "certificate" in name
        or name.removeprefix("hh_") in ONLY_ON_ROLLS
        for name in found.chosen
    )


def _speaks(found: Assignment, block: Block) -> bool:
    """Headers that tell enough to look further: 姓名 and 身份证号 alone are on every sheet."""
    return sum(_telling(found, name, block) for name in found.chosen) >= 0.5


def _might_speak(block: Block) -> frozenset[str]:
    """Forms whose headers would tell enough if every cell agreed with them; no others need a look at
    the cells."""
    told: Counter[str] = Counter()
    for path in block.paths:
        told.update(telling_of(path))
    return frozenset(name for name, most in told.items() if most >= 0.499)


@cache
def telling_of(path: Path) -> dict[str, float]:
    """Form → the most that this header could tell of it."""
    return {
        form: max(_told(forms()[form], name, max(s, 0.01), path) for name, s in found.items())
        for form, found in meant_by(path).items()
    }


def _numbered(form: Form, block: Block) -> frozenset[int]:
    """Members in columns belong to a household's row as a whole; they are read apart."""
    found = {
        "dibao_household": member_columns,
        "dibao_member": numbered_columns,  # 成员二/与户主 is no relation of the row's
    }.get(form.name)
    parts = found(block.paths).values() if found else ()
    return frozenset(p for columns in parts for p in columns.values())


def _rather_people(
    assignment: Assignment, found: list[Assignment], profiles: list[Profile]
) -> bool:
    """A sheet with a relation to the head in every row lists people, whatever it says of households."""
    if assignment.form.name != "dibao_household":
        return False
    people = next((a.chosen for a in found if a.form.name == "dibao_member"), {})
    if "relation" not in people or not {"name", "id_number"} & set(people):
        return False
    listed = any(
        profiles[p].list_share >= 0.2 for n, p in people.items() if n in ("name", "id_number")
    )
    return not listed and profiles[people["relation"]].total > 0


def _score(found: Assignment, block: Block, profiles: list[Profile], names: Names) -> float:
    told = sum(_telling(found, name, block) for name in found.chosen)
    informative = [
        p for p in range(len(block.paths)) if not is_unwanted(block.paths[p]) and profiles[p].total
    ]
    strange = [p for p in found.unmapped if p in informative and not profiles[p].is_running_number]
    missing = [
        name for name in found.missing if name not in DERIVED and not _made_up_for(found, name)
    ]
    if "amount" in missing and parts_of_sum(found, block):
        missing.remove("amount")
    coverage = 1 - len(strange) / max(1, len(informative))
    codes = sum(
        0.3
        for n, p in found.chosen.items()
        if profiles[p].total and profiles[p].code_share(found.form.columns[n]) >= 0.8
    )
    score = (
        (told + codes) * (0.35 + 0.65 * coverage)
        - sum(_weight(found, name) for name in missing)
        - 0.1 * len(strange)
        - 0.35
        * min(2, sum(_has_no_place(found.form, block.paths[p], profiles[p]) for p in strange))
    )
    return score + hint_score(found.form, names)


def weighty(path: Path, profile: Profile) -> str:
    """What a column of weight holds: numbers of people, sums, days; headed so and filled so, else empty."""
    said = core("".join(path)) if path and not is_unwanted(path) else None
    return said if said in KINDS and profile.share(*FOR[said]) >= 0.8 else ""


def _has_no_place(form: Form, path: Path, profile: Profile) -> bool:
    """Sums on a list that knows none: no column of the form is of that kind."""
    kinds = {"date" if c.type == "month" else c.type for c in form.columns.values()}
    return bool(said := weighty(path, profile)) and said not in kinds


def is_guess(found: Recognition, names: Names) -> bool:
    """Only its columns speak for it, and no name; or only a name, while what it needs is not there."""
    own = hint_score(found.assignment.form, Names(names.titles, names.sheet, names.file))
    lacks = set(found.assignment.missing) - DERIVED
    return own <= 0 or bool(lacks and found.score <= own)


def parts_of_sum(found: Assignment, block: Block) -> list[int]:
    """Where a list of payments states the parts of the tekun money, each in a column, and no sum; one of
    the parts may have been taken for it."""
    if found.form.name != "payment":
        return []
    taken = [found.chosen["amount"]] if "amount" in found.chosen else []
    care = [found.chosen["care_part"]] if "care_part" in found.chosen else []
    stated = (*taken, *care, *found.unmapped)
    parts = [p for p in stated if PARTS.search("".join(block.paths[p]))]
    return parts if set(taken) <= set(parts) else []


def _weight(found: Assignment, name: str) -> float:
    """A table without its dates, sums or people is hardly that table; a missing word matters less."""
    return 0.35 if found.form.columns[name].type in ("id_number", "name", "date", "money") else 0.15


def _made_up_for(found: Assignment, name: str) -> bool:
    """An ID may come inside the disability number; a sheet of households names people by their head."""
    if name == "id_number":
        return "disability_no" in found.chosen or "head_id_number" in found.chosen
    return name == "name" and "head_name" in found.chosen


def _telling(found: Assignment, name: str, block: Block) -> float:
    return _told(found.form, name, found.strengths[name], block.paths[found.chosen[name]])


def _told(form: Form, name: str, strength: float, path: Path) -> float:
    """A header that only one family knows tells much; 姓名 tells little."""
    told = float(strength / 3.0 / _spread(path) ** 0.8)
    return told + (0.1 if form.columns[name].required else 0.0)


@cache
def _spread(path: Path) -> int:
    texts = ["".join(path), path[-1]] if path else []
    known = (header_spread(k) for t in texts for k in keys(t))
    return next((n for n in (*known, *(kin_spread(kin(t)) for t in texts)) if n), 8)


def hint_score(form: Form, names: Names) -> float:
    """Words of the form's names in title, sheet, file or folder; another form's words speak against."""
    return _hinted(form.name, names)


@lru_cache(maxsize=1_000)  # a block asks for each form several times
def _hinted(form_name: str, names: Names) -> float:
    form, best = forms()[form_name], 0.0
    for text, weight in names.weighted:
        hits = [plain(hint) for hint in form.table.hints if plain(hint) in text]
        if hits and not any(
            _speaks_against(plain(word), text, hits) for word in form.table.not_hints
        ):
            best = max(best, weight * (0.5 + 0.3 * min(max(map(len, hits)), 6)))
    return best or _spelled(form, names)


def _spelled(form: Form, names: Names) -> float:
    """DBJT_202605: the first letters of a hint name the file or the sheet; half as good as its words."""
    said = set(LETTERS.findall(f"{names.file} {names.sheet}".lower()))
    hits = [len(hint) for hint in form.table.hints if initials(hint) in said]
    return 0.5 * (0.5 + 0.3 * min(max(hits), 6)) if hits else 0.0


def _speaks_against(word: str, text: str, hits: list[str]) -> bool:
    """花名册 is no bank's list, but 价格补贴发放花名册 is one."""
    return word in text and not any(word in hint for hint in hits)


def _named_for(best: Form, rival: Form, names: Names) -> bool:
    """The file or sheet bears the name of the one and not of the other: that settles a near tie."""
    own = Names((), names.sheet, names.file)
    return hint_score(best, own) > 0 >= hint_score(rival, own)


def _is_table(found: Assignment) -> bool:
    """One column beside the places makes no table, whatever its name says: 拨付审批 has sums as well."""
    own = found.chosen.keys() - PLACES
    whole = len(own) >= 2 or own and not found.missing
    return _names_somebody(found) and bool(whole or found.form.name in WRITTEN_WIDE)


def _names_somebody(found: Assignment) -> bool:
    """A table of people needs a name or a number; sheets of standards, cases and returns do not,
    though they may say who filled them in."""
    people = [
        n
        for n, c in found.form.columns.items()
        if c.type in ("id_number", "disability_number") or (c.type == "name" and c.required)
    ]
    named = [n for n, c in found.form.columns.items() if c.type == "name"]
    return not people or any(name in found.chosen for name in (*people, *named))
