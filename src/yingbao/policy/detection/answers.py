"""Sentences that lean on the one before: answers, and `对这些户一律停发`.

`没交医保能申请吗？不能。` says as a rule what neither half says alone.

A question states nothing, so it is not judged; what it was about is joined to the first sentence of
its answer. `能不能`, `要不要` and `吗` are taken out, so that an answer that affirms affirms them.
"""

from __future__ import annotations

import re

_QUESTION = re.compile(r"(?:？|\?)[”’）)\s]*$")
_SPEAKER = re.compile(
    r"^[\s　]*(?:\d{1,3}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、])?[\s　]*(?:问题?|Q\d*)?\s*[：:]?"
)
_EITHER = re.compile(r"(?:([能要会是该算给管])不\1|可不可以|有没有|是否)")
_MODAL = re.compile(r"(?:能够?|可以|可|给|会|要|算|管)(?=[^，。；]*$)")
_ASKING = re.compile(r"[吗呢么？?”’）)\s]+$")
_ADDRESS = r"^[\s　]*(?:(?:答复?|A\d*)\s*[：:])?[\s　]*(?:您好[，。！])?"
_SPEAKER_ANSWERS = re.compile(_ADDRESS)
_AFFIRMS = re.compile(
    _ADDRESS
    + r"(?:是的?|对的?|要的?|会的?|能|可以|当然|需要|必须|应当|得|没错)(?!不)(?=[，。；！]|[^，。；]{0,8}[，。；]|$)"
)
_REFUSES = re.compile(
    _ADDRESS
    + r"(?:暂时|目前|一律|都|肯定|当然|按规定|这种情况)*(不能|不行|不可以?|不给|不批|办不了|享受不了|不予|不符合|不够条件|轮不上)"
    r"(?:办理?|申请|享受|报|批)?(?=[，。；！\s]|$)"
)
_POINTS_BACK = re.compile(
    r"^[\s　]*(?:但|但是|因此|所以|今后|从即日起|，)*(?:对|凡|有|属于?|具有)?"
    r"(?:上述|以上|前述|前款|此类|这类|这些|该类|这种|这样的|此种|以上各类)(?:所列|规定的?)?"
    r"(?:几|各)?(?:类|种)?(?:情形|情况|家庭|人员|户|对象|群众|村民|农户|行为|成员)"
)


def points_back(sentence: str) -> bool:
    """Whether the sentence speaks of the people or cases the one before named."""
    return bool(_POINTS_BACK.match(sentence))


def asks(sentence: str) -> bool:
    """Whether the sentence is a question."""
    return bool(_QUESTION.search(sentence))


def topic(question: str) -> str:
    """What a sentence is about, as a lead-in: `要不要先分户？` → `要先分户：`."""
    bare = _ASKING.sub("", _SPEAKER.sub("", question.strip()))
    said = _EITHER.sub(lambda m: m[1] or {"可": "可以", "有": "有"}.get(m[0][0], ""), bare)
    return said.rstrip("。；;") + "：" if said else ""


def denied(statement: str) -> str:
    """The statement with its last clause negated: `没交医保能申请：` → `没交医保不能申请：`."""
    last = statement.rfind("，") + 1
    return statement[:last] + _MODAL.sub(lambda m: "不" + m[0], statement[last:], count=1)


def affirms(answer: str) -> bool:
    """Whether the answer says yes to what was asked."""
    return bool(_AFFIRMS.match(answer))


def bare_answer(answer: str) -> bool:
    """Whether the answer is a yes or no and nothing else: `不能。`"""
    said = _SPEAKER_ANSWERS.sub("", answer).strip("。，；！ 　\n")
    return len(said) <= 3 and (affirms(answer) or refusal(answer) is not None or said == "算")


def refusal(answer: str) -> tuple[int, int] | None:
    """Where a bare no stands at the head of the answer, None when there is none."""
    found = _REFUSES.match(answer)
    return found.span(1) if found else None
