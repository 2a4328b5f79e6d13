"""One block understood: recognised, with the doubts that must be answered first."""

from __future__ import annotations

from dataclasses import dataclass

from yingbao.exchange.layout import Block
from yingbao.exchange.mapping.answers import IGNORE, Answers, question_id, signature
from yingbao.exchange.mapping.assign import Assignment
from yingbao.exchange.mapping.fit import FOR
from yingbao.exchange.mapping.forms import forms
from yingbao.exchange.mapping.likely import map_likely
from yingbao.exchange.mapping.pairs import map_pairs
from yingbao.exchange.mapping.profile import Profile, profile
from yingbao.exchange.mapping.recognise import (
    Names,
    Recognition,
    is_guess,
    recognise,
    weighty,
)
from yingbao.exchange.mapping.samples import masked_samples
from yingbao.exchange.mapping.settle import settle
from yingbao.exchange.mapping.unseen import (
    GIVEN_BY_CONTEXT,
    could_be,
    might_identify,
    readings,
)
from yingbao.exchange.normalise.context import column_letter
from yingbao.exchange.result import Question, Reading

MOST_IDLE = 2  # a sheet: more would not be read
FEW_READINGS = 3  # what may be anything is nothing to ask about
MOSTLY = 0.8  # of a column's cells
FIGURES = frozenset({"date", "month", "money", "id_number"})
NOT_THIS = Reading(IGNORE, "都不是，不用这一列")
NO_TABLE = Reading(IGNORE, "都不是，这张表不用")


@dataclass(frozen=True)
class Understanding:
    """`assignment` is None when the block is no table we know, or was answered away (`dismissed`)."""

    assignment: Assignment | None
    profiles: tuple[Profile, ...]
    questions: tuple[Question, ...] = ()
    score: float = 0.0
    dismissed: bool = False

    @property
    def waits(self) -> bool:
        return any(q.blocking and q.chosen is None for q in self.questions)


def understand(
    block: Block, names: Names, sender: str, answers: Answers, file: str, like: str | None = None
) -> Understanding:
    """Recognition with people's answers applied; `like` is the form of a table with the same headers."""
    profiles = [profile(block.column(position)) for position in range(len(block.columns))]
    layout = signature(sender, block)
    asker = _Asker(block, profiles, layout, sender, file, names, answers)
    said = answers.get(question_id(layout, "table"))
    if said == IGNORE:
        return Understanding(None, tuple(profiles), dismissed=True)
    only = said or like
    found = recognise(block, profiles, names, asker.ignored, only=only, forced=asker.forced)
    if found is None:
        return Understanding(None, tuple(profiles))
    settled = map_likely(settle(found.assignment, block, profiles), block, profiles)
    settled = map_pairs(settled, block, profiles)  # numbers of those whose names were only likely
    questions = [] if only else asker.about_table(found) or asker.about_use(found, settled)
    questions += asker.about_columns(settled)
    return Understanding(settled, tuple(profiles), tuple(questions), found.score)


@dataclass
class _Asker:
    block: Block
    profiles: list[Profile]
    layout: str
    sender: str
    file: str
    names: Names
    answers: Answers

    def _id(self, position: int) -> str:
        return question_id(self.layout, f"{position}|{self.block.labels[position]}")

    @property
    def _said(self) -> dict[int, str]:
        every = range(len(self.block.columns))
        return {p: said for p in every if (said := self.answers.get(self._id(p)))}

    @property
    def ignored(self) -> frozenset[int]:
        return frozenset(p for p, said in self._said.items() if said == IGNORE)

    @property
    def forced(self) -> dict[str, int]:
        return {said: p for p, said in self._said.items() if said != IGNORE}

    def about_table(self, found: Recognition) -> list[Question]:
        """Two kinds of table fit about as well."""
        if not found.rivals:
            return []
        kinds = dict.fromkeys(a.form.name for a in (found.assignment, *found.rivals))
        options = [Reading(name, forms()[name].table.title) for name in kinds]
        why = f"这张表像“{'”，也像“'.join(o.label for o in options)}”，认错了会比对出假线索。"
        return [self._question("table", "", "", why, (), (*options, NO_TABLE), True)]

    def about_use(self, found: Recognition, settled: Assignment) -> list[Question]:
        """A guess that leaves a person's number, a sum or a day unused may be another table."""
        idle = [p for p in settled.unmapped if weighty(self.block.paths[p], self.profiles[p])]
        if not idle or not is_guess(found, self.names):
            return []
        form = settled.form
        left = "”“".join(self._header(position) for position in idle)
        why = f"这张表像“{form.table.title}”，可是“{left}”在这种表里没有用处，也许是另一种表。认错了会比对出假线索。"
        options = (Reading(form.name, form.table.title), NO_TABLE)
        return [self._question("table", "", "", why, (), options, True)]

    def about_columns(self, found: Assignment) -> list[Question]:
        asked = {q.column: q for q in [*self._clashing(found), *self._missing(found)]}
        idle = [q for q in self._idle(found) if q.column not in asked]
        return [*asked.values(), *idle[:MOST_IDLE]]

    def _idle(self, found: Assignment) -> list[Question]:
        """Days, sums or people's numbers that nothing took, where the table lacks just such a column."""
        questions = []
        for position in found.unmapped:
            profile = self.profiles[position]
            days = profile.total > 0 and profile.share(*FOR["date"]) >= MOSTLY
            weighs = days or weighty(self.block.paths[position], profile)
            if position in self._said or not self.block.labels[position] or not weighs:
                continue
            options = [
                n for n in self._fitting(found, position) if found.form.columns[n].type in FIGURES
            ]
            if 1 <= len(options) <= FEW_READINGS:
                labels = "、".join(found.form.columns[o].label for o in options)
                why = f"“{self._header(position)}”一列没有用上，内容可以是{labels}。是的话请定下来；不定也不要紧，其他列照常用。"
                questions.append(self._column(found, position, why, options, False))
        return questions

    def _clashing(self, found: Assignment) -> list[Question]:
        """Header and cells contradict each other."""
        questions = []
        for clash in found.clashes:
            position = clash.position
            if position in self._said or position in found.chosen.values():
                continue
            meant = [n for n in clash.names if n not in found.chosen]
            options = list(dict.fromkeys([*self._fitting(found, position), *meant]))
            if not options:
                continue
            label = found.form.columns[clash.names[0]].label
            why = f"表头写的是“{self._header(position)}”，内容却不像{label}。按表头认会错，请定这一列是什么。"
            blocking = any(found.form.columns[n].required for n in meant)
            questions.append(self._column(found, position, why, options, blocking))
        return questions

    def _missing(self, found: Assignment) -> list[Question]:
        """A column that the table needs has no header, and more than one reading fits."""
        questions = []
        for name in found.missing:
            if name in GIVEN_BY_CONTEXT or (
                name == "id_number" and {"disability_no", "head_id_number"} & set(found.chosen)
            ):
                continue
            fitting = [
                p for p in found.unmapped if could_be(found, name, p, self.block, self.profiles)
            ]
            if name == "id_number" and not fitting:
                fitting = [
                    p for p in found.unmapped if might_identify(found, p, self.block, self.profiles)
                ]
            for position in [p for p in fitting if p not in self._said]:
                options = self._fitting(found, position) or self._numbers(found)
                labels = "、".join(found.form.columns[o].label for o in options)
                why = f"没有见过“{self._header(position)}”这个表头，内容可以是{labels}。"
                questions.append(self._column(found, position, why, options, True))
        return questions

    def _numbers(self, found: Assignment) -> list[str]:
        """The ways in which a row may carry its person's number."""
        ways = ("id_number", "disability_no")
        return [n for n in ways if n in found.form.columns and n not in found.chosen]

    def _fitting(self, found: Assignment, position: int) -> list[str]:
        return list(readings(found, position, self.block, self.profiles))

    def _header(self, position: int) -> str:
        return (
            self.block.labels[position] or f"第 {self.block.columns[position] + 1} 列（没有表头）"
        )

    def _column(
        self, found: Assignment, position: int, why: str, names: list[str], blocking: bool
    ) -> Question:
        options = tuple(Reading(name, found.form.columns[name].label) for name in names)
        letter = column_letter(self.block.columns[position])
        samples = masked_samples(self.profiles[position])
        subject = f"{position}|{self.block.labels[position]}"
        return self._question(
            subject, letter, self._header(position), why, samples, (*options, NOT_THIS), blocking
        )

    def _question(
        self,
        subject: str,
        letter: str,
        header: str,
        why: str,
        samples: tuple[str, ...],
        options: tuple[Reading, ...],
        blocking: bool,
    ) -> Question:
        sheet = self.block.cells.grid.sheet
        return Question(
            question_id(self.layout, subject), self.file, sheet, letter, header, why, samples, options,
            self.layout, self.sender, None, blocking,
        )  # fmt: skip
