"""What a clerk can say to the person about a clue: plain, kind, and true to what is known."""

from __future__ import annotations

from yingbao.casework.models import Clue
from yingbao.casework.selectors.rules import rule_of

HELPING = "漏保"
CLOSING = {
    True: "条件够不够，我们帮您一起看，要办的手续我们来跑。",
    False: "弄清之前，您正在领的救助不会变。您可以拿上凭据，也可以请别人替您说。",
}


def plain_words(clue: Clue) -> str:
    """Three sentences: what was seen, what we want to ask, what will not happen meanwhile."""
    helping = clue.direction == HELPING
    opening = "我们查了几张表，觉得您家可能有该给的没有给" if helping else "我们把几张表对了一遍"
    return f"{opening}：{_seen(clue)}{_asked(clue)}{CLOSING[helping]}"


def _seen(clue: Clue) -> str:
    return clue.because.rstrip("。；;") + "。"


def _asked(clue: Clue) -> str:
    rule = rule_of(clue)
    if rule is None or not rule.ask_first:
        return "想当面听您说说是怎么回事。"
    question = rule.ask_first[0].rstrip("？?。")
    return f"想先问您一句：{question}？"
