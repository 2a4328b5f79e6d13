"""Sentences that lean on the one before: answers, and `对这些户一律停发`.

`没交医保能申请吗？不能。` says as a rule what neither half says alone.

A question states nothing, so it is not judged; what it was about is joined to the first sentence of
its answer. `能不能`, `要不要` and `吗` are taken out, so that an answer that affirms affirms them.
"""

from __future__ import annotations

import re

# `村主任 8:42：`, `老何：` – who speaks, in minutes and groups
_NAME = (
    r"[\u4e00-\u9fff]{0,5}(?:主任|支书|书记|会计|村民|干部|网格员|专干|协理员|组长|队长|代表|委员|文书|主持人?|群众|镇长|乡长|同志|大[爷妈娘叔]|[婶嫂叔伯姐哥])[\u4e00-\u9fffA-Z]{0,3}"
    r"|[老小阿][\u4e00-\u9fff]{1,2}|[王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董曹袁邓许沈曾彭吕苏卢蒋蔡贾丁魏薛][\u4e00-\u9fff]{0,2}"
)
_WHO = rf"(?:{_NAME}|[\u4e00-\u9fffA-Za-z]{{1,8}}(?=[\s　]*\d))(?:[\s　]*\d{{1,2}}[:：]\d{{2}})?[\s　]*[：:]"
_LABEL = re.compile(rf"^[\s　]*({_WHO})")
_QUESTION = re.compile(r"(?:？|\?)[”’）)\s]*$")
_ASKED_BARE = re.compile(
    r"(?:吗|么|呢|[能行可要给办报]不(?:能|行)?|没有?|[能行可会]以?不)[。！\s]*$"
)
_SPEAKER = re.compile(
    rf"^[\s　]*(?:{_WHO})?[\s　]*(?:\d{{1,3}}[.．、]|[（(]?[一二三四五六七八九十]{{1,3}}[）)、])?[\s　]*(?:问题?|Q\d*)?\s*[：:]?"
)
_EITHER = re.compile(r"(?:([能要会是该算给管])不\1|可不可以|有没有|是否)")
_MODAL = re.compile(r"(?:能够?|可以|可|给|会|要|算|管)(?=[^，。；]*$)")
_ASKING = re.compile(r"(?:[吗呢么？?”’）)\s]|(?<=[能行可要给办报])不)+$")
_ADDRESS = rf"^[\s　]*(?:(?:答复?|A\d*)\s*[：:]|{_WHO})?[\s　]*(?:您好[，。！])?"
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
    """Whether the sentence is a question; who speaks in a group leaves the mark out."""
    return bool(_QUESTION.search(sentence)) or bool(
        speaker(sentence) and _ASKED_BARE.search(sentence)
    )


def speaker(sentence: str) -> str:
    """Who says it, empty where nobody is named."""
    found = _LABEL.match(sentence)
    return re.sub(r"[\s　\d:：]", "", found[1]) if found else ""


def replies(sentence: str, before: str) -> bool:
    """Whether somebody else takes up what was just said, without a yes or no of his own."""
    own, other = speaker(sentence), speaker(before)
    return bool(own and other and own != other) and not (
        affirms(sentence) or refusal(sentence) is not None
    )


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
