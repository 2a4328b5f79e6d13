"""A notice whose tasks stand in a table: what its column heads call task, check, paper, owner, term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yingbao.policy.paper import Paper

_HEADS = {
    "due": re.compile(r"时限|时间|期限|完成日期"),
    "owner": re.compile(r"责任|牵头|承办|主办|单位|部门|股室|科室"),
    "papers": re.compile(r"依据|文件|政策规定"),
    "asks": re.compile(r"检查|核查|内容|要点|措施|标准|要求|举措"),
    "title": re.compile(r"任务|事项|项目|重点|工作|问题|类别"),
}
_ORDER = re.compile(r"序号|编号")


@dataclass(frozen=True)
class Row:
    """One task as its row gives it; what the table does not say is empty."""

    place: str
    title: str
    asks: tuple[str, ...]
    papers: str
    owner: str
    due: str


def _columns(heads: tuple[str, ...]) -> dict[str, int]:
    """Which column holds what; every column is taken once, the surest names first."""
    columns: dict[str, int] = {}
    for part, words in _HEADS.items():
        for at, head in enumerate(heads):
            if at not in columns.values() and words.search(head) and not _ORDER.search(head):
                columns[part] = at
                break
    if "title" not in columns and "asks" in columns:
        columns["title"] = columns.pop("asks")
    return columns


def _row(cells: tuple[str, ...], columns: dict[str, int], number: int) -> Row:
    said = {part: cells[at].strip() for part, at in columns.items() if at < len(cells)}
    asks = re.split(r"[；;。]|\s(?=\d[.、．])", said.get("asks", ""))
    return Row(
        place=f"表第{number}项",
        title=said.get("title", ""),
        asks=tuple(ask.strip(" 　，,") for ask in asks if len(ask.strip()) >= 4),
        papers=said.get("papers", ""),
        owner=said.get("owner", ""),
        due=said.get("due", ""),
    )


def task_rows(paper: Paper) -> Iterator[Row]:
    """The rows of every table that lists tasks with who or by when; a merged title is carried down."""
    number = 0
    for clause in paper.tree.walk():
        columns = _columns(clause.rows[0]) if len(clause.rows) > 1 else {}
        if "title" not in columns or not columns.keys() & {"owner", "due", "asks"}:
            continue
        for cells in clause.rows[1:]:
            row = _row(cells, columns, number + 1)
            if row.title:
                number += 1
                yield row
