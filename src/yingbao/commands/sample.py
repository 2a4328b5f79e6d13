"""`yingbao sample`: an invented county with its answer key, and the marks of a run against it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

group = typer.Typer(
    invoke_without_command=True, help="编造一个县：生成部门表格和标准答案，供演示和测试。"
)


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="sample")


@group.callback()
def sample(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(help="输出文件夹：inbox/ 是部门表格，truth/ 是标准答案")
    ] = None,
    people: Annotated[int, typer.Option(min=1000, help="人口数")] = 6000,
    seed: Annotated[int, typer.Option(help="随机种子，同一种子同一县")] = 2020,
    as_of: Annotated[str, typer.Option(help="基准日；样本县只有2020年4月")] = "2020-04-30",
    broken: Annotated[
        bool, typer.Option("--broken", help="另加打不开的文件：加密、截断、空文件、压缩炸弹")
    ] = False,
) -> None:
    """Invent, write, say where it lies."""
    from yingbao.sample import invent, publish

    if context.invoked_subcommand:
        return
    if out is None:
        raise typer.BadParameter("请用 --out 指定输出文件夹", param_hint="--out")
    if as_of != "2020-04-30":
        raise typer.BadParameter("样本县只编到2020年4月30日", param_hint="--as-of")
    inbox = publish(invent(people, seed), out, with_broken=broken)
    _say(f"已生成 {sum(1 for _ in inbox.iterdir())} 个部门文件：{inbox}")


@group.command("score")
def score_run(
    out: Annotated[Path, typer.Argument(help="yingbao check --reveal 的输出文件夹")],
    truth: Annotated[Path, typer.Argument(help="样本县的 truth/ 文件夹")],
) -> None:
    """Print recall and false alarms a rule; 1 when anything is missed or raised for nothing."""
    from yingbao.sample.score import read, score, table, unquarantined

    scores = score(read(out / "clues.csv"), read(truth / "truth.csv"))
    loose = unquarantined(read(out / "rejects.csv"), read(truth / "unusable.csv"))
    print(table(scores))  # noqa: T201
    for line in loose:
        _say(f"未隔离：{line['file']}|{line['sheet']}|{line['row']}（{line['why']}）")
    raise typer.Exit(0 if all(one.is_clean for one in scores) and not loose else 1)


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201
