"""`yingbao notice`: a notice becomes a draft of tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yingbao.policy.notice import Campaign, campaign_yaml, read_notice
from yingbao.policy.reading import UnreadablePaper

app = typer.Typer(help="工作通知：拆成任务、依据、责任和对应的规则。", no_args_is_help=True)


def _tell(campaign: Campaign) -> None:
    cited = {paper.number or paper.title: paper for paper in campaign.papers}
    missing = [key for key, paper in cited.items() if not paper.in_library]
    typer.echo(
        f"{campaign.title}（{campaign.number or '无文号'}）：任务 {len(campaign.tasks)} 项，措施 {len(campaign.measures)} 项，引用文件 {len(cited)} 份",
        err=True,
    )
    if missing:
        typer.echo("法规库里还没有：" + "、".join(missing), err=True)


@app.callback()
def notice() -> None:
    """工作通知：拆成任务、依据、责任和对应的规则。"""


@app.command("import")
def import_notice(
    file: Annotated[Path, typer.Argument(help="通知文件：md、docx、pdf、txt、html、ofd")],
    out: Annotated[Path | None, typer.Option("--out", help="写到哪个文件；不写就打印出来")] = None,
) -> None:
    """读一份通知，写出任务草稿 campaign.yaml，由人改好再发布。"""
    try:
        campaign = read_notice(file)
    except UnreadablePaper as error:
        typer.echo(f"{file.name}：{error}", err=True)
        raise typer.Exit(2) from None
    _tell(campaign)
    if not campaign.tasks:
        typer.echo(
            "没有找到编号的任务。请核对是不是工作通知，或在任务前加上（一）（二）。", err=True
        )
        raise typer.Exit(3)
    text = campaign_yaml(campaign)
    if out is None:
        typer.echo(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError:
        typer.echo(f"写不进 {out}。请换一个文件夹。", err=True)
        raise typer.Exit(2) from None


def register(root: typer.Typer) -> None:
    """Attach `notice` to the root command."""
    root.add_typer(app, name="notice")
