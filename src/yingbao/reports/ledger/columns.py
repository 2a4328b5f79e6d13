"""The columns of a township's sheet: what was seen on the left, what the officer answers on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yingbao.clues import Clue
from yingbao.clues.plain_text import mask_inside
from yingbao.reports import wording
from yingbao.reports.ledger.contents import Ledger, RuleText
from yingbao.reports.ledger.row_keys import version
from yingbao.security import mask_id

KEY_HEADER, VERSION_HEADER = "行号（勿改）", "版本（勿改）"
MANY_PLACES = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """A locked column. `read` gets the clue, its rule and the ledger."""

    header: str
    width: float
    read: Callable[[Clue, RuleText, Ledger], Any]
    look: str = "cell"


@dataclass(frozen=True, slots=True)
class Answer:
    """An unlocked column; `options` make a dropdown."""

    header: str
    width: float
    options: tuple[str, ...] = ()
    look: str = "answer"
    hint: str = ""


def subject(clue: Clue, _: RuleText, ledger: Ledger) -> str:
    number = clue.id_number if ledger.reveal else mask_id(clue.id_number)
    return "\n".join(part for part in (clue.name, number) if part)


def how(clue: Clue, rule: RuleText, _: Ledger) -> str:
    return "\n".join(wording.STEP_WORDS.get(step, step) for step in rule.verify)


def where_seen(clue: Clue, _: RuleText, __: Ledger) -> str:
    shown = [place.spoken for place in clue.evidence[:MANY_PLACES]]
    rest = len(clue.evidence) - len(shown)
    return "\n".join([*shown, f"……另有 {rest} 处，见 clues.csv"] if rest else shown)


def how_matched(clue: Clue, _: RuleText, __: Ledger) -> str:
    return "\n".join(dict.fromkeys(words for words in clue.matches if words))


SEEN = (
    Seen("村", 7, lambda clue, *_: clue.village),
    Seen("户主", 7, lambda clue, *_: clue.head_name),
    Seen("对象", 17.5, subject, "name"),
    Seen("级别", 7.5, lambda clue, *_: wording.level_word(clue.level).replace(" ", "\n")),
    Seen("方向", 7, lambda clue, *_: wording.direction_word(clue.kind)),
    Seen("规则", 12, lambda clue, rule, _: f"{rule.title}（{clue.rule}）"),
    Seen("发现了什么", 24, lambda clue, *_: mask_inside(clue.because)),
    Seen("金额（元）", 9.5, lambda clue, *_: clue.amount, "money"),
    Seen("起始", 10.5, lambda clue, *_: clue.since, "day"),
    Seen("怎么核", 8.5, how),
    Seen("先问什么", 18.5, lambda _, rule, __: wording.numbered(list(rule.ask_first))),
    Seen("可能的合理解释", 16.5, lambda _, rule, __: wording.numbered(list(rule.benign)), "dim"),
    Seen("依据", 15, lambda clue, _, ledger: ledger.basis[clue.rule], "dim"),
    Seen("证据出处", 17, where_seen, "dim"),
    Seen("怎么对上的", 10, how_matched, "dim"),
)
ANSWERS = (
    Answer("核查结果", 8.5, wording.RESULTS, hint="从列表里选"),
    Answer("核查日期", 10.5, look="answer_day", hint="例如 2020-05-12"),
    Answer("核查人1", 7.5, hint="入户要两个人"),
    Answer("核查人2", 7.5, hint="与核查人1 不是同一人"),
    Answer("说明", 12, hint="看到什么、问了谁、有什么佐证"),
    Answer("拟办", 9, wording.PROPOSALS, hint="从列表里选；停、减、追先听本人意见"),
)


def hidden_cells(clue: Clue, ledger: Ledger) -> tuple[str, str]:
    return ledger.row_keys.sign(clue), version(clue)
