"""What a sheet tells under another header than its own: a kind of change that says which date it is,
a state that is a verdict, a reason of refusal that is a refusal."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pyarrow as pa

from yingbao.exchange.mapping.recognise import parts_of_sum
from yingbao.exchange.mapping.settle import REMARKS
from yingbao.exchange.normalise.codes import spellings
from yingbao.exchange.normalise.context import TableContext
from yingbao.exchange.normalise.dates import DateContext, chinese_number, read_month
from yingbao.exchange.normalise.deeds import deed_in
from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.periods import period_in
from yingbao.exchange.normalise.rounds import change_told, round_ends
from yingbao.exchange.words import key, plain

Columns = dict[str, pa.ChunkedArray | pa.Array]
SPLIT = re.compile(r"分户|立户|分立")
LEFT = re.compile(r"迁出|迁往")
FEW_WORDS = 12
NOT_PAID = re.compile(r"不符|不存在|销户|注销|冻结|挂失|异常|有误|错误")
EXTENDED = re.compile(r"(?<![未不])(?:延期|延长)\D{0,4}(\d{1,3})\s*[日天]")
CLOCKED = re.compile(r"(?:^|[\sT])([01]?\d|2[0-3])[:：]([0-5]\d)")
GRANTED = re.compile(r"(?<!未)(?<!没有)(?<!不)(经|已|予以|得到)[^，。；]{0,6}(批准|同意|审批)")
LONGER = re.compile("延期|延长")
CASE = r"([\u4e00-\u9fff]?[A-Za-z]{0,6}\d[\d-]{3,20})"  # XF21, 信2024-005
MERGED = re.compile(
    rf"与{CASE}号?[^，。；]{{0,6}}(?:重复|同一|并案|合并)|(?:并入|并案至|合并至){CASE}"
)
UNREACHED = re.compile(r"(?:无法|不能|未能)(?:取得)?联系|联系不[上到]")
ATTEMPTS = re.compile(r"([一二两三四五六七八九十]|\d{1,2})次")
DUE_NEXT = re.compile(r"(?:次月|下月)\s*([1-9]|[12]\d|3[01])\s*[日号](?:之?前|以前)")
CAME = re.compile("入院|住院|就诊|就医")
HOME_LOST = re.compile(
    r"(?:住房|房屋|民房|住宅|自建房).{0,4}(?:火灾|起火|失火|着火|倒|塌|毁|烧)|(?:倒塌|垮塌|烧毁|烧光|全烧)"
)
HOUSES = re.compile("医院|卫生院|敬老院|福利院|养老院|学校")
SIGNED = re.compile(r"签[字名收领].*(?:影像|照片)|(?:影像|照片).*签[字名收领]")
PICTURED = re.compile(r"(?<![无没未缺])(?<!没有)(?:影像|照片|拍照)(?!缺|无|未)")
STATE = re.compile(r"^(?:发放|享受|补贴|待遇|领取|目前|当前|现在|在保)?状态$")
BOTH = re.compile(r"停[发保]?[、，,和及]?(?:核|调)?减|减[发保]?[、，,和及]?停")
CUT = re.compile(r"核减|调减|减发|减少|减\d+人|降低")
COUNTY = re.compile(r"([\u4e00-\u9fff]{1,6}?(?:县|区|旗|市))民政")
NO_MORE = re.compile(r"停发|停止|终止|取消|退出|已停")
SINCE = re.compile(r"((?:19|20)\d\d\s*[年.-]\s*\d{1,2}月?)份?\s*(?:起|开始|后)?[^，。；]{0,2}停")
STOPPED = re.compile(r"(?:停发|停止发放|终止发放|停补)(?:年月|月份|月|日期|时间)?$")
REPORTED_FOR = ("period_from", "period_to")


def told(context: TableContext, facts: pa.Table) -> Columns:
    """Columns that the sheet lacks, read out of those it has; none of them is ever complained about."""
    teller = TELLERS.get(context.assignment.form.name)
    return teller(context, facts) if teller else {}


def _payment(context: TableContext, facts: pa.Table) -> Columns:
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
    if parts := parts_of_sum(context.assignment, context.block):
        found["amount"] = _sums([context.block.column(p).to_pylist() for p in parts])
    return found


def _sums(parts: list[list[str | None]]) -> pa.Array:
    """Row by row, in the sheet's unit; nothing where no part has a sum."""
    rows = zip(*parts, strict=True)
    read = ([read_money(text).value for text in row if text] for row in rows)
    stated = [[value for value in row if value is not None] for row in read]
    return pa.array([str(sum(row)) if row else None for row in stated], pa.string())


def _problem(context: TableContext, facts: pa.Table) -> Columns:
    """A state that is a verdict; and what was done, where only a sentence says so."""
    found = _verdict(context, facts)
    texts = [n for n in ("result", "finding") if n in context.assignment.chosen]
    if not texts:
        return found
    known = spellings(context.assignment.form.columns["result"])
    rows = zip(*(facts.column(name).to_pylist() for name in texts), strict=True)
    found["result"] = pa.array([_result(row, known) for row in rows], pa.string())
    return found


def _result(texts: tuple[str | None, ...], known: dict[str, str]) -> str | None:
    """The first cell that says something: a word of the list as it stands, else the deed it tells; a few
    words more are left to be read as a word of the list."""
    said = next((text for text in texts if text), None)
    if not said or plain(said) in known:
        return said
    return deed_in(said) or (said if len(plain(said)) <= FEW_WORDS else None)


def _review(context: TableContext, facts: pa.Table) -> Columns:
    """The day of a round that is named, and the change that the sums show where the result only says 调整."""
    chosen, found = context.assignment.chosen, dict[str, pa.Array]()
    around = [
        *reversed(context.names.titles),
        context.names.sheet,
        context.names.file,
        context.names.folder,
    ]
    if "reviewed_on" not in chosen:
        named = facts.column("cycle").to_pylist() if "cycle" in chosen else [""] * len(facts)
        whole = " ".join(around) if "cycle" not in chosen else ""
        days = [round_ends(text or whole, around, context.as_of) for text in named]
        if any(days):
            found["reviewed_on"] = pa.array([day and day.isoformat() for day in days], pa.string())
    if {"amount_before", "amount_after"} <= set(chosen):
        found["result"] = _changes(facts, "result" in chosen)
    return found


def _changes(facts: pa.Table, stated: bool) -> pa.Array:
    sums = zip(
        facts.column("amount_before").to_pylist(),
        facts.column("amount_after").to_pylist(),
        strict=True,
    )
    said = facts.column("result").to_pylist() if stated else [None] * len(facts)
    changes = [change_told(before, after) for before, after in sums]
    return pa.array(
        [change or text for change, text in zip(changes, said, strict=True)], pa.string()
    )


def _why_failed(texts: list[str | None]) -> pa.Array:
    """返回信息 says 记账成功, or why not: 账号户名不符."""
    failed = [text if text and NOT_PAID.search(text) else None for text in texts]
    return pa.array(failed, pa.string())


def _same(target: str, source: str) -> Callable[[TableContext, pa.Table], Columns]:
    """The words of one column stand for another that the sheet lacks."""

    def teller(context: TableContext, facts: pa.Table) -> Columns:
        chosen = context.assignment.chosen
        lacks = source in chosen and target not in chosen
        return {target: facts.column(source)} if lacks else {}

    return teller


def _verdict(context: TableContext, facts: pa.Table) -> Columns:
    """已销 beside 不属实 in one column of states: a verdict is a verdict wherever it stands."""
    chosen = context.assignment.chosen
    if "state" not in chosen:
        return {}
    if "outcome" not in chosen:
        return {"outcome": facts.column("state")}
    verdicts = spellings(context.assignment.form.columns["outcome"])
    states, own = facts.column("state").to_pylist(), facts.column("outcome").to_pylist()
    said = [text if text and plain(text) in verdicts else None for text in states]
    if not any(text and not was for text, was in zip(said, own, strict=True)):
        return {}
    filled = [was or text for text, was in zip(said, own, strict=True)]
    return {"outcome": pa.array(filled, pa.string())}


def _enquiry(context: TableContext, facts: pa.Table) -> Columns:
    """A register of refusals has no column for the outcome: who has a reason in it was refused."""
    chosen = context.assignment.chosen
    if "reason" not in chosen or "outcome" in chosen:
        return {}
    refused = ["不予受理" if text else None for text in facts.column("reason").to_pylist()]
    return {"outcome": pa.array(refused, pa.string())}


def _report(context: TableContext, facts: pa.Table) -> Columns:
    """A monthly report names its month, in a column or above all rows; its days are the first and the last of it. The day by which it is
    due in the next month may stand in the title."""
    chosen = context.assignment.chosen
    if "period_to" in chosen or not ("report_name" in chosen or context.month):
        return {}
    named = (
        facts.column("report_name").to_pylist() if "report_name" in chosen else [None] * len(facts)
    )
    months = [(text and period_in(text, context.as_of)) or context.month for text in named]
    days = [_first_and_last(month) if month else (None, None) for month in months]
    found = {
        name: pa.array([pair[place] for pair in days], pa.string())
        for place, name in enumerate(REPORTED_FOR)
    }
    by = next((int(m.group(1)) for t in context.block.titles if (m := DUE_NEXT.search(t))), 0)
    if by and "due_on" not in chosen:
        found["due_on"] = pa.array([month and _next_month(month, by) for month in months])
    return found


def _next_month(month: date, day: int) -> str:
    year, number = divmod(month.year * 12 + month.month, 12)
    return date(year, number + 1, min(day, monthrange(year, number + 1)[1])).isoformat()


def _first_and_last(month: date) -> tuple[str, str]:
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return month.isoformat(), last.isoformat()


def _hukou(context: TableContext, facts: pa.Table) -> Columns:
    """分户, 迁出 with one date for all: which date of the register it is."""
    chosen = context.assignment.chosen
    if not {"change_kind", "changed_on"} <= set(chosen):
        return {}
    kinds, days = (facts.column(name).to_pylist() for name in ("change_kind", "changed_on"))
    pairs = list(zip(kinds, days, strict=True))
    found = {
        "split_on": [day if kind and SPLIT.search(kind) else None for kind, day in pairs],
        "moved_out_on": [day if kind and LEFT.search(kind) else None for kind, day in pairs],
        "hukou_status": ["迁出" if kind and LEFT.search(kind) else None for kind in kinds],
    }
    return {n: pa.array(v, pa.string()) for n, v in found.items() if n not in chosen}


def _complaint(context: TableContext, facts: pa.Table) -> Columns:
    """经批准延期30日, 与某件重复并案, 三次致电联系不上: told in words, where a column or a remark has them."""
    chosen = context.assignment.chosen
    if (said := _said_of_extension(context, facts)) is None:
        return {}
    texts = [text or "" for text in said.to_pylist()]
    days = [found and found.group(1) for found in map(EXTENDED.search, texts)]
    aside = "extension" not in chosen  # a remark may say that something else was granted
    granted = [
        "是" if GRANTED.search(text) and (not aside or LONGER.search(text)) else None
        for text in texts
    ]
    told = {
        "extended_days": days,
        "extension_approved": granted,
        "merged_into": [_merged(text) for text in texts],
        "contact_attempts": [_attempts(text) for text in texts],
    }
    return {n: pa.array(v, pa.string()) for n, v in told.items() if n not in chosen}


def _said_of_extension(context: TableContext, facts: pa.Table) -> pa.ChunkedArray | pa.Array | None:
    if "extension" in context.assignment.chosen:
        return facts.column("extension")
    return _remark(context)


def _remark(context: TableContext) -> pa.Array | None:
    """The one column of remarks that no column of the table has taken."""
    labels = context.block.labels
    places = [p for p in context.assignment.unmapped if key(labels[p]) in REMARKS]
    return context.block.column(places[0]) if len(places) == 1 else None


def _merged(text: str) -> str | None:
    """与XF21重复，并案处理 → XF21; the other one's number must be said."""
    found = MERGED.search(text)
    return next(filter(None, found.groups())) if found else None


def _attempts(text: str) -> str | None:
    """三次致电均无法联系 → 3; only where nobody was reached."""
    times = ATTEMPTS.search(text) if UNREACHED.search(text) else None
    if times is None:
        return None
    said = times.group(1).replace("两", "二")
    return said if said.isdigit() else chinese_number(said)


def _allowance(context: TableContext, facts: pa.Table) -> Columns:
    """A list of who gets it and who no longer does, with the month of stopping: the last one paid is before it."""
    labels = context.block.labels
    places = [p for p in context.assignment.unmapped if STOPPED.search(labels[p])]
    if "period" in context.assignment.chosen:
        return {}
    if len(places) != 1:
        return _ceased(context)
    texts = context.block.column(places[0]).to_pylist()
    read = [read_month(text or "", DateContext(context.as_of)).value for text in texts]
    return {"period": pa.array([month and _month_before(month) for month in read], pa.string())}


def _ceased(context: TableContext) -> Columns:
    """停发 in a column of states, since a month that the remark tells; without one, before the sheet's month."""
    places = [p for p in context.assignment.unmapped if STATE.search(context.block.labels[p])]
    if len(places) != 1:
        return {}
    states = context.block.column(places[0]).to_pylist()
    said = _remark(context)
    notes = said.to_pylist() if said is not None else [None] * len(states)
    last = [
        _last_paid(note or "", context) if state and NO_MORE.search(state) else None
        for state, note in zip(states, notes, strict=True)
    ]
    return {"period": pa.array(last, pa.string())} if any(last) else {}


def _last_paid(note: str, context: TableContext) -> str:
    since = SINCE.search(note)
    month = read_month(since.group(1), DateContext(context.as_of)).value if since else None
    return _month_before(month or context.period or context.as_of.replace(day=1))


def _month_before(month: date) -> str:
    return (month - timedelta(days=1)).replace(day=1).isoformat()


def _grant(context: TableContext, facts: pa.Table) -> Columns:
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


def _bill(context: TableContext, facts: pa.Table) -> Columns:
    """Who still lies in hospital has no day of leaving: the bill is then of the day of coming. And where the
    day of coming is the bill's own, it begins the stay."""
    chosen = context.assignment.chosen
    days = [n for n in ("visited_on", "discharged_on", "admitted_on") if n in chosen]
    if len(days) < 2:
        return {}
    cells = list(zip(*(facts.column(name).to_pylist() for name in days), strict=True))
    first = [next((text for text in row if text), None) for row in cells]
    found = {"visited_on": pa.array(first, pa.string())}
    if days == ["visited_on", "discharged_on"] and CAME.search(
        context.block.labels[chosen[days[0]]]
    ):
        stays = [came if left else None for came, left in cells]
        found["admitted_on"] = pa.array(stays, pa.string())
    return found


def _shock(context: TableContext, facts: pa.Table) -> Columns:
    """What happened says what was lost, where nothing else does: 住房火灾（全烧）, 山体滑坡房屋倒塌."""
    chosen = context.assignment.chosen
    if "event_kind" not in chosen or "harm" in chosen:
        return {}
    known = spellings(context.assignment.form.columns["harm"])
    texts = facts.column("event_kind").to_pylist()
    return {"harm": pa.array([text and _harm(text, known) for text in texts], pa.string())}


def _harm(text: str, known: dict[str, str]) -> str:
    return text if plain(text) in known or not HOME_LOST.search(text) else "房屋毁损"


def _stop(context: TableContext, facts: pa.Table) -> Columns:
    """Of which aid; and where a list is of stops and of cuts, which it was: 核减1人 is a cut."""
    chosen, found = context.assignment.chosen, _same("programme", "decision_kind")(context, facts)
    names = "|".join([*context.block.titles, context.names.sheet, context.names.file])
    if "decision_kind" in chosen or "reason" not in chosen or not BOTH.search(names):
        return found
    texts = [text or "" for text in facts.column("reason").to_pylist()]
    kinds = ["减发" if CUT.search(text) else "停保" for text in texts]
    return found | {"decision_kind": pa.array(kinds, pa.string())}


def _other_county(context: TableContext, facts: pa.Table) -> Columns:
    """A letter's own county stands in its title; 已停发 in a column of states ends it, with a month or without."""
    chosen, found = context.assignment.chosen, dict[str, pa.Array]()
    names = [*context.block.titles, context.names.sheet, context.names.file]
    county = next((m.group(1) for text in names if (m := COUNTY.search(text))), None)
    if county and "county" not in chosen:
        found["county"] = pa.array([county] * len(facts), pa.string())
    places = [p for p in context.assignment.unmapped if STATE.search(context.block.labels[p])]
    if len(places) == 1 and "end_month" not in chosen:
        states = context.block.column(places[0]).to_pylist()
        found["end_month"] = pa.array([_ended(text or "", context) for text in states], pa.string())
    return found


def _ended(state: str, context: TableContext) -> str | None:
    if not NO_MORE.search(state):
        return None
    month = period_in(state, context.as_of)
    return _month_before(month or context.as_of.replace(day=1))


def _visit(context: TableContext, facts: pa.Table) -> Columns:
    """到户时间 2024-05-08 10:00 tells the day as well as the hour."""
    chosen = context.assignment.chosen
    if "arrived_at" not in chosen or "visited_on" in chosen:
        return {}
    return {"visited_on": facts.column("arrived_at")}


def _withdrawal(context: TableContext, facts: pa.Table) -> Columns:
    """2022-12-12 16:03:30: a bank tells the hour, hardly ever the minute of the day."""
    chosen = context.assignment.chosen
    if "minute" in chosen or "clock" not in chosen:
        return {}
    said = [CLOCKED.search(text or "") for text in facts.column("clock").to_pylist()]
    minutes = [s and str(int(s.group(1)) * 60 + int(s.group(2))) for s in said]
    return {"minute": pa.array(minutes, pa.string())}


def _child(context: TableContext, facts: pa.Table) -> Columns:
    """差额补足 stands in the remark where no column asks for it."""
    if "is_difference" in context.assignment.chosen:
        return {}
    said = _remark(context)
    return {} if said is None else {"is_difference": said}


TELLERS: dict[str, Callable[[TableContext, pa.Table], Columns]] = {
    "payment": _payment,
    "stop_decision": _stop,
    "other_county_roll": _other_county,
    "problem_ledger": _problem,
    "review_record": _review,
    "shock_event": _shock,
    "medical_bill": _bill,
    "visit_record": _visit,
    "aid_enquiry": _enquiry,
    "progress_report": _report,
    "hukou_person": _hukou,
    "complaint": _complaint,
    "card_withdrawal": _withdrawal,
    "child_allowance": _child,
    "linshi_grant": _grant,
    "disability_allowance": _allowance,
}
