"""`yingbao sample`: an invented county with its answer key, for trying and testing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("sample", help="编造一个县：生成部门表格和标准答案，供演示和测试。")(sample)


def sample(
    out: Annotated[Path, typer.Option(help="输出文件夹：inbox/ 是部门表格，truth/ 是标准答案")],
    people: Annotated[int, typer.Option(min=1000, help="人口数")] = 6000,
    seed: Annotated[int, typer.Option(help="随机种子，同一种子同一县")] = 2020,
    as_of: Annotated[str, typer.Option(help="基准日；样本县只有2020年4月")] = "2020-04-30",
    broken: Annotated[bool, typer.Option("--broken", help="另加打不开的文件：加密、截断、空文件、压缩炸弹")] = False,
) -> None:
    """Invent, write, say where it lies."""
    from yingbao.sample import invent, publish

    if as_of != "2020-04-30":
        raise typer.BadParameter("样本县只编到2020年4月30日，请用 --as-of 2020-04-30", param_hint="--as-of")
    inbox = publish(invent(people, seed), out, with_broken=broken)
    files = sum(1 for path in inbox.iterdir())
    print(f"已生成 {files} 个部门文件：{inbox}", file=sys.stderr)  # noqa: T201
