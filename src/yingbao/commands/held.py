"""`yingbao held`: clues that a breaker holds, and letting them go with a name and a reason."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from yingbao.clues.breakers import BreakerState, HeldNote, UnknownHold
from yingbao.commands.stores import read_or_stop, stop, store_of
from yingbao.reports.publishing import write_durably
from yingbao.reports.wording import level_word

app = typer.Typer(help="先留在县里的线索：看为什么，看过的放行。", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True, width=140)
Folder = Annotated[Path, typer.Argument(help="yingbao check 的结果文件夹", metavar="OUT")]


def register(cli: typer.Typer) -> None:
    """Hangs these verbs under `yingbao held`."""
    cli.add_typer(app, name="held")


@app.command("list")
def list_held(
    folder: Folder, as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False
) -> None:
    """哪些线索没有派下去，为什么；以前放行过什么。"""
    state = read_or_stop(BreakerState.load, store_of(folder))
    if as_json:
        told = {"held": [asdict(note) for note in state.held],
                "releases": [asdict(release) for release in state.releases]}  # fmt: skip
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if not state.held:
        _say("没有留下的线索。")
    causes = dict.fromkeys((note.cause, note.why) for note in state.held)
    for cause, why in causes:
        _say(f"{cause}：{why}")
        _table([note for note in state.held if note.cause == cause])
    for release in state.releases:
        _say(f"{release.on} {release.by} 放行 {release.what}（{release.clues} 条）：{release.why}")


def _table(notes: list[HeldNote]) -> None:
    table = Table("线索编号", "规则", "级别", "乡镇", "村", box=None)
    for n in notes:
        table.add_row(n.clue_id, f"{n.rule} {n.title}", level_word(n.level), n.township, n.village)
    out.print(table)


@app.command("release")
def release(
    folder: Folder,
    by: Annotated[str, typer.Option("--by", help="谁放行的")],
    why: Annotated[str, typer.Option("--why", help="为什么放行")],
    clues: Annotated[list[str] | None, typer.Argument(help="线索编号，可写几个")] = None,
    cause: Annotated[
        str, typer.Option("--cause", help="整批放行：held list 里冒号前的表名或乡镇")
    ] = "",
) -> None:
    """放行：写明谁、为什么。下次 yingbao check 时这些线索写进台账。"""
    if not by.strip() or not why.strip():
        stop("放行要写明谁放的（--by）、为什么（--why）。")
    if not clues and not cause:
        stop("请写要放行的线索编号，或者用 --cause 整批放行。")
    store = store_of(folder)
    state = read_or_stop(BreakerState.load, store)
    try:
        count = state.released(cause, clues or (), by.strip(), why.strip(), date.today())
    except UnknownHold as unknown:
        stop(f"没有留下“{unknown.args[0]}”的线索，什么也没有放行。先用 yingbao held list 看。")
    state.save(store, write_durably)
    _say(f"放行 {count} 条。再运行 yingbao check，它们就写进台账。")


def _say(text: str) -> None:
    out.print(text, markup=False)
