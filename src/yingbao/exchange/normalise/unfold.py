"""One sheet row → canonical rows: households and their members, joint owners, members in columns or in one cell.

Most sheets pass as they are; where rows turn into others, a query does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from yingbao.canon import Table, load_tables
from yingbao.exchange.mapping.forms import HEADS, HOUSEHOLD_ON_PERSON, LISTS
from yingbao.exchange.normalise.assessed import ASSESSMENT, assessment_rows
from yingbao.exchange.normalise.codes import spellings
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.joint import JOINT, parts_sql, split_joint
from yingbao.exchange.normalise.leaving import with_gradual_exit
from yingbao.exchange.normalise.query import columns_of, create, fetch, in_database, plain_rows
from yingbao.exchange.normalise.standards import standard_rows
from yingbao.exchange.normalise.told import told
from yingbao.exchange.words import plain


@dataclass(frozen=True)
class Unfolded:
    """`texts` are rows for `table`; `derived` rows give way to rows a sheet of its own brings."""

    table: Table
    texts: pa.Table
    derived: bool = False
    sources: dict[str, str] | None = None  # logical name → its name on the sheet, where they differ
    quiet: frozenset[str] = (
        frozenset()
    )  # columns read out of another one's words: no word, no complaint


def unfold(con: Any, context: TableContext, facts: pa.Table) -> list[Unfolded]:
    """The canonical rows that one sheet gives."""
    form = context.assignment.form.name
    table = load_tables()[form]
    if form in ("tekun_member", "lowincome_member"):
        rows = assessment_rows(context, facts) if form == "tekun_member" else None
        beside = [] if rows is None else [Unfolded(load_tables()[ASSESSMENT], rows, derived=True)]
        return [_roll(context, facts, table), *beside]
    if form == "benefit_standard":
        rows, quiet = standard_rows(context, facts)
        return [Unfolded(table, rows, quiet=quiet)]
    if form in JOINT:
        return [Unfolded(table, split_joint(con, context, facts, JOINT[form]))]
    if form not in ("dibao_household", "dibao_member"):
        more = told(context, facts)
        facts = facts.drop_columns([name for name in more if name in facts.column_names])
        return [Unfolded(table, plain_rows(facts, **more), quiet=frozenset(more))]
    with in_database(con, with_gradual_exit(context, facts)) as relation:
        turn = _households if form == "dibao_household" else _people
        return turn(con, context, relation)


def _roll(context: TableContext, facts: pa.Table, table: Table) -> Unfolded:
    """Tekun and low-income rolls. A sheet of households names its people as heads only."""
    chosen = context.assignment.chosen
    heads_only = "id_number" not in chosen and "head_id_number" in chosen
    said = {"id_number": "head_id_number"} if heads_only else {}
    if heads_only and "head_id_number__lost" in facts.column_names:
        said["id_number__lost"] = "head_id_number__lost"
    named = {"_certificate": "certificate_no", "_head_name": "name"}
    more = {name: facts.column(source) for name, source in said.items()}
    more |= {name: facts.column(source) for name, source in named.items() if source in chosen}
    household_sheet = heads_only or any(
        "户主" in context.block.labels[chosen[n]] for n in ("name",) if n in chosen
    )
    derived = household_sheet and table.name == "tekun_member"
    sources = {"id_number": "head_id_number"} if heads_only else None
    return Unfolded(table, plain_rows(facts, **more), derived, sources)


# -- a row per household ---------------------------------------------------------------------------


def _households(con: Any, context: TableContext, facts: str) -> list[Unfolded]:
    """Household rows, and the people they name: the head, members in one cell, members in columns."""
    table = load_tables()["dibao_household"]
    own = {c.name for c in table.columns}
    have = columns_of(con, facts)
    kept = [n for n in have if n in own or n.startswith("_") or n.endswith("__lost")]
    extra = f"{_or_null(have, 'certificate_no')} AS _certificate, {_or_null(have, 'head_name')} AS _head_name, 0 AS _n"
    households = fetch(con, f"SELECT {_listed(kept)}, {extra} FROM {facts}")
    people = fetch(con, " UNION ALL BY NAME ".join(_people_of(context, facts, have)))
    said = {"name": "head_name", "id_number": "head_id_number", "person_amount": "monthly_amount"}
    return [
        Unfolded(table, households),
        Unfolded(load_tables()["dibao_member"], people, derived=True, sources=said),
    ]


SHARED = (
    "period",
    "area_kind",
    "start_month",
    "status",
    "cover_type",
    "township",
    "village",
    "address",
)


def _people_of(context: TableContext, facts: str, have: list[str]) -> list[str]:
    shared = "".join(f', "{n}"' for n in SHARED if n in have)
    base = (
        f"_row, _section, {_or_null(have, 'head_id_number')} AS head_id_number, "
        f"{_or_null(have, 'certificate_no')} AS _certificate, {_or_null(have, 'head_name')} AS _head_name{shared}"
    )
    lost = ', "head_id_number__lost"' if "head_id_number__lost" in have else ""
    lost_own = lost + (', "head_id_number__lost" AS id_number__lost' if lost else "")
    of_the_head = ("account", "holder_name", "phone", *HEADS)
    also = "".join(f', "{n}"' for n in of_the_head if n in have)
    head = (
        f"SELECT {base}{lost_own}{also}, {_or_null(have, 'head_name')} AS name, "
        f"{_or_null(have, 'head_id_number')} AS id_number, '户主' AS relation, 0 AS _n FROM {facts}"
    )
    return [
        head,
        *_listed_members(facts, have, base + lost),
        *_numbered_members(context, facts, base + lost),
    ]


def _listed_members(facts: str, have: list[str], base: str) -> list[str]:
    """All members in one cell: names pair with numbers by order when both are as many."""
    lists = [n for n in have if n in LISTS]
    if not {"members_name", "members_id_number"} & set(lists):
        return []
    lengths = ", ".join(f"coalesce(len({parts_sql(n)}), 0)" for n in lists)
    picked = [f"list_extract({parts_sql(n)}, _n) AS {n.removeprefix('members_')}" for n in lists]
    if {"members_name", "members_id_number"} <= set(lists):
        even = f"len({parts_sql('members_name')}) = len({parts_sql('members_id_number')}) OR {parts_sql('members_id_number')} IS NULL"
        picked = [
            p
            if " AS name" not in p
            else f"CASE WHEN {even} THEN {p.removesuffix(' AS name')} END AS name"
            for p in picked
        ]
    inner = f"SELECT *, unnest(range(1, greatest({lengths}, 0) + 1)) AS _n FROM {facts}"
    parts = {n.removeprefix("members_") for n in lists}
    if "members_id_number" not in lists:
        picked = _told_in_one(parts)
        parts |= {"id_number"}
    return [_not_the_head(f"SELECT {base}, {', '.join(picked)}, _n FROM ({inner})", parts)]


def _told_in_one(parts: set[str]) -> list[str]:
    """王明（配偶）140…: a member's name, relation and number in one piece of the cell; a bare name stays a name."""
    part = f"list_extract({parts_sql('members_name')}, _n)"
    number = f"regexp_extract({part}, '[0-9]{{17}}[0-9Xx]|[0-9]{{15}}')"
    name = f"nullif(regexp_extract({part}, '^[\\p{{Han}}·•]+'), '')"
    relation = f"nullif(regexp_extract({part}, '[（(]([^）)0-9]+)[）)]', 1), '')"
    if "relation" in parts:
        relation = f"list_extract({parts_sql('members_relation')}, _n)"
    return [
        f"CASE WHEN {number} = '' THEN {part} ELSE {name} END AS name",
        f"nullif({number}, '') AS id_number",
        f"{relation} AS relation",
    ]


def _numbered_members(context: TableContext, facts: str, base: str) -> list[str]:
    """成员姓名1, 成员身份证号1, …: one row per filled number."""
    selects = []
    for number, parts in sorted((context.members or {}).items()):
        told = ", ".join(f'"m{number}__{name}" AS "{name}"' for name in parts)
        filled = " OR ".join(
            f'"m{number}__{name}" IS NOT NULL' for name in parts if name in ("name", "id_number")
        )
        select = f"SELECT {base}, {told}, {number} AS _n FROM {facts} WHERE {filled or 'FALSE'}"
        selects.append(_not_the_head(select, set(parts)))
    return selects


def _not_the_head(select: str, parts: set[str]) -> str:
    """The list may begin with the head, who already has a row."""
    number = (
        "upper(trim(id_number)) = upper(trim(head_id_number))" if "id_number" in parts else "FALSE"
    )
    name = "trim(name) = trim(_head_name)" if "name" in parts else "FALSE"
    unsure = "id_number IS NULL OR head_id_number IS NULL" if "id_number" in parts else "TRUE"
    return f"SELECT * FROM ({select}) WHERE NOT coalesce({number}, FALSE) AND NOT coalesce({name} AND ({unsure}), FALSE)"


# -- a row per person ------------------------------------------------------------------------------


def _people(con: Any, context: TableContext, facts: str) -> list[Unfolded]:
    """People in groups of a household, and one household row for each group."""
    grouped = _grouped(con, context, facts)
    have = columns_of(con, grouped)
    member, household = load_tables()["dibao_member"], load_tables()["dibao_household"]
    own = {c.name for c in member.columns}
    kept = [
        n
        for n in have
        if n in own
        or n.removesuffix("__lost") in own
        or n in ("_row", "_section", "_certificate", "_head_name")
    ]
    people = fetch(con, f"SELECT {_listed(kept)}, 0 AS _n FROM {grouped}")
    households = fetch(con, _household_rows(household, have, grouped))
    con.execute(f"DROP TABLE {grouped}")
    sources = {
        n: f"{HOUSEHOLD_ON_PERSON}{n}"
        for n in (c.name for c in household.columns)
        if f"{HOUSEHOLD_ON_PERSON}{n}" in have
    }
    return [
        Unfolded(member, people),
        Unfolded(household, households, derived=True, sources=sources),
    ]


def _grouped(con: Any, context: TableContext, facts: str) -> str:
    """Adds `_group`, `_is_head`, and the head's number and name on every row of the group."""
    have = columns_of(con, facts)
    is_head = _is_head(con, facts, have)
    started = f"SELECT *, {is_head} AS _is_head, {_starts(have, is_head)} AS _start FROM {facts}"
    marked = f"SELECT * EXCLUDE (_start), {_group(con, facts, have)} AS _group FROM ({started})"
    number = _of_head(have, "head_id_number", "id_number")
    name = _of_head(have, "head_name", "name")
    certificate = _filled("hh_certificate_no", have)
    shared = [n for n in ("township", "village", "period", "area_kind") if n in have]
    apart = {"head_id_number", "head_name", "head_id_number__lost", *shared}
    items = [f'"{n}"' for n in have if n not in apart]
    items += [f'{_filled(n, have)} AS "{n}"' for n in shared]
    items += _head_lost(have)
    others = ", ".join(items)
    return create(
        con,
        "grouped",
        f"SELECT {others}, _is_head, _group, {number} AS head_id_number, {name} AS _head_name, {certificate} AS _certificate FROM ({marked})",
    )


def _head_lost(have: list[str]) -> list[str]:
    """Whether the group's head number was a numeric cell that lost its last digits."""
    told = [
        text
        for name, text in (
            ("head_id_number__lost", '"head_id_number__lost"'),
            ("id_number__lost", '(_is_head AND "id_number__lost")'),
        )
        if name in have
    ]
    any_of = " OR ".join(f"coalesce({text}, FALSE)" for text in told)
    return (
        [f'bool_or({any_of}) OVER (PARTITION BY _group) AS "head_id_number__lost"'] if told else []
    )


def _is_head(con: Any, facts: str, have: list[str]) -> str:
    """A row that says 户主 or 本人; without a relation column, one whose number is the head's."""
    if "relation" in have:
        column = load_tables()["dibao_member"].column("relation")
        heads = {text for text, word in spellings(column).items() if word == "户主"}
        texts = [
            r[0]
            for r in con.execute(
                f"SELECT DISTINCT relation FROM {facts} WHERE relation IS NOT NULL"
            ).fetchall()
        ]
        said = [text for text in texts if plain(text) in heads]
        listed = ", ".join("'" + text.replace("'", "''") + "'" for text in said)
        return f"coalesce(relation IN ({listed}), FALSE)" if said else "FALSE"
    if "head_id_number" in have and "id_number" in have:
        return "coalesce(upper(trim(head_id_number)) = upper(trim(id_number)), FALSE)"
    if "head_name" in have and "name" in have:
        return "coalesce(trim(head_name) = trim(name), FALSE)"
    return "FALSE"


def _group(con: Any, facts: str, have: list[str]) -> str:
    """The household's number on this sheet: by the head's ID where every row states it, else by order."""
    if "head_id_number" in have:
        blanks = con.execute(
            f"SELECT count(*) FROM {facts} WHERE head_id_number IS NULL"
        ).fetchone()[0]
        if not blanks:
            return "dense_rank() OVER (ORDER BY upper(trim(head_id_number)))"
    return "sum(CASE WHEN _start THEN 1 ELSE 0 END) OVER (ORDER BY _row)"


def _starts(have: list[str], is_head: str) -> str:
    """Where a household begins: at its head; where the stated head changes; at the household's figures."""
    head = next((n for n in ("head_id_number", "head_name") if n in have), None)
    if head:
        before = f'lag("{head}" IGNORE NULLS) OVER (ORDER BY _row)'
        return f'({is_head} OR ("{head}" IS NOT NULL AND coalesce("{head}" <> {before}, TRUE)))'
    if is_head != "FALSE":
        return is_head
    for name in (
        "hh_family_size",
        "hh_covered_size",
        "hh_certificate_no",
        "hh_monthly_amount",
        "hh_total_amount",
    ):
        if name in have:
            return f'"{name}" IS NOT NULL'
    return "TRUE"


def _of_head(have: list[str], stated: str, own: str) -> str:
    """What the sheet states of the head, filled down its group; else the value on the head's own row."""
    of_row = (
        f'first_value("{own}") OVER (PARTITION BY _group ORDER BY _is_head DESC, _row)'
        if own in have
        else "NULL::VARCHAR"
    )
    if stated in have:
        return f'coalesce("{stated}", first_value("{stated}") OVER (PARTITION BY _group ORDER BY _row), {of_row})'
    return of_row


def _filled(name: str, have: list[str]) -> str:
    if name not in have:
        return "NULL::VARCHAR"
    return f'coalesce("{name}", first_value("{name}") OVER (PARTITION BY _group ORDER BY ("{name}" IS NULL), _row))'


def _household_rows(household: Table, have: list[str], grouped: str) -> str:
    """Each group's head row, with every household figure that any row of the group states."""
    items = [
        "arg_min(_row, (NOT _is_head, _row)) AS _row",
        "arg_min(_section, _row) AS _section",
        "0 AS _n",
    ]
    items += [
        "arg_min(head_id_number, _row) AS head_id_number",
        "arg_min(_head_name, _row) AS head_name",
    ]
    items += [
        "arg_min(_head_name, _row) AS _head_name",
        "arg_min(_certificate, _row) AS _certificate",
    ]
    for column in household.columns:
        source = next(
            (n for n in (HOUSEHOLD_ON_PERSON + column.name, column.name) if n in have), None
        )
        if source and column.name not in ("head_id_number", "head_name"):
            items.append(
                f'arg_min("{source}", (NOT _is_head, _row)) FILTER ("{source}" IS NOT NULL) AS "{column.name}"'
            )
    return f"SELECT {', '.join(items)} FROM {grouped} GROUP BY _group"


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _or_null(have: list[str], name: str) -> str:
    return f'"{name}"' if name in have else "NULL::VARCHAR"
