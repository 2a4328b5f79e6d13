"""Begin and end: columns that come in pairs, and what a header says of the side it stands on."""

from __future__ import annotations

import re

SPANS = (  # a word of the header, or none; then the columns of begin and end
    ("公示", "publicity_from", "publicity_to"),
    ("缴费", "paid_from", "paid_to"),
    ("协议", "agreement_signed_on", "agreement_expires_on"),
    ("监测", "monitored_from", "monitored_to"),
    ("", "started_on", "ended_on"),
    ("", "entered_on", "left_on"),
    ("", "benefit_from", "benefit_to"),
    ("", "valid_from", "valid_to"),
    ("享受", "start_month", "end_month"),
    ("在保", "start_month", "end_month"),
    ("保障", "start_month", "end_month"),
)
BEGINS = {begin for _, begin, _ in SPANS} | {"start_month", "lost_on"}
ENDS = {end for _, _, end in SPANS} | {"end_month", "back_to_work_on"}
SAYS_BEGIN = re.compile(
    r"(起|起始|开始|始于|自|入职|到任|上岗|到岗|入矫|入监|入所|收押|聘用)(日|日期|年月|月份|月)?$|^起"
)
SAYS_END = re.compile(
    r"(止|截止|终止|结束|届满|到期|至|离职|离任|离岗|解聘|解矫|出监|出所|出狱|释放|期满"
    r"|停(?:领|发|止|补|享)?)(日|日期|时间|年月|月份|月)?$|^止"
)


def side_of(header: str, names: tuple[str, ...]) -> str:
    """Of columns that the cells could be, the one on the side that the header says; empty unless one is."""
    for side, says in ((BEGINS, SAYS_BEGIN), (ENDS, SAYS_END)):
        meant = [name for name in names if name in side]
        if says.search(header) and len(meant) == 1:
            return meant[0]
    return ""
