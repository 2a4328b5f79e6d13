"""yingbao rule: list, test, lint, explain and begin check rules."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console

from yingbao.engine import Library, RuleError, UnknownCode, load_library
from yingbao.engine.lint import lint
from yingbao.engine.testing import Examination, examine, find

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
        say(str(error))
        raise typer.Exit(2) from None


def chosen(lib: Library, names: list[str] | None) -> list[str]:
    """The given codes and view names when all exist; everything when none is given."""
    try:
        for name in names or ():
            find(lib, name)
    except UnknownCode as error:
        say(str(error))
        raise typer.Exit(2) from None
    return names or [*lib.views, *lib.rules]


def say(line: str) -> None:
    out.print(line, markup=False)


@app.command("list")
def list_rules(packs: Packs = None) -> None:
    """编号、名称、级别、方向、状态。"""
    from rich.table import Table

    table = Table("编号", "名称", "级别", "方向", "状态", "包", box=None, pad_edge=False)
    for rule in library(packs).rules.values():
        table.add_row(rule.code, rule.title, rule.level, rule.direction, rule.status, rule.pack)
    out.print(table)


@app.command("lint")
def lint_rules(codes: Codes = None, packs: Packs = None) -> None:
    """逐条检查写法：说明与 SQL 一致、结果固定、两种引擎通用、数字有出处、留有余地。"""
    lib = library(packs)
    names = chosen(lib, codes)
    issues = lint(lib, [find(lib, name) for name in names])
    for issue in issues:
        say(str(issue))
    say(f"查了 {len(names)} 项，{len(issues)} 处要改。")
    raise typer.Exit(1 if issues else 0)


@app.command("test")
def test_rules(
    codes: Codes = None,
    packs: Packs = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="通过的例子也列出")] = False,
    strict: Annotated[bool, typer.Option(help="再试边界（> 与 >=）和“或”的每一支")] = False,
) -> None:
    """逐条跑测试：场景要触发，反例要安静，每个条件换成“真”都要有反例能发现。"""
    lib = library(packs)
    names = chosen(lib, codes)
    started = perf_counter()
    failed = 0
    for examination in examine(lib, names, strict):
        _tell(lib, examination, verbose)
        failed += not examination.passed
    seconds = perf_counter() - started
    out.print(f"共 {len(names)} 项，{failed} 项未过，用时 {seconds:.1f} 秒。")
    raise typer.Exit(1 if failed else 0)


def _tell(lib: Library, examination: Examination, verbose: bool) -> None:
    title = find(lib, examination.name).title
    if examination.refused:
        say(f"{examination.name} {title}：{examination.refused}")
        return
    passed = sum(verdict.passed for verdict in examination.verdicts)
    killed = examination.mutants - len(examination.survivors)
    say(
        f"{examination.name} {title}：例 {passed}/{len(examination.verdicts)}，"
        f"变异 {killed}/{examination.mutants}"
    )
    for verdict in examination.verdicts:
        if verbose or not verdict.passed:
            mark = "通过" if verdict.passed else "未过"
            say(f"  {mark} {verdict.case.place} {verdict.case.sentence} {verdict.complaint}")
    for mutant in examination.survivors:
        say(f"  存活 {mutant.place} {mutant.change}（没有反例守住这个条件）")
