"""Who a notice names for a task: `责任单位：…`, `（牵头单位：…；配合单位：…）`, `由…负责`."""

from __future__ import annotations

import re

_NAMES = r"((?:[^。；;（()）)\n\t]|[（(][^）)\n]{0,12}[）)]){2,60})"
_ROLE = r"(?:单位|部门|股室|科室|处室|人|领导|机关)"
_LABELLED = re.compile(
    rf"(?:责任|牵头|主办|承办|主责|落实|负责){_ROLE}(?:及责任人)?\s*[：:]\s*{_NAMES}"
)
_HELPING = re.compile(rf"(?:配合|协办|参与|协助){_ROLE}\s*[：:]\s*{_NAMES}")
_BY = re.compile(
    r"由((?:[\u4e00-\u9fff]{0,12}(?:局|股|科|办|室|中心|组|乡镇|乡（镇）|街道|部门|委|联)[、和会同]{0,2}){1,4})(?:具体)?(?:负责|牵头|承担|组织实施)"
)
_REMARKS = re.compile(
    rf"[（(]?(?:责任|牵头|主办|承办|主责|落实|负责|配合|协办|参与|协助){_ROLE}(?:及责任人)?\s*[：:][^。；;）)\n\t]*[；;，]?"
    r"|[（(]?(?:完成|办结|整改)?(?:时限|时间|期限)\s*[：:][^。；;）)\n\t]*[）)]?"
)


def said_owner(text: str) -> str:
    """The office named for the task, helpers in brackets; empty when the text names none."""
    found = _LABELLED.search(text) or _BY.search(text)
    if not found:
        return ""
    helping = _HELPING.search(text)
    return found[1].strip() + (f"（{helping[1].strip()}配合）" if helping else "")


def without_remarks(text: str) -> str:
    """The text without who does it and by when: what is left says what to do."""
    return re.sub(r"[（(]\s*[）)]", "", _REMARKS.sub("", text))
