"""What is told of one table: its report with every column, and the rows given back or remarked on."""

from __future__ import annotations

from dataclasses import replace

from yingbao.exchange.mapping.forms import forms
from yingbao.exchange.normalise.context import TableContext, column_letter
from yingbao.exchange.normalise.judge import Judged, Problem
from yingbao.exchange.result import ColumnReading, TableReport


def worth_telling(judged: Judged) -> list[Problem]:
    """Each once, in the order of rows; of a refused row only why it was refused."""
    refused = {p.row_number for p in judged.problems if p.fatal}
    each = sorted({replace(p, n=0) for p in judged.problems})
    return [p for p in each if p.fatal or p.row_number not in refused]


def refusal(context: TableContext, problem: Problem, accepted: int) -> dict[str, object]:
    """A line of rejects.csv, or of the remarks when it is not fatal."""
    row, column, fatal = problem.row_number, problem.column, problem.fatal
    others = f"本表其余 {accepted:,} 行已导入" if accepted else "本表还没有一行能导入"
    fate = f"该行未导入，{others}。" if fatal else "该行已导入。"
    again = "改好后重新上传同一文件即可，已导入的行不会重复。" if fatal else ""
    return {
        "file": context.file,
        "sheet": context.sheet,
        "row": row,
        "column": column,
        "reason_code": problem.code,
        "reason": f"第 {row} 行{f'“{column}”' if column else ''}：{problem.reason}。",
        "action": f"{fate}{problem.advice}。{again}",
        "fatal": fatal,
    }


def table_report(
    context: TableContext,
    accepted: int,
    judged: Judged | None,
    waiting: bool = False,
) -> TableReport:
    form = context.assignment.form
    read = len(context.block.rows)
    rejected = judged.rejected if judged else 0
    return TableReport(
        file=context.file,
        sheet=context.sheet,
        table="" if waiting else form.name,
        title=form.table.title,
        header_rows=context.block.header_rows,
        read=read,
        accepted=0 if waiting else read - rejected,
        rejected=rejected,
        remarked=judged.remarked if judged else 0,
        skipped=context.block.skipped,
        period=f"{context.period:%Y-%m}" if context.period and form.table.kind == "roll" else "",
        columns=_columns(context),
        waiting=waiting,
    )


def _columns(context: TableContext) -> tuple[ColumnReading, ...]:
    """How every column of the sheet was understood, unused ones too."""
    by_position = {position: name for name, position in context.assignment.chosen.items()}
    by_position |= context.assignment.seconds
    by_position |= {p: names[0] for p, names in context.assignment.spans.items()}
    for number, parts in (context.members or {}).items():
        by_position |= {position: f"member_{number}.{name}" for name, position in parts.items()}
    found = []
    for position, label in enumerate(context.block.labels):
        name = by_position.get(position, "")
        known = forms()[context.assignment.form.name].columns.get(name)
        how = "content" if name in context.assignment.unseen else "header"
        letter = column_letter(context.block.columns[position])
        told = (context.legends or {}).get(position, "")
        found.append(ColumnReading(letter, label, name, known.label if known else "", how, told))
    return tuple(found)
