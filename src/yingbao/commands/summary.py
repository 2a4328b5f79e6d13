"""The summary a person reads after `yingbao check`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from yingbao.clues import LEVELS
from yingbao.reports.wording import direction_word, level_word


def summary_lines(summary: Mapping[str, Any], out: Path) -> list[str]:
    """What came in, what was found, where it lies, what to do next."""
    return [
        f"比对日期 {summary['as_of']}",
        *_received(summary),
        *_found(summary),
        *_held(summary),
        *_not_run(summary["rules_not_run"]),
        *_next(summary, out),
    ]


def _received(summary: Mapping[str, Any]) -> list[str]:
    lines = [
        f"收到 {summary['files']} 个文件，读到 {summary['rows_read']:,} 行，"
        f"收下 {summary['rows_accepted']:,} 行，退回 {summary['rows_rejected']:,} 行。"
    ]
    if summary["questions"]:
        lines.append(f"有 {summary['questions']} 处对应关系要您确认，见 mapping.yaml。")
    return lines


def _found(summary: Mapping[str, Any]) -> list[str]:
    kinds = "，".join(f"{direction_word(k)} {n}" for k, n in summary["by_kind"].items() if n)
    levels = "，".join(f"{level_word(k)} {summary['by_level'][k]}" for k in LEVELS)
    towns = "，".join(f"{name} {n}" for name, n in summary["by_township"].items())
    return [
        f"运行 {summary['rules_run']} 条规则，疑点线索 {summary['clues']} 条。",
        f"  方向：{kinds or '没有'}",
        f"  级别：{levels}",
        f"  乡镇：{towns or '没有'}",
    ]


def _held(summary: Mapping[str, Any]) -> list[str]:
    """What waits for the county, which rules are held low, what was found true and not yet mended."""
    lines = []
    if summary["held"]:
        lines.append(
            f"先留在县里、没有派下去的线索 {summary['held']} 条，用 yingbao held list 看："
        )
        lines += [f"  {why}：{count} 条" for why, count in summary["held_why"].items()]
    lines += [f"规则 {code}：{why}" for code, why in summary["demoted"].items()]
    if summary["confirmed_unmended"]:
        lines.append(f"已经核实属实、数据里还没有改过来的 {summary['confirmed_unmended']} 条。")
    return lines


def _not_run(reasons: Mapping[str, str]) -> list[str]:
    if not reasons:
        return []
    told: dict[str, list[str]] = {}
    for code, reason in reasons.items():
        told.setdefault(reason.removeprefix("未运行："), []).append(code)
    lines = (f"  {'、'.join(codes)}：{reason}" for reason, codes in told.items())
    return [f"没有运行 {len(reasons)} 条规则（补齐以后再运行一次就行）：", *lines]


def _next(summary: Mapping[str, Any], out: Path) -> list[str]:
    lines = [f"台账在 {out / '疑点线索台账.xlsx'}，一页概览在 {out / '概览.html'}。"]
    if summary["rows_rejected"]:
        lines.append(
            f"退回的行逐行写明原因：{out / 'rejects.csv'}；各部门的回执在 {out / '回执'}，改错表在 {out / '退回修改'}。"
        )
    return lines
