"""Sentences in a column where a list of words is asked for: they belong into the form's text, or nowhere."""

from __future__ import annotations

from dataclasses import replace

import pyarrow.compute as pc

from yingbao.canon import Column
from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.assign import Assignment
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.normalise.reading import says_nothing
from yingbao.exchange.result import Note

STRANGE, LONG = (
    0.8,
    6,
)  # share of cells the list does not know; characters of such a cell, on average
# Where a sentence is at home that stands in place of a word.
HOMES = {
    ("complaint", "matter"): "content",
    ("aid_enquiry", "outcome"): "reason",
    ("application", "decision"): "reasons",
    ("problem_ledger", "outcome"): "finding",
    ("problem_ledger", "result"): "finding",
    ("problem_ledger", "state"): "finding",
    ("stop_decision", "decision_kind"): "reason",
    ("payment", "pay_status"): "failure_reason",
    ("custody", "custody_kind"): "term",
    ("infection_record", "kind"): "outcome",
    ("linshi_grant", "aid_type"): "reason",
}


def free_text(found: Assignment, block: Block, file: str) -> tuple[Assignment, list[Note]]:
    """The assignment with columns of sentences read as text, or left out; and a line about each."""
    notes = []
    for name, position in list(found.chosen.items()):
        column = found.form.columns[name]
        if column.type != "code" or not _is_sentences(block, position, column):
            continue
        home = HOMES.get((found.form.name, name), "")
        free = home in found.form.columns and home not in found.chosen
        if not free and column.required:
            continue
        found = _without(found, name, home if free else "")
        fate = f"按原文作“{found.form.columns[home].label}”读" if free else "这一列没有用"
        said = f"“{block.labels[position]}”写的是一段话，不是几种固定的写法，{fate}；不用改写，其他列照常用。"
        notes.append(Note("free_text", said, file, block.cells.grid.sheet))
    return found, notes


def _is_sentences(block: Block, position: int, column: Column) -> bool:
    counts = pc.value_counts(block.column(position).drop_null()).to_pylist()
    cells = {one["values"]: one["counts"] for one in counts if not says_nothing(one["values"])}
    strange = {t: n for t, n in cells.items() if read_code(t, column).state == "bad"}
    total: int = sum(cells.values())
    unknown: int = sum(strange.values())
    long = sum(len(text) * times for text, times in strange.items()) >= LONG * unknown
    return unknown > 0 and unknown >= STRANGE * total and bool(long)


def _without(found: Assignment, name: str, home: str) -> Assignment:
    position = found.chosen[name]
    chosen = {n: p for n, p in found.chosen.items() if n != name}
    strengths = {n: s for n, s in found.strengths.items() if n != name}
    if home:
        kept = chosen | {home: position}, strengths | {home: 1.0}
        return replace(found, chosen=kept[0], strengths=kept[1])
    left = (*found.unmapped, position)
    return replace(found, chosen=chosen, strengths=strengths, unmapped=left)
