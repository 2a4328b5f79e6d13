"""yingbao county: what a county must still fill in, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from yingbao.engine import RuleError, load_library
from yingbao.engine.duties import MISSING, Duty, duties

app = typer.Typer(help="县里的参数：还缺什么、为什么要填。", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True)


def register(cli: typer.Typer) -> None:
    """Hangs these verbs under `yingbao county`."""
    cli.add_typer(app, name="county")


@app.callback()
def county() -> None:
    """县里的参数。"""


@app.command("check")
def check(
    file: Annotated[Path | None, typer.Option("--county", help="县里的参数文件")] = None,
    as_of: Annotated[str, typer.Option("--as-of", help="看哪一天的值，默认今天")] = "",
    packs: Annotated[Path | None, typer.Option("--packs", help="规则包文件夹")] = None,
) -> None:
    """列出县里还要填写、核实的数字，填到哪里，影响哪些规则。有须填写的，退出码为 3。"""
    try:
        day = date.fromisoformat(as_of) if as_of else date.today()
        found = duties(load_library(packs, file), day)
    except (RuleError, ValueError, OSError) as error:
        out.print(_told(error, as_of), markup=False)
        raise typer.Exit(2) from None
    for duty in found:
        _print(duty)
    missing = sum(duty.kind == MISSING for duty in found)
    out.print(f"{day}：须填写 {missing} 项，待核实 {len(found) - missing} 项。", markup=False)
    if found:
        out.print(
            "填法：在县参数文件的 parameters 下写 包/参数名，给出 values、legal_basis；",
            markup=False,
        )
        out.print("核实过的写 status: verified 和 checked_on，规则才能用到红、橙。", markup=False)
    raise typer.Exit(3 if missing else 0)


def _told(error: Exception, as_of: str) -> str:
    if isinstance(error, RuleError):
        return str(error)
    if isinstance(error, OSError):
        return f"县参数文件读不了：{error.filename}。"
    return f"日期“{as_of}”应写成 2020-04-30 的样子。"


def _print(duty: Duty) -> None:
    parameter = duty.parameter
    value = "没有值" if duty.value is None else f"现用 {_shown(duty.value)}"
    lines = [f"{duty.kind} {parameter.ref} {parameter.title}（{parameter.unit}）：{value}"]
    lines += [f"    {line}" for line in (duty.effect, parameter.why) if line]
    out.print("\n".join(lines), markup=False)


def _shown(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
