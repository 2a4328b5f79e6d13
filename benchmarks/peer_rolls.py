"""The peer's tables: households and members of every roll, and the departments' registers."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from peer_reading import clean_ids, dates, grids, money, tidy

REGISTERS = {
    "公安局户籍": "hukou", "死亡注销": "death", "火化登记": "cremation", "机动车": "vehicle", "企业职工参保": "insurance",
    "养老待遇": "pension", "财政供养": "payroll", "企业个体": "business", "合作社成员": "cooperative", "不动产": "property",
    "报送材料": "justice", "医疗费用": "medical", "残联": "card", "建档立卡": "poverty", "大病": "illness", "村两委": "cadre",
    "近亲属申报": "kin", "近亲属备案": "kin_register", "停保": "stop", "申请审批": "application", "公益性岗位": "post",
    "代领代管": "custody_account", "一卡通代发": "payment", "学生资助": "student", "公积金": "fund", "两项补贴": "allowance",
    "临时救助": "linshi", "低收入": "lowincome", "标准表": "standard",
}  # fmt: skip
DAYS = (
    "died", "cancelled", "cremated", "since", "until", "scrap", "inspected", "decided", "effective",
    "paid_on", "month", "reviewed", "started", "exit_from", "birth",
)  # fmt: skip
SUMS = (
    "amount", "supplement", "total", "income", "income_year", "family_year", "standard", "paid", "base", "pension",
    "central", "pay", "capital", "area", "cost", "self_paid", "family", "covered", "age",
)  # fmt: skip
HOUSEHOLD = [
    "village", "head_name", "certificate", "family", "covered", "category", "income", "standard", "amount",
    "supplement", "total", "cover", "reviewed", "exit_from",
]  # fmt: skip


def load(inbox: Path) -> dict[str, pd.DataFrame]:
    """Every file once; `household`, `member` and `tekun` hold the rolls of all townships and months."""
    tables: dict[str, list[pd.DataFrame]] = {}
    for path in sorted(inbox.iterdir()):
        for sheet, raw in grids(path).items() if path.suffix not in (".docx", ".doc") else ():
            for name, frame in _tables(path.stem, sheet, tidy(raw)):
                tables.setdefault(name, []).append(typed(frame))
    loaded = {name: pd.concat(frames, ignore_index=True) for name, frames in tables.items()}
    return {name: frame for name, frame in loaded.items()}


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Numbers, days and identity numbers in their own types."""
    frame = frame.copy()
    for name in frame.columns.intersection(["id", "head_id", "cadre_id"]):
        frame[name + "_raw"] = frame[name]
        frame[name] = clean_ids(frame[name])
    if "id" not in frame and "disability" in frame:
        frame["id"] = clean_ids(frame["disability"])
    for name in frame.columns.intersection(DAYS):
        if not pd.api.types.is_datetime64_any_dtype(frame[name]):
            frame[name] = dates(frame[name])
    for name in frame.columns.intersection(SUMS):
        frame[name] = money(frame[name])
    return frame


def _tables(file: str, sheet: str, frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    month = re.search(r"(2020)年?0?(\d{1,2})", file)
    period = (
        pd.Timestamp(int(month[1]), int(month[2]), 1) if month and int(month[2]) < 13 else pd.NaT
    )
    area = "城市" if "城市" in file else "农村"
    if "低保" in file and "家庭查询" in file:
        found = frame.assign(income=money(frame["income_year"]) / 12, id=frame["head_id"])
        return [("household", found.assign(period=period, area_kind=area))]
    if "低保人员查询" in file or "人员查询" in file and "特困" in file:
        name = "tekun" if "特困" in file else "member"
        return [(name, frame.assign(period=period, area_kind=area))]
    if "发放花名册" in file:
        return _roster(frame.assign(township=sheet, period=period, area_kind=area))
    if "城市低保花名册" in file or "家庭信息表" in file:
        return _wide(frame.assign(period=period, area_kind=area))
    if "农村低保人员20" in file:
        heads = frame[frame["relation"] == "户主"]
        return [
            ("household", heads.assign(head_id=heads["id"], period=period, area_kind=area)),
            ("member", frame.assign(period=period, area_kind=area)),
        ]
    known = next((name for words, name in REGISTERS.items() if words in file), None)
    return [(known, frame)] if known else []


def _roster(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Cells of the household are merged over its members: only the first row holds them."""
    frame = frame[frame["name"].notna() & (frame["name"] != "姓名")].copy()
    kept = [name for name in HOUSEHOLD if name in frame]
    first = frame["certificate"].notna()
    frame[kept] = frame[kept].ffill()
    heads = frame.loc[first, "id"]
    frame["head_id"] = heads.reindex(frame.index).ffill()
    return [("household", frame[first]), ("member", frame)]


def _wide(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Six members side by side."""
    frame = frame[frame["head_id"].notna()].rename(columns={"name": "head_name"})
    frame["id"] = frame["head_id"]
    shared = frame[["head_id", "township", "village", "period", "area_kind"]]
    members = [
        shared.assign(
            name=frame[f"成员姓名{n}"],
            id=frame[f"成员身份证号{n}"],
            relation=frame[f"与户主关系{n}"],
        )
        for n in range(1, 7)
    ]
    people = pd.concat(members, ignore_index=True)
    return [("household", frame), ("member", people[people["name"].notna()])]
