"""`yingbao outcomes`: take filled ledgers back, and show how often rules are right."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from yingbao.clues import OutcomeBook
from yingbao.clues.precision import Tally, by_rule, by_source, by_township
from yingbao.commands.stores import read_or_stop, stop, store_of
from yingbao.engine import load_rules
from yingbao.identity import KeyRing
from yingbao.reports.ledger.judging import QUIET, RowVerdict
from yingbao.reports.ledger.returned import NotOurLedger
from yingbao.reports.ledger.taking_back import take_back
from yingbao.security import KeyRingError

app = typer.Typer(help="核查结果：收回填好的台账，看各规则核实率。", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True, width=140)
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]
NEEDS_A_PERSON = 3


def register(cli: typer.Typer) -> None:
    """Hangs these verbs under `yingbao outcomes`."""
    cli.add_typer(app, name="outcomes")


@app.command("load")
def load(
    ledger: Annotated[Path, typer.Argument(help="乡镇填好交回的疑点线索台账.xlsx")],
    folder: Annotated[
        Path | None, typer.Option("--out", help="yingbao check 的结果文件夹；台账就在里面的不用写")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """收回核查结果：逐行说收下没有。收不下的不影响收下的；再交一遍不会重复。"""
    store = store_of(folder or ledger.parent)
    verdicts = read_or_stop(lambda kept: _taken_back(ledger, kept), store)
    loud = [verdict for verdict in verdicts if verdict.verdict not in QUIET]
    if as_json:
        typer.echo(json.dumps(_record(verdicts, loud), ensure_ascii=False, indent=1))
    else:
        _tell(verdicts, loud)
    raise typer.Exit(NEEDS_A_PERSON if loud else 0)


def _taken_back(ledger: Path, store: Path) -> list[RowVerdict]:
    try:
        return take_back(ledger, store, KeyRing.open(), date.today())
    except (NotOurLedger, KeyRingError) as error:
        stop(str(error))


def _record(verdicts: Sequence[RowVerdict], loud: Sequence[RowVerdict]) -> dict[str, Any]:
    rows = [
        {"place": v.place, "clue_id": v.clue_id, "verdict": v.verdict, "say": v.say} for v in loud
    ]
    return {"counts": dict(Counter(v.verdict for v in verdicts)), "rows": rows}


def _tell(verdicts: Sequence[RowVerdict], loud: Sequence[RowVerdict]) -> None:
    counts = Counter(verdict.verdict for verdict in verdicts)
    _say("，".join(f"{word} {count} 行" for word, count in counts.most_common()) + "。")
    for verdict in loud:
        _say(f"  {verdict.verdict}　{verdict.place}　{verdict.clue_id}　{verdict.say}")
    if loud:
        _say("没有收下的改好以后再交同一份就行，已收下的不会重复。")


@app.command("show")
def show(
    folder: Annotated[Path, typer.Argument(help="yingbao check 的结果文件夹", metavar="OUT")],
    as_json: AsJson = False,
) -> None:
    """核实率：按规则、乡镇、资料来源，带95%区间。"""
    book = read_or_stop(OutcomeBook.load, store_of(folder))
    outcomes = list(book.lines.values())
    groups = {"规则": by_rule(outcomes), "乡镇": by_township(outcomes), "来源": by_source(outcomes)}
    if as_json:
        told = {kind: {name: _plain(t) for name, t in g.items()} for kind, g in groups.items()}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if not outcomes:
        _say("还没有收回核查结果。用 yingbao outcomes load 收回填好的台账。")
    titles = {code: f"{code} {rule.title}" for code, rule in load_rules().items()}
    for kind, group in groups.items():
        if group:
            _table(kind, {titles.get(name, name): t for name, t in group.items()})


def _plain(found: Tally) -> dict[str, Any]:
    low, high = found.interval
    counts = {
        "verified": found.verified, "confirmed": found.confirmed, "unconfirmed": found.unconfirmed,
        "data_faults": found.data_faults, "transferred": found.transferred,
    }  # fmt: skip
    share = None if found.precision is None else round(found.precision, 4)
    return {**counts, "precision": share, "low": round(low, 4), "high": round(high, 4)}


def _table(kind: str, group: Mapping[str, Tally]) -> None:
    table = Table(
        kind, "核实", "属实", "不属实", "数据问题", "转部门", "核实率", "95%区间", box=None
    )
    for name, found in group.items():
        low, high = found.interval
        share = "" if found.precision is None else f"{found.precision:.0%}"
        counts = (found.verified, found.confirmed, found.unconfirmed, found.data_faults, found.transferred)  # fmt: skip
        table.add_row(name, *map(str, counts), share, f"{low:.0%}–{high:.0%}")
    out.print(table)


def _say(text: str) -> None:
    out.print(text, markup=False)
