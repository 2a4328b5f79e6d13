"""Whose name, whose number: the person a header speaks of."""

from __future__ import annotations

import re
from functools import cache

ROLES = {
    "head": "户主|家长|户主的",
    "guardian": "监护",
    "carer": "照料|照护|护理员|护理人|看护|受托|被委托|受委托",
    "spouse": "配偶|女方|对方|妻子|丈夫",
    "cadre": "干部|申报人|工作人员|经办人员|备案人",
    "keeper": "代领|代管|代持|代为",
    "payee": "收款",
    "holder": "户名|开户|持卡|账户",
    "members": "家庭成员|成员",
    "complainant": "反映人|投诉人|来电人|信访人",
    "accused": "被反映|被投诉",
    "handler": "承办|办理人",
    "contact": "联系人|紧急联系|家属|亲属|亲友|子女|父亲|母亲|儿子|女儿|担保|介绍|推荐|证明人|见证",
    "staff": "经办|审核|录入|填表|制表|操作|登记人|调查人|核查人|负责人|领导|局长|主任|医生|医师|教师|班主任|校长|网格员|包村|帮扶|驻村|社工|值班|带班",
}
ANY = re.compile("|".join(ROLES.values()))
PATTERNS = {role: re.compile(words) for role, words in ROLES.items()}


@cache
def roles_in(text: str) -> frozenset[str]:
    """Every role the header names; empty when it speaks of nobody in particular."""
    if not ANY.search(text):
        return frozenset()
    return frozenset(role for role, pattern in PATTERNS.items() if pattern.search(text))


@cache
def role_of(column_name: str) -> str | None:
    """`guardian_id_number` → guardian; the row's own person → None."""
    for tail in ("_id_number", "_name", "_phone", "_relation"):
        if column_name.endswith(tail):
            return column_name.removesuffix(tail).removeprefix("hh_")
    return None
