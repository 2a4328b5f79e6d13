"""yingbao rule: list, test, lint, explain and begin check rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from yingbao.engine import Library, Rule, RuleError, UnknownCode, load_library
from yingbao.engine.rule import Query

app = typer.Typer(help="核查规则：列出、检查、测试、说明、新建。", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True)
Codes = Annotated[list[str] | None, typer.Argument(help="规则编号；不写就是全部")]
Packs = Annotated[Path | None, typer.Option("--packs", help="规则包文件夹，默认为自带的")]


def register(cli: typer.Typer) -> None:
    """Hangs these verbs under `yingbao rule`."""
    cli.add_typer(app, name="rule")


def library(packs: Path | None) -> Library:
    """The packs, or one clear line and exit 2."""
    try:
        return load_library(packs)
    except RuleError as error:
        out.print(str(error), markup=False)
        raise typer.Exit(2) from None


def chosen(lib: Library, names: list[str] | None) -> list[Query]:
    """Rules by code and views by name; all of them when none is named."""
    try:
        return [lib.views.get(name) or lib.rule(name) for name in names or _all(lib)]
    except UnknownCode as error:
        out.print(str(error), markup=False)
        raise typer.Exit(2) from None


def _all(lib: Library) -> list[str]:
    return [*lib.views, *lib.rules]


@app.command("list")
def list_rules(packs: Packs = None) -> None:
    """编号、名称、级别、方向、状态。"""
    from rich.table import Table

    table = Table("编号", "名称", "级别", "方向", "状态", "包", box=None, pad_edge=False)
    for rule in library(packs).rules.values():
        table.add_row(rule.code, rule.title, rule.level, rule.direction, rule.status, rule.pack)
    out.print(table)


@app.command("test")
def test_rules(codes: Codes = None, packs: Packs = None, verbose: bool = False) -> None:
    """逐条跑测试：场景要触发，反例要安静，每个条件换成“真”都要有反例能发现。"""
    from yingbao.engine.testing import World, judge, read_test_file
    from yingbao.engine.testing.cases import test_path

    lib = library(packs)
    world = World(lib)
    failed = 0
    for query in chosen(lib, codes):
        name = query.code if isinstance(query, Rule) else query.file
        try:
            verdicts = judge(query, read_test_file(test_path(lib.packs, query), lib.packs), world)
        except RuleError as error:
            out.print(str(error), markup=False)
            failed += 1
            continue
        for verdict in verdicts:
            if verdict.passed and not verbose:
                continue
            failed += not verdict.passed
            mark = "通过" if verdict.passed else "未过"
            out.print(
                f"{verdict.case.place} {mark} {verdict.case.sentence} {verdict.complaint}",
                markup=False,
            )
        passed = sum(verdict.passed for verdict in verdicts)
        out.print(f"{name} {query.title}：{passed}/{len(verdicts)} 例通过", markup=False)
    raise typer.Exit(1 if failed else 0)
