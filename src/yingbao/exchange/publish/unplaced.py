"""Rows that are kept, yet take part in nothing: nobody could be found for them. The sender is told."""

from __future__ import annotations

from typing import Any

from yingbao.exchange.result import FileReport

Told = dict[str, Any]
FATE = "该行已登记，但对不上人，没有参与比对。"
AGAIN = "改好后重新上传同一文件即可。"


def refuse_unplaced(
    told: list[Told], reports: list[FileReport], unplaced: dict[str, str]
) -> list[Told]:
    """`told` with those rows among the refusals; `unplaced` is row_ref → how its number reads."""
    if not unplaced:
        return told
    names = {report.digest[:12]: report.name for report in reports}
    left = {_place(ref, names): state for ref, state in unplaced.items()}
    refused = [_refused(one) if _is_its_number(one, left) else one for one in told]
    known = {(one["file"], one["sheet"], one["row"]) for one in refused if one["fatal"]}
    return refused + [
        _without_number(*place) for place, state in sorted(left.items())
        if state == "missing" and place not in known
    ]  # fmt: skip


def _place(ref: str, names: dict[str, str]) -> tuple[str, str, int]:
    digest, rest = ref.split("|", 1)
    sheet, row = rest.rsplit("|", 1)
    return names[digest], sheet, int(row)


def _is_its_number(one: Told, left: dict[tuple[str, str, int], str]) -> bool:
    at = (one["file"], one["sheet"], one["row"])
    return str(one["reason_code"]).startswith("id_") and at in left


def _refused(one: Told) -> Told:
    advice = str(one["action"]).removeprefix("该行已导入。")
    return {**one, "fatal": True, "action": f"{FATE}{advice}{AGAIN}"}


def _without_number(file: str, sheet: str, row: int) -> Told:
    return {
        "file": file,
        "sheet": sheet,
        "row": row,
        "column": "",
        "reason_code": "id_missing",
        "reason": f"第 {row} 行：没有身份证号，只凭姓名对不上人。",
        "action": f"{FATE}请补上 18 位身份证号。{AGAIN}",
        "fatal": True,
    }
