"""What a canonical column's type means to the person who fills it in."""

from __future__ import annotations

from yingbao.canon import Column, Table

TYPE_WORDS = {
    "text": "文字",
    "ref": "编号（按文字填，前面的 0 要留住）",
    "money": "金额，单位元，最多两位小数",
    "number": "数",
    "integer": "整数",
    "date": "日期，如 2020-04-30",
    "month": "月份，如 2020-04",
    "boolean": "是 或 否",
    "code": "从列表里选",
    "township": "乡镇全称",
    "village": "村（社区）名",
    "name": "姓名",
    "phone": "电话号码（按文字填）",
    "account": "银行账号（按文字填）",
    "disability_number": "残疾证号，20 位（按文字填）",
    "address": "地址",
    "id_number": "身份证号，18 位，末位可以是 X（按文字填）",
}
KIND_WORDS = {
    "roll": "名册：每月一份，写明所属月份",
    "register": "登记：到某一天为止的全部名单",
    "event": "事件：一件事一行",
    "spell": "起止：一段时间一行",
}
STORED_WORDS = {
    "id_number": "换成人员代号后参与比对，号码只在保险箱里",
    "name": "换成代号后参与比对，文字只在保险箱里",
    "phone": "换成代号后参与比对，号码只在保险箱里",
    "account": "换成代号后参与比对，号码只在保险箱里",
    "disability_number": "换成代号后参与比对，号码只在保险箱里",
    "address": "不参与比对，只在保险箱里",
    "text": "留存，其中的身份证号、手机号会抹去",
    "ref": "留存，其中的身份证号、手机号会抹去",
}
TEXT_TYPES = ("ref", "name", "phone", "account", "disability_number", "id_number")


def type_word(column: Column) -> str:
    unit = f"（{column.unit}）" if column.unit else ""
    return f"{TYPE_WORDS[column.type]}{unit}"


def stored_word(column: Column) -> str:
    return STORED_WORDS.get(column.type, "照原样留存")


def choices(column: Column) -> tuple[str, ...]:
    """The values a person may pick; none when anything fits."""
    return ("是", "否") if column.type == "boolean" else tuple(column.codes)


def by_owner(tables: dict[str, Table]) -> dict[str, list[Table]]:
    """Tables under the department that sends them."""
    owners: dict[str, list[Table]] = {}
    for table in sorted(tables.values(), key=lambda table: (table.owner, table.name)):
        owners.setdefault(table.owner, []).append(table)
    return owners
