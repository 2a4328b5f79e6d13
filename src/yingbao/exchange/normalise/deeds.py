"""What a free text says was done: 该户已于次月停发低保金 → 停发. What was asked, refused, planned or told by
others was not done."""

from __future__ import annotations

import re
import unicodedata

DEEDS = (  # the first that is told counts: who was stopped and paid back was stopped
    ("停发", re.compile(r"(?<!暂)停发|停保|(取消|终止).{0,6}(低保|特困|五保|救助|供养|待遇|资格|保障)|退出(低保|特困|保障)|清退(?!资金|款)|不再享受")),
    ("追回", re.compile(r"追回|追缴|退缴|退回.{0,8}(元|款|资金|低保金)|收回.{0,8}(元|款|资金|低保金)")),
    ("补发", re.compile(r"补发")),
)  # fmt: skip
CLAUSE = re.compile(r"[,，。;；、!！?？\n]+")
NOT_DONE = re.compile(
    r"未|没|无[需须法]|不(?!再享受)|拟|将|建议|应[当该]?(?!急)|需|待(?!遇)|要求|责令|限期|计划|准备|如(?![实期数])|若|是否|能否|反映|举报|投诉|称|曾|申请|疑似|误"
)
UNDONE = re.compile(r"恢复(发放|享受|低保|保障|待遇|供养)|重新(纳入|享受|发放)")


def deed_in(text: str | None) -> str | None:
    """停发, 追回, 补发; None where the text says none of them plainly, or says that it was undone."""
    flat = re.sub(r"\s", "", unicodedata.normalize("NFKC", text or ""))
    if UNDONE.search(flat):
        return None
    done = [clause for clause in CLAUSE.split(flat) if not NOT_DONE.search(clause)]
    return next((deed for deed, says in DEEDS if any(map(says.search, done))), None)
