"""The site's commands: init, serve, worker, demo accounts, audit, backup and restore."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Annotated

import typer

audit_app = typer.Typer(help="审计链：核验导出的文件。", no_args_is_help=True)
backup_app = typer.Typer(help="备份和恢复。", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command("init", help="建好数据库和静态文件。")(init)
    app.command("serve", help="启动网站和后台任务。")(serve)
    app.command("worker", help="只跑后台任务。")(worker)
    app.command("demo", help="装入示例县和演示账号。")(demo)
    app.add_typer(audit_app, name="audit")
    app.add_typer(backup_app, name="backup")


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingbao.web.settings")
    import django

    django.setup()


def init() -> None:
    """Migrations and static files; safe to repeat."""
    _django()
    from yingbao.web.serving.statics import lay_out

    _migrate()
    lay_out()
    typer.echo("数据库和静态文件准备好了。")


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    _lay_townships()


def _lay_townships() -> None:
    """As the county's file lists them; a file that cannot be read is said before anything starts."""
    from yingbao.casework.actions.refusals import Refused
    from yingbao.casework.county import lay_townships

    try:
        lay_townships()
    except Refused as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(2) from None


def serve(
    host: Annotated[str, typer.Option(help="监听地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="端口")] = 8000,
    processes: Annotated[
        int | None,
        typer.Option(min=1, max=32, help="几个进程答网页，不写就按处理器核数，最多 4 个"),
    ] = None,
    threads: Annotated[int, typer.Option(min=1, max=64, help="每个进程几个线程")] = 4,
) -> None:
    """waitress, with room for two hundred browsers that keep their connections; the jobs beside it."""
    from yingbao.web import serving

    count = processes or serving.usual_processes()
    try:
        code = serving.serve(
            host, port, processes=count, threads=threads, prepare=_prepare, say=typer.echo
        )
    except serving.CannotListen as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    raise typer.Exit(code)


def _prepare() -> None:
    """The first process prepares and then keeps no connection: it only looks after the others."""
    _django()
    from django.db import connections

    from yingbao.web.serving.statics import lay_out_what_changed

    _migrate()
    lay_out_what_changed()
    connections.close_all()


def worker() -> None:
    """The jobs alone, for an installation whose pages another server answers."""
    _django()
    from yingbao.casework.worker import work_forever

    work_forever(threading.Event())


def demo(
    inbox: Annotated[list[Path], typer.Argument(help="示例县的收件文件夹，按月份先后")],
    as_of: Annotated[list[str], typer.Option("--as-of", help="每个文件夹的比对日期")],
) -> None:
    """Loads runs of the sample county and makes an account for every role, printed once."""
    init()
    from datetime import date

    from yingbao.casework.actions.compare import compare
    from yingbao.casework.demo import (
        make_accounts,
        plan_calendar,
        prepare_townships,
    )
    from yingbao.casework.demo_cases import walk_some_cases
    from yingbao.ledgers.demo import fill_ledgers

    prepare_townships()
    accounts = make_accounts()
    for folder, day in zip(inbox, as_of, strict=True):
        run = compare(date.fromisoformat(day), by=None, say=lambda *_: None, inbox=folder)
        typer.echo(f"{run}：{sum(item.hits for item in run.rules.all())} 条线索")
    plan_calendar()
    walk_some_cases()
    fill_ledgers()
    typer.echo("\n演示账号（只显示这一次）：")
    for account in accounts:
        typer.echo("  ".join(account))


@audit_app.command("verify", help="核验一份导出的审计文件，不需要数据库。")
def audit_verify(file: Annotated[Path, typer.Argument(help="audit.jsonl")]) -> None:
    """Exit 0 when unbroken, 6 when broken; says at which line and how."""
    from yingbao.security.chain import verify_file

    report = verify_file(file)
    typer.echo(report.words)
    raise typer.Exit(0 if report.unbroken else 6)


@backup_app.command("create", help="备份数据库、文件和运行结果；钥匙另存。")
def backup_create(folder: Annotated[Path, typer.Argument(help="备份放在哪个文件夹")]) -> None:
    _django()
    from yingbao.casework.backup import create

    typer.echo(f"备份好了：{create(folder)}")


@backup_app.command("restore", help="恢复到一个空的 YINGBAO_HOME。")
def backup_restore(file: Annotated[Path, typer.Argument(help="备份文件")]) -> None:
    _django()
    from yingbao.casework.backup import BackupBroken, restore

    try:
        typer.echo(restore(file))
    except BackupBroken as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
