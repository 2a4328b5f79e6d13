"""Codes that nobody explains: a person says once what each means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow.compute as pc

from yingbao.canon import Column
from yingbao.exchange.layout import Block
from yingbao.exchange.legends.applied import Explained
from yingbao.exchange.legends.codes import folded, is_code
from yingbao.exchange.mapping.answers import IGNORE, Answers, question_id, signature
from yingbao.exchange.mapping.assign import Assignment
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.normalise.context import column_letter
from yingbao.exchange.result import Question, Reading

MOST_ASKED = 12  # codes of one column: more are no closed list
MOSTLY = 0.5
NOT_USED = Reading(IGNORE, "不知道，这个代码先不用")
Said = Callable[[int, str], str | None]


def answered(answers: Answers, sender: str, block: Block) -> Said:
    """Position and code → the word that a person chose for it."""
    layout = signature(sender, block)

    def said(position: int, code: str) -> str | None:
        found = answers.get(_id(layout, block, position, code)) if answers.known else None
        return None if found == IGNORE else found

    return said


def _id(layout: str, block: Block, position: int, code: str) -> str:
    return question_id(layout, f"{position}|{block.labels[position]}|code|{code}")


@dataclass(frozen=True)
class CodeDoubts:
    """What to ask about the codes of one table, and the columns whose rows need no line each."""

    questions: tuple[Question, ...]
    columns: frozenset[str]

    @property
    def blocking(self) -> bool:
        return any(question.blocking for question in self.questions)


@dataclass(frozen=True)
class Asker:
    """Asks about one block of one file. `answers` silence what was answered, even by 不知道."""

    answers: Answers
    sender: str
    file: str

    def about(
        self, found: Assignment, block: Block, explained: tuple[Explained, ...]
    ) -> CodeDoubts:
        told = {one.position: one for one in explained}
        questions: list[Question] = []
        columns = set()
        for name, position in found.chosen.items():
            column = found.form.columns[name]
            if column.type != "code" or not (codes := unknown_codes(block, position, column)):
                continue
            columns.add(name)
            asked = [self._question(block, position, column, told.get(position), c) for c in codes]
            questions += [q for q in asked if self.answers.get(q.id) is None]
        return CodeDoubts(tuple(questions), frozenset(columns))

    def _question(
        self, block: Block, position: int, column: Column, told: Explained | None, code: str
    ) -> Question:
        layout = signature(self.sender, block)
        header = block.labels[position] or column.label
        options = (*(Reading(word, word) for word in column.codes), NOT_USED)
        return Question(
            _id(layout, block, position, code),
            self.file,
            block.cells.grid.sheet,
            column_letter(block.columns[position]),
            f"{header}：代码 {code}",
            _why(header, code, told, column.required),
            (),
            options,
            layout,
            self.sender,
            None,
            column.required and told is None,
        )


def _why(header: str, code: str, told: Explained | None, required: bool) -> str:
    if told and code in told.twice:
        said = f"{told.place or '说明'}给代码“{code}”写了两种意思"
    elif told:
        said = f"{told.place}没有写代码“{code}”是什么"
    else:
        said = f"没有找到代码“{code}”的说明"
    fate = "这些行先不用" if required else "这一格先空着，行内其他内容照常用"
    return f"“{header}”：{said}。请选它的意思；没选之前，{fate}。"


def unknown_codes(block: Block, position: int, column: Column) -> list[str]:
    """Codes in place of words that the list does not know, where they are no stray slip of the hand."""
    counts = Counter[str]()
    for pair in pc.value_counts(block.column(position).drop_null()).to_pylist():
        counts[pair["values"]] += pair["counts"]
    strange = {
        t: n for t, n in counts.items() if is_code(t) and read_code(t, column).state == "bad"
    }
    words = sum(n for text, n in counts.items() if text not in strange and not is_code(text))
    told = block.columns[position] in block.words
    enough = told or sum(strange.values()) >= MOSTLY * max(1, words)
    codes = sorted({folded(text) for text in strange})
    return codes if enough and len(codes) <= MOST_ASKED else []
