"""What headers alone leave open is settled by how the columns are filled: levels, spans, second columns."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from yingbao.canon import Column
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment
from yingbao.exchange.mapping.candidates import candidates
from yingbao.exchange.mapping.fit import fit
from yingbao.exchange.mapping.profile import Profile
from yingbao.exchange.mapping.sides import SPANS
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.words import key

MAY_HAVE_TWO = ("account", "phone")
# Columns of text or days of which a sheet has two that say the same: 险种 beside 参保身份, 实际释放 beside 刑满释放.
TOLD_TWICE = frozenset({"insured_kind", "left_on"})
REMARKS = frozenset("备注 说明 情况说明 备注说明 其他说明 附注".split())
# What a remark says in passing (缓刑, 误注销, 公益岗, 残疾人专用) belongs beside the column that guards read.
REMARKED = {
    "custody": "term",
    "death_record": "cancel_reason",
    "payroll": "post",
    "vehicle": "usage",
    "property_right": "house_nature",
    "insurance_contribution": "insured_kind",
    "illness_record": "outcome",
    "business": "industry",
    "shock_event": "compensation_note",
}
MOSTLY = 0.8
CLOCKED = {
    "visit_record": ("visited_on", "arrived_at"),
    "problem_ledger": ("closed_on", "closed_time"),
    "card_withdrawal": ("withdrawn_at", "clock"),
}
HOUR = re.compile(r"(?:^|\d )(?!0?0:00(:00)?$)\d{1,2}:\d\d")  # midnight is a day without an hour


def settle(found: Assignment, block: Block, profiles: list[Profile]) -> Assignment:
    """The assignment with rows' own names, household sums, begin–end columns and second accounts in place."""
    if found.form.name == "dibao_member":
        found = _own_names(found)
        found = _household_sums(found, block)
    found = _clock(found, block, profiles)
    return _remarks(_second_columns(_spans(found, block), block, profiles), block)


def _clock(found: Assignment, block: Block, profiles: list[Profile]) -> Assignment:
    """入户时间 2020-04-05 15:20: one column has the day and the hour, or a second one beside the day's."""
    day, hour = CLOCKED.get(found.form.name, ("", ""))
    if day not in found.chosen or hour in found.chosen:
        return found
    seconds = [p for p in found.unmapped if day in candidates(found.form.name, block.paths[p])]
    timed = [p for p in (found.chosen[day], *seconds) if _has_hours(profiles[p])]
    return replace(found, chosen=found.chosen | {hour: timed[0]}) if timed else found


def _has_hours(profile: Profile) -> bool:
    counts = profile.counts
    timed = sum(times for text, times in counts.items() if HOUR.search(text))
    return timed >= MOSTLY * max(1, counts.total())


def _own_names(found: Assignment) -> Assignment:
    """Headed 户主姓名, yet every row has a relation and no other name: the rows' own names stand there."""
    if "relation" not in found.chosen:
        return found
    for own, head in (("name", "head_name"), ("id_number", "head_id_number")):
        if own not in found.chosen and head in found.chosen:
            found = _renamed(found, head, own)
    return found


def _household_sums(found: Assignment, block: Block) -> Assignment:
    """补差 filled on the head's row only is the household's, whatever a person's column is called."""
    position = found.chosen.get("person_amount")
    if (
        position is None
        or "hh_monthly_amount" in found.chosen
        or "人" in key(block.labels[position])
    ):
        return found
    others = ~_head_rows(found, block)
    filled = np.asarray(block.column(position).is_valid())
    if others.sum() and 1 - filled[others].mean() >= MOSTLY:
        return _renamed(found, "person_amount", "hh_monthly_amount")
    return found


def _head_rows(found: Assignment, block: Block) -> np.ndarray:
    if "relation" not in found.chosen:
        return np.ones(len(block.rows), dtype=bool)
    column = found.form.columns["relation"]
    texts = block.column(found.chosen["relation"]).to_pylist()
    return np.array(
        [bool(text) and read_code(text, column).value == "户主" for text in texts], dtype=bool
    )


def _renamed(found: Assignment, old: str, new: str) -> Assignment:
    chosen = {new if name == old else name: place for name, place in found.chosen.items()}
    strengths = {new if name == old else name: s for name, s in found.strengths.items()}
    return replace(found, chosen=chosen, strengths=strengths)


def _spans(found: Assignment, block: Block) -> Assignment:
    """任职起止 fills two columns at once."""
    spans = dict(found.spans)
    for position in found.unmapped:
        label = key(block.labels[position]) if block.labels[position] else ""
        if "起止" not in label:
            continue
        for word, begin, end in SPANS:
            free = begin in found.form.columns and not {begin, end} & set(found.chosen)
            if free and word in label:
                spans[position] = (begin, end)
                break
    left = tuple(p for p in found.unmapped if p not in spans)
    return replace(found, spans=spans, unmapped=left)


def _remarks(found: Assignment, block: Block) -> Assignment:
    """A remark stands beside the column whose words tell a false alarm, or in its place."""
    name = REMARKED.get(found.form.name)
    places = [p for p in found.unmapped if key(block.labels[p]) in REMARKS]
    if not name or len(places) != 1:
        return found
    left = tuple(p for p in found.unmapped if p not in places)
    if name in found.chosen:
        return replace(found, seconds=found.seconds | {places[0]: name}, unmapped=left)
    chosen, strengths = found.chosen | {name: places[0]}, found.strengths | {name: 1.0}
    return replace(found, chosen=chosen, strengths=strengths, unmapped=left)


def _enough(column: Column) -> tuple[str, ...]:
    """Words never prove what they are; figures do."""
    return ("maybe",) if column.type == "text" else ()


def _second_columns(found: Assignment, block: Block, profiles: list[Profile]) -> Assignment:
    """银行账号 and 一卡通账号 on one sheet: a row's account is whichever is filled."""
    seconds = dict(found.seconds)
    for position in found.unmapped:
        for name in candidates(found.form.name, block.paths[position]):
            column = found.form.columns[name]
            if (
                (column.type in MAY_HAVE_TWO or name in TOLD_TWICE)
                and name in found.chosen
                and fit(profiles[position], column) in ("yes", *_enough(column))
            ):
                seconds[position] = name
    left = tuple(p for p in found.unmapped if p not in seconds)
    return replace(found, seconds=seconds, unmapped=left)
