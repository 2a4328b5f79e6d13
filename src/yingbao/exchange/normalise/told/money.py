"""Lists of money paid: months and parts told in a remark, a bank's answers, who signed, at what hour."""

from __future__ import annotations

import re

import pyarrow as pa

from yingbao.exchange.mapping.recognise import parts_of_sum
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.told.remark import Columns, remark

NOT_PAID = re.compile(r"不符|不存在|销户|注销|冻结|挂失|异常|有误|错误")
CLOCKED = re.compile(r"(?:^|[\sT])([01]?\d|2[0-3])[:：]([0-5]\d)")
OTHER_MONEY = re.compile("(价格|物价|价补)|取暖|采暖|电价|慰问|春节")  # never the aid itself
WITH_AID = re.compile("低保金|供养金|保障金|生活费|[、和及与]")  # a list of several kinds of money
HOUSES = re.compile("医院|卫生院|敬老院|福利院|养老院|学校")
SIGNED = re.compile(r"签[字名收领].*(?:影像|照片)|(?:影像|照片).*签[字名收领]")
PICTURED = re.compile(r"(?<![无没未缺])(?<!没有)(?:影像|照片|拍照)(?!缺|无|未)")


def payment(context: TableContext, facts: pa.Table) -> Columns:
    """A bank's list often says the month in its remark only, and knows nobody but the account's holder;
    a list of the tekun money may state its parts and no sum."""
    chosen, found = context.assignment.chosen, {}
    if "note" in chosen and "period" not in chosen:
        found["period"] = facts.column("note")
    if "pay_status" in chosen and "failure_reason" not in chosen:
        found["failure_reason"] = _why_failed(facts.column("pay_status").to_pylist())
    if "holder_id_number" in chosen and "id_number" not in chosen:
        found["id_number"] = facts.column("holder_id_number")
        if "holder_id_number__lost" in facts.column_names:
            found["id_number__lost"] = facts.column("holder_id_number__lost")
    found |= _other_money(context, facts)
    if parts := parts_of_sum(context.assignment, context.block):
        found["amount"] = _sums([context.block.column(p).to_pylist() for p in parts])
    return found


def _other_money(context: TableContext, facts: pa.Table) -> Columns:
    """价格临时补贴发放表 with a column 对象类别: 低保. The title says what money, the column only whose."""
    names = " ".join(text for text, _ in context.names.weighted[:3] if OTHER_MONEY.search(text))
    told = OTHER_MONEY.search(names)
    if "item" not in context.assignment.chosen or not told or WITH_AID.search(names):
        return {}
    items, word = facts.column("item").to_pylist(), "价格临时补贴" if told[1] else told[0]
    if any(OTHER_MONEY.search(text or "") for text in items):
        return {}
    return {"item": pa.array([text and f"{word}({text})" for text in items], pa.string())}


def _sums(parts: list[list[str | None]]) -> pa.Array:
    """Row by row, in the sheet's unit; nothing where no part has a sum."""
    rows = zip(*parts, strict=True)
    read = ([read_money(text).value for text in row if text] for row in rows)
    stated = [[value for value in row if value is not None] for row in read]
    return pa.array([str(sum(row)) if row else None for row in stated], pa.string())


def _why_failed(texts: list[str | None]) -> pa.Array:
    """返回信息 says 记账成功, or why not: 账号户名不符."""
    failed = [text if text and NOT_PAID.search(text) else None for text in texts]
    return pa.array(failed, pa.string())


def grant(context: TableContext, facts: pa.Table) -> Columns:
    """Paid straight to the hospital or the home: the account's name says that it is nobody's own. And who
    signed and whether there is a picture, where one column tells both."""
    chosen, found = context.assignment.chosen, _signed(context)
    if "payee_name" not in chosen or "payee_relation" in chosen:
        return found
    said = [HOUSES.search(text or "") for text in facts.column("payee_name").to_pylist()]
    return found | {"payee_relation": pa.array([s and s.group() for s in said], pa.string())}


def _signed(context: TableContext) -> Columns:
    """签字及影像: 经办2人签字、有照片. An empty cell of that column is no signature and no picture."""
    labels, chosen = context.block.labels, context.assignment.chosen
    places = [p for p in context.assignment.unmapped if SIGNED.search(labels[p])]
    if len(places) != 1 or {"signers", "has_photo"} & set(chosen):
        return {}
    texts = [text or "" for text in context.block.column(places[0]).to_pylist()]
    people = [str(_signers(text)) for text in texts]
    shown = ["是" if PICTURED.search(text) else "否" for text in texts]
    return {"signers": pa.array(people, pa.string()), "has_photo": pa.array(shown, pa.string())}


def _signers(text: str) -> int:
    """经办2人签字 → 2; 已签字 says one at least."""
    told = sum(int(n) for n in re.findall(r"(\d+)\s*[人名]", text))
    return told or (1 if re.search(r"(?<![未没无缺])签", text) else 0)


def withdrawal(context: TableContext, facts: pa.Table) -> Columns:
    """2022-12-12 16:03:30: a bank tells the hour, hardly ever the minute of the day."""
    chosen = context.assignment.chosen
    if "minute" in chosen or "clock" not in chosen:
        return {}
    said = [CLOCKED.search(text or "") for text in facts.column("clock").to_pylist()]
    minutes = [s and str(int(s.group(1)) * 60 + int(s.group(2))) for s in said]
    return {"minute": pa.array(minutes, pa.string())}


def child(context: TableContext, facts: pa.Table) -> Columns:
    """差额补足 stands in the remark where no column asks for it."""
    if "is_difference" in context.assignment.chosen:
        return {}
    said = remark(context)
    return {} if said is None else {"is_difference": said}
