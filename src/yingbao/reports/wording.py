"""The words an officer reads: levels, directions, what to do. One place, so that all papers agree."""

from __future__ import annotations

LEVEL_WORDS = {"红": "◆红 优先核", "橙": "▲橙 入户核", "黄": "●黄 抽查", "蓝": "○蓝 帮办"}
# The sign follows the word: a cell that began with ＋ would be a formula to some spreadsheets.
DIRECTION_WORDS = {"漏保": "漏保 ＋", "错保": "错保 ≠"}
DIRECTION_MEANINGS = {
    "漏保": "可能该帮没帮上：核实后帮着申请、纳入、补发。",
    "错保": "可能不该发、发多了：先核实，没有核实之前，待遇照发。",
    "程序": "手续可能没走完：补手续，不影响待遇。",
    "资金": "钱和名册可能对不上：先对账。",
    "作风": "办事过程可能有问题：交县里核。",
    "数据": "数据本身写错了：改数据就行，不用出门。",
}
LEVEL_MEANINGS = {
    "红": "证据最硬，先核这些；7 个工作日内两人入户。",
    "橙": "要入户看，排进近期的村。",
    "黄": "抽查即可，常有正当理由，不代表有问题。",
    "蓝": "帮群众办事：帮申请、补手续。",
}
STEP_WORDS = {
    "V1": "入户",
    "V2": "部门回函",
    "V3": "查流水",
    "V4": "听本人说",
    "V5": "县里决定",
    "V6": "转纪检",
    "V7": "改数据",
}
PROGRAMME_WORDS = {
    "dibao": "低保",
    "tekun": "特困",
    "linshi": "临时救助",
    "disability": "残疾人补贴",
    "funds": "资金",
    "complaints": "群众反映",
    "style": "作风",
}
RESULTS = ("属实", "不属实", "数据问题", "转部门")
PROPOSALS = (
    "维持不变",
    "帮助申请低保",
    "帮助申请特困",
    "提高金额",
    "补发",
    "临时救助",
    "补手续",
    "改数据",
    "调减（先听本人意见）",
    "停发（先听本人意见）",
    "追回（先听本人意见）",
    "转部门",
)
CLUE_IS_NOT_A_VERDICT = "疑点只说明几张表对上了，不是结论。没有核实之前，待遇照发。"


def level_word(level: str) -> str:
    return LEVEL_WORDS.get(level, level)


def direction_word(kind: str) -> str:
    return DIRECTION_WORDS.get(kind, kind)


def programme_word(programme: str) -> str:
    return PROGRAMME_WORDS.get(programme, programme)


def numbered(lines: tuple[str, ...] | list[str]) -> str:
    """Several sentences in one cell, each on its own line."""
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))
