"""yingbao rule: list, test, lint, explain, document and begin check rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from yingbao.clues import OutcomeBook
from yingbao.clues.precision import Tally, by_rule
from yingbao.commands.stores import read_or_stop, store_of
from yingbao.engine import Library, RuleError, Run, UnknownCode, load_library
from yingbao.engine.backends import BackendMissing, open_backend
from yingbao.engine.coverage import coverage
from yingbao.engine.lint import lint
from yingbao.engine.output import write_run
from yingbao.engine.page import STATUS_WORDS
from yingbao.engine.rulebook import RESULTS, page_of, read_results, rulebook, verified_part
from yingbao.engine.running import chosen_rules, run_on
from yingbao.engine.skeleton import new_rule
from yingbao.engine.testing import Examination, examine, find

app = typer.Typer(help="核查规则：列出、检查、测试、说明、新建。", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True)
Codes = Annotated[list[str] | None, typer.Argument(help="规则编号或视图名；不写就是全部")]
Packs = Annotated[Path | None, typer.Option("--packs", help="规则包文件夹，默认为自带的")]


def register(cli: typer.Typer) -> None:
    """Hangs these verbs under `yingbao rule`."""
    cli.add_typer(app, name="rule")


def say(line: str) -> None:
    out.print(line, markup=False)


@contextmanager
def one_clear_line() -> Iterator[None]:
    """What is wrong with the packs or the request is one line and exit 2, never a traceback."""
    try:
        yield
    except (RuleError, UnknownCode, BackendMissing) as error:
        say(str(error))
        raise typer.Exit(2) from None


def opened(packs: Path | None, names: list[str] | None) -> tuple[Library, list[str]]:
    """The packs, and the given codes and view names; everything when none is given."""
    with one_clear_line():
        library = load_library(packs)
        for name in names or ():
            find(library, name)
    return library, names or [*library.views, *library.rules]


@app.command("list")
def list_rules(packs: Packs = None) -> None:
    """编号、名称、级别、方向、状态；目录里还缺哪些。"""
    library, _ = opened(packs, None)
    table = Table("编号", "名称", "级别", "方向", "状态", "包", box=None, pad_edge=False)
    for rule in library.rules.values():
        status = STATUS_WORDS[rule.status]
        table.add_row(rule.code, rule.title, rule.level, rule.direction, status, rule.pack)
    out.print(table)
    if packs is None:
        say(str(coverage(library)))


@app.command("explain")
def explain(
    code: str,
    packs: Packs = None,
    folder: Annotated[
        Path | None, typer.Option("--out", help="yingbao check 的结果文件夹；写了就看本县核实率")
    ] = None,
) -> None:
    """一条规则的依据、用话说的查询、可能的误报、核查办法和测试。"""
    library, _ = opened(packs, None)
    with one_clear_line():
        say(page_of(library, library.rule(code)) + _verified(code, folder))


def _precision(folder: Path | None) -> dict[str, str]:
    if folder is None:
        return {}
    book = read_or_stop(OutcomeBook.load, store_of(folder))
    return {code: str(found) for code, found in by_rule(book.lines.values()).items()}


def _verified(code: str, folder: Path | None) -> str:
    """How often this county's people found the rule right."""
    return "" if folder is None else verified_part(_precision(folder).get(code, str(Tally())))


@app.command("lint")
def lint_rules(codes: Codes = None, packs: Packs = None) -> None:
    """逐条检查写法：说明与 SQL 一致、结果固定、两种引擎通用、数字有出处、留有余地。"""
    library, names = opened(packs, codes)
    issues = lint(library, [find(library, name) for name in names])
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
    library, names = opened(packs, codes)
    started = perf_counter()
    failed = 0
    for examination in examine(library, names, strict):
        _tell(library, examination, verbose)
        failed += not examination.passed
    seconds = perf_counter() - started
    say(f"共 {len(names)} 项，{failed} 项未过，用时 {seconds:.1f} 秒。")
    raise typer.Exit(1 if failed else 0)


def _tell(library: Library, examination: Examination, verbose: bool) -> None:
    title = f"{examination.name} {find(library, examination.name).title}"
    if examination.refused:
        say(f"{title}：{examination.refused}")
        return
    passed = sum(verdict.passed for verdict in examination.verdicts)
    killed = examination.mutants - len(examination.survivors)
    say(f"{title}：例 {passed}/{len(examination.verdicts)}，变异 {killed}/{examination.mutants}")
    for verdict in examination.verdicts:
        if verbose or not verdict.passed:
            mark = "通过" if verdict.passed else "未过"
            say(f"  {mark} {verdict.case.place} {verdict.case.sentence} {verdict.complaint}")
    for mutant in examination.survivors:
        say(f"  存活 {mutant.place} {mutant.change}（没有反例守住这个条件）")


@app.command("run")
def run_rules(
    snapshot: Annotated[str, typer.Argument(help="快照文件夹；Spark 也可用 hdfs:// 或 s3a://")],
    as_of: Annotated[str, typer.Option("--as-of", help="判断之日，如 2020-04-30")],
    out_folder: Annotated[Path, typer.Option("--out", help="结果写到哪里")],
    codes: Annotated[list[str] | None, typer.Option("--rule", help="只跑这些编号")] = None,
    backend: Annotated[str, typer.Option(help="duckdb 或 spark")] = "duckdb",
    county: Annotated[Path | None, typer.Option(help="县里的参数")] = None,
    threads: int = 2,
    memory: str = "1GB",
    packs: Packs = None,
) -> None:
    """在一个快照上运行规则，写出结果行和运行清单。平常用 yingbao check。"""
    with one_clear_line():
        library = load_library(packs, county)
        rules = chosen_rules(library, codes)
        opened_backend = open_backend(backend, snapshot, threads=threads, memory=memory)
        name = snapshot.rstrip("/").rpartition("/")[2]
        result = run_on(opened_backend, library, rules, name, day_of(as_of))
    for path in write_run(result, out_folder):
        say(f"已写 {path.as_posix()}")
    _tell_run(result)


def _tell_run(result: Run) -> None:
    table = Table("编号", "名称", "看过", "线索", "秒", box=None, pad_edge=False)
    for done in result.rules:
        looked_at, hits, seconds = str(done.looked_at), str(len(done.rows)), f"{done.seconds:.2f}"
        table.add_row(done.rule.code, done.rule.title, looked_at, hits, seconds)
    out.print(table)
    for left in result.not_run:
        say(f"{left.rule.code} {left.rule.title}：{left.reason}")


def day_of(text: str) -> date:
    """The day judged, or one clear line and exit 2."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        say(f"日期“{text}”应写成 2020-04-30 的样子。")
        raise typer.Exit(2) from None


@app.command("new")
def new(
    code: Annotated[str, typer.Argument(help="三位编号，如 246")],
    title: Annotated[str, typer.Argument(help="名称，如 户口已迁出仍在册")],
    pack: Annotated[str, typer.Option(help="规则包")] = "dibao",
    name: Annotated[str, typer.Option(help="文件名（小写英文），默认 rule_编号")] = "",
    packs: Packs = None,
) -> None:
    """写出一条新规则和它的测试；测试先不过，照着提示补齐。"""
    library, _ = opened(packs, None)
    with one_clear_line():
        paths = new_rule(
            library, code, title, pack=pack, name=name or f"rule_{code}", today=date.today()
        )
    for path in paths:
        say(f"已写 {path.relative_to(library.packs).as_posix()}")
    say(f"下一步：补条件和测试，运行 yingbao rule test {code}、yingbao rule lint {code}。")


@app.command("docs")
def docs(
    folder: Annotated[Path, typer.Argument(help="写到哪里")] = Path("docs/rules"),
    results: Annotated[
        Path | None, typer.Option(help="rule run 写出的 results.json，一并写入")
    ] = None,
    out_folder: Annotated[
        Path | None, typer.Option("--out", help="yingbao check 的结果文件夹；写了就带上本县核实率")
    ] = None,
    packs: Packs = None,
) -> None:
    """每条规则一页中文说明，给审计和业务人员看。"""
    library, _ = opened(packs, None)
    folder.mkdir(parents=True, exist_ok=True)
    if results is not None:
        (folder / RESULTS).write_bytes(results.read_bytes())
    pages = rulebook(library, read_results(folder), _precision(out_folder))
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    say(f"写了 {len(pages)} 页到 {folder.as_posix()}。")
