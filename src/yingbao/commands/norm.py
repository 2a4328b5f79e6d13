"""`yingbao norm`: which law held on which day."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from yingbao.engine import load_library
from yingbao.engine.page import PROVED_WORDS
from yingbao.norms import MARK_LABELS, Norm, NormError, load_norms, norm

app = typer.Typer(help="法规库：查一份文件、一条规定在哪一天有效。", no_args_is_help=True)
AsOf = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="看哪一天的效力")
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]


def _state(found: Norm, day: date | None) -> str:
    if day is None:
        return found.span
    if found.valid_on(day):
        return f"{day} 有效（{found.span}）"
    later = (
        f"，由 {found.superseded_by} 代替" if found.superseded_by and day > found.valid_from else ""
    )
    return f"{day} 不在有效期（{found.span}）{later}"


def as_record(found: Norm, day: date | None = None) -> dict[str, Any]:
    """One norm as JSON: dates as ISO text, articles with their own validity on `day`."""
    return {
        "id": found.id,
        "title": found.title,
        "issuer": found.issuer,
        "level": found.level,
        "valid_from": str(found.valid_from),
        "valid_to": found.valid_to and str(found.valid_to),
        "superseded_by": found.superseded_by,
        "mark": found.mark,
        "note": found.note,
        "in_force": None if day is None else found.valid_on(day),
        "articles": [
            {"article": a.label, "gist": a.gist, "valid": a.span, "mark": a.mark,
             "in_force": None if day is None else a.valid_on(day)}
            for a in found.articles.values()
        ],
    }  # fmt: skip


def _print(found: Norm, day: date | None) -> None:
    out = Console(width=110)
    out.print(f"{found.id}  {found.title}", markup=False, highlight=False)
    out.print(
        f"{found.issuer} · {found.level} · {_state(found, day)} · {MARK_LABELS[found.mark]}",
        markup=False,
    )
    for by, since in found.amended:
        out.print(f"修改：{by}，{since} 起", markup=False)
    if found.note:
        out.print(found.note, markup=False)
    for entry in found.articles.values():
        own = (
            ""
            if (entry.valid_from, entry.valid_to) == (found.valid_from, found.valid_to)
            else f"（{entry.span}）"
        )
        off = "　当日不适用" if day and not entry.valid_on(day) else ""
        out.print(f"  {entry.label}{own}　{entry.gist}{off}", markup=False, highlight=False)


@app.command("show")
def show(name: Annotated[str, typer.Argument(help="文号、名称或简称，如 民发〔2021〕57号")],
         as_of: AsOf = None, as_json: AsJson = False) -> None:  # fmt: skip
    """一份文件：级别、有效期、各条要旨。"""
    day = as_of.date() if as_of else None
    try:
        found = norm(name)
    except NormError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    if as_json:
        typer.echo(json.dumps(as_record(found, day), ensure_ascii=False, indent=2))
    else:
        _print(found, day)


@app.command("list")
def list_norms(as_of: AsOf = None, as_json: AsJson = False) -> None:
    """全部文件；给出日期时只列当日有效的。"""
    day = as_of.date() if as_of else None
    chosen = [n for n in load_norms().values() if day is None or n.valid_on(day)]
    if as_json:
        typer.echo(json.dumps([as_record(n, day) for n in chosen], ensure_ascii=False, indent=2))
        return
    table = Table("文号", "名称", "级别", "有效期", "核对", box=None)
    for found in chosen:
        table.add_row(found.id, found.title, found.level, found.span, MARK_LABELS[found.mark])
    Console(width=160).print(table)


@app.command("numbers")
def numbers(
    word: Annotated[str, typer.Argument(help="只看名称里有这个词的，如 公示")] = "",
    as_of: AsOf = None,
) -> None:
    """法定数字：那一天是多少，依哪一条。不写日期就是今天。"""
    day = as_of.date() if as_of else date.today()
    library = load_library()
    table = Table("名称", "值", "单位", "依据", "核对", box=None)
    for parameter in library.parameters.values():
        value, basis = parameter.on(day), parameter.basis_on(day)
        if word in parameter.title and value is not None:
            source = f"{basis.norm} {basis.article}" if basis else "当日没有依据"
            table.add_row(
                parameter.title,
                _spoken(value),
                parameter.unit,
                source,
                PROVED_WORDS[parameter.status],
            )
    Console(width=160).print(table)


def _spoken(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def register(root: typer.Typer) -> None:
    """Attach `norm` to the root command."""
    root.add_typer(app, name="norm")
