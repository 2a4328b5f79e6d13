"""`yingbao template` and `yingbao dictionary`: what the canonical tables look like to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yingbao.canon import Table, load_tables
from yingbao.reports.blanks import blank_bytes
from yingbao.reports.dictionary import dictionary_pages
from yingbao.reports.publishing import publish


def register(app: typer.Typer) -> None:
    app.command("template", help="写出发给部门的空白模板，不写表名就是全部。")(template)
    app.command("dictionary", help="从标准表生成数据字典。")(dictionary)


def template(
    out: Annotated[Path, typer.Option("--out", help="放模板的文件夹，没有就新建")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[TABLE]...", help="表的代号或中文名")
    ] = None,
) -> None:
    tables = _chosen(names or [])
    out.mkdir(parents=True, exist_ok=True)
    publish(out, {f"{table.title}.xlsx": blank_bytes(table) for table in tables})
    typer.echo(f"写好 {len(tables)} 份空白模板，在 {out}。")


def _chosen(names: list[str]) -> list[Table]:
    known = {key: table for table in load_tables().values() for key in (table.name, table.title)}
    unknown = [name for name in names if name not in known]
    if unknown:
        typer.echo(
            f"没有这张表：{'、'.join(unknown)}。表名见 docs/dictionary/README.md。", err=True
        )
        raise typer.Exit(2)
    return [known[name] for name in names] or list(load_tables().values())


def dictionary(
    out: Annotated[Path, typer.Option("--out", help="放页面的文件夹")] = Path("docs/dictionary"),
    check: Annotated[bool, typer.Option("--check", help="只检查是否过时，不改文件")] = False,
) -> None:
    pages = dictionary_pages(load_tables())
    stale = [name for name, text in pages.items() if _read(out / name) != text]
    if check and stale:
        typer.echo(f"数据字典过时：{'、'.join(stale)}。请运行 yingbao dictionary。", err=True)
        raise typer.Exit(3)
    if not check:
        out.mkdir(parents=True, exist_ok=True)
        gone = [path.name for path in out.glob("*.md")]
        publish(out, {name: text.encode() for name, text in pages.items()}, former=gone)
        typer.echo(f"写好 {len(pages)} 页，在 {out}。")


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None
