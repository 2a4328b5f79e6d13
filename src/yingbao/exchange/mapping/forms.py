"""Forms: what a sheet can be. Most are one canonical table; rolls mix households and people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from yingbao.canon import Column, Table, load_tables
from yingbao.exchange.words import keys

HOUSEHOLD_ON_PERSON = "hh_"  # prefix of a household's columns on a sheet of people
# What a person's row and a household's row mean alike: a header known on the one is known on the other.
ALIKE = frozenset(
    "start_month status cover_type account holder_name phone address township village".split()
)
# A list of all members in one cell of a household's row.
MEMBER_LISTS = (
    Column(
        "members_name",
        "家庭成员姓名",
        "name",
        aliases=(
            "家庭成员",
            "成员姓名",
            "全部成员姓名",
            "共同生活家庭成员",
            "共同生活的家庭成员",
            "其他家庭成员",
            "家庭成员名单",
            "成员名单",
            "保障对象姓名",
            "享受人员姓名",
            "保障人员姓名",
            "家庭成员信息",
        ),
    ),
    Column(
        "members_id_number",
        "家庭成员身份证号",
        "id_number",
        aliases=(
            "成员身份证号",
            "家庭成员身份证",
            "家庭成员证件号码",
            "全部成员身份证号",
            "共同生活家庭成员身份证号",
            "保障对象身份证号",
            "成员证件号码",
            "享受人员身份证号",
        ),
    ),
    Column(
        "members_relation",
        "家庭成员关系",
        "text",
        aliases=("成员与户主关系", "家庭成员与户主关系", "成员关系"),
    ),
)
# A list of changes instead of the register: what happened, and on which day.
CHANGES = (
    Column(
        "change_kind",
        "变动类别",
        "text",
        aliases=(
            "变动类型",
            "变更类别",
            "变更类型",
            "业务类型",
            "业务类别",
            "办理业务",
            "迁移类型",
            "变动事由",
            "变动情况",
            "变更事由",
        ),
    ),
    Column(
        "changed_on",
        "变动日期",
        "date",
        aliases=("变更日期", "办理日期", "业务日期", "业务办理日期", "变动时间", "迁移日期"),
    ),
)
# What a register of complaints says of more time, in words.
EXTENSIONS = (
    Column(
        "extension",
        "延期情况",
        "text",
        aliases=("延期说明", "是否延期", "延期办理情况", "延期审批", "延期"),
    ),
)
# The hour of a bank's line, from which the minute of the day is told.
CLOCK = (
    Column("clock", "取款时刻", "text", aliases=("交易时刻", "取现时刻", "支取时刻", "交易时点")),
)
LISTS = {column.name for column in MEMBER_LISTS}
HEADS = ("sex", "birth_date", "age", "marital")  # of the head, on a household's row


SHARED = frozenset({"id_number", "township", "village"})
MANY = 8  # tables that know a header before every table does


@dataclass(frozen=True)
class Form:
    """`columns` by logical name; `index` header key → names it may mean, with how well it does."""

    name: str
    table: Table
    columns: dict[str, Column]
    index: dict[str, dict[str, float]] = field(repr=False, default_factory=dict)

    @property
    def family(self) -> str:
        return self.name.split("_")[0] if self.name.startswith(("dibao", "tekun")) else self.name

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(name for name, column in self.columns.items() if column.required)


@cache
def forms() -> dict[str, Form]:
    """Every form, by name."""
    tables = load_tables()
    found = {
        name: _form(table, {c.name: _shared(c) for c in table.columns})
        for name, table in tables.items()
    }
    found["dibao_household"] = _with_member_lists(tables["dibao_household"], tables["dibao_member"])
    found["hukou_person"] = _form(
        tables["hukou_person"], found["hukou_person"].columns | {c.name: c for c in CHANGES}
    )
    found["complaint"] = _form(
        tables["complaint"], found["complaint"].columns | {c.name: c for c in EXTENSIONS}
    )
    found["card_withdrawal"] = _form(
        tables["card_withdrawal"], found["card_withdrawal"].columns | {c.name: c for c in CLOCK}
    )
    found["dibao_member"] = _with_household(tables["dibao_member"], tables["dibao_household"])
    return found


@cache
def _common_headers() -> dict[tuple[str, str], tuple[str, ...]]:
    """Column name and type → headers that many tables know for it: a new table knows them as well."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for table in load_tables().values():
        seen.update((c.name, c.type, header) for c in table.columns for header in c.headers)
    found: dict[tuple[str, str], list[str]] = {}
    for (name, kind, header), times in seen.items():
        if name in SHARED and times >= MANY:
            found.setdefault((name, kind), []).append(header)
    return {column: tuple(headers) for column, headers in found.items()}


def _shared(column: Column) -> Column:
    more = _common_headers().get((column.name, column.type), ())
    return replace(
        column, aliases=column.aliases + tuple(h for h in more if h not in column.headers)
    )


def _with_member_lists(household: Table, member: Table) -> Form:
    """A household's row may list its members and say of the head what a person's row says."""
    columns = {c.name: _shared(c) for c in household.columns} | {c.name: c for c in MEMBER_LISTS}
    return _form(household, columns | {name: member.column(name) for name in HEADS})


def _with_household(member: Table, household: Table) -> Form:
    """A sheet of people may also carry what holds for the whole household."""
    columns = {c.name: _shared(c) for c in member.columns}
    for column in household.columns:
        if column.name in ALIKE:
            columns[column.name] = _also_known_as(columns[column.name], column)
        if column.name not in columns and column.name != "head_name":
            columns[HOUSEHOLD_ON_PERSON + column.name] = _optional(column)
    columns.setdefault("head_name", _optional(household.column("head_name")))
    for shared in ("class_supplement",):
        columns[HOUSEHOLD_ON_PERSON + shared] = _optional(household.column(shared))
    return _form(member, columns)


def _also_known_as(column: Column, other: Column) -> Column:
    more = tuple(alias for alias in other.headers if alias not in column.headers)
    return replace(column, aliases=column.aliases + more)


def _optional(column: Column) -> Column:
    return Column(
        column.name,
        column.label,
        column.type,
        False,
        column.aliases,
        column.codes,
        column.unit,
        column.why,
    )


def _form(table: Table, columns: dict[str, Column]) -> Form:
    index: dict[str, dict[str, float]] = {}
    for name, column in columns.items():
        for rank, header in enumerate(column.headers):
            strength = 3.0 if rank == 0 else 2.8
            own = 0.0 if not name.startswith(HOUSEHOLD_ON_PERSON) else 0.1
            for place, form in enumerate(keys(header)):
                found = index.setdefault(form, {})
                found[name] = max(found.get(name, 0.0), strength - own - 0.05 * place)
    return Form(table.name, table, columns, index)


@cache
def header_spread(form_key: str) -> int:
    """In how many families of forms this header is known."""
    return len({form.family for form in forms().values() if form_key in form.index})
