"""Field codes in headers of systems: `SQRQ 申请日期`, `申请日期(SQRQ)`, `AAC003姓名`, or a code alone.

The Chinese label is what a header means; the code says something only where no label stands beside it.
"""

from __future__ import annotations

import re
from functools import cache

HAN = re.compile(r"[\u3400-\u9fff]")
# Two signs at least, the first a letter: a field's code in text that `plain` has folded.
CODE = re.compile(r"(?<![a-z0-9])[a-z][a-z0-9]*[a-z0-9]")
WORDS = frozenset("id abc atm cpi gps pos ic no".split())  # said in headers as words
EMPTY = re.compile(r"[(\[【][\s|/、:]*[)\]】]")
EDGES = re.compile(r"^[\s|/\\、:]+|[\s|/\\、:]+$")
WRAPPED = re.compile(r"^[(\[【]([^()\[\]【】]+)[)\]】]$")
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]+$")
# What the fields of social insurance and of common exports are called where no label stands beside them.
STANDARD = {
    "aac002": "身份证号",
    "aac147": "身份证号",
    "gmsfhm": "身份证号",
    "xm": "姓名",
    "xb": "性别",
    "hh": "户号",
    "csrq": "出生日期",
    "yhzgx": "与户主关系",
    "hyzk": "婚姻状况",
    "hjdz": "户籍地址",
    "sfzh": "身份证号",
    "sfzhm": "身份证号",
    "zjhm": "证件号码",
    "idcard": "身份证号",
    "idcardno": "身份证号",
    "idno": "身份证号",
    "aac003": "姓名",
    "name": "姓名",
    "aac004": "性别",
    "sex": "性别",
    "gender": "性别",
    "aac006": "出生日期",
    "birthday": "出生日期",
    "aac008": "人员状态",
    "aab004": "单位名称",
    "aac010": "户籍地址",
    "aae005": "联系电话",
    "phone": "联系电话",
    "mobile": "联系电话",
    "aae006": "地址",
    "address": "地址",
    "aae009": "户名",
    "aae010": "银行账号",
    "bankaccount": "银行账号",
    "aae013": "备注",
    "remark": "备注",
    "aae019": "金额",
    "amount": "金额",
    "aae041": "起始年月",
    "aae042": "终止年月",
    "aae140": "险种类型",
}


@cache
def labelled(base: str) -> str:
    """A plain header without the code beside its Chinese label; as it was where it has no label or no code.

    `sqrq申请日期` → 申请日期; `syr(所有人)` → 所有人; `aac002` → 身份证号, which the standard says of it.
    """
    if not HAN.search(base):
        return STANDARD.get(base, base)
    said = CODE.sub(lambda found: found.group() if found.group() in WORDS else "", base)
    if said == base or not HAN.search(said):
        return base
    said = EDGES.sub("", EMPTY.sub("", said))
    return WRAPPED.sub(r"\1", said) or base


def is_code(text: str) -> bool:
    """An identifier as systems call their fields: SQRQ, AAC002, id_card_no."""
    return bool(IDENTIFIER.match(text.strip()))


def are_codes(texts: list[str | None]) -> bool:
    """A row of nothing but field codes: systems print it under, or over, their labels."""
    filled = [text for text in texts if text]
    return len(filled) >= 3 and all(is_code(text) for text in filled)
