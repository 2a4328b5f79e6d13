"""`yingbao entitlement`: what a household or person should receive in a month, step by step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from yingbao.engine import Library, RuleError, load_library
from yingbao.engine.entitlement import (
    Account,
    HomeFacts,
    Sums,
    TekunFacts,
    home_account,
    stored,
    tekun_account,
)
from yingbao.engine.values import NoValue

app = typer.Typer(help="应得多少：按当月规定，一步一步算给人看。", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True)
Month = Annotated[str, typer.Option("--month", help="哪个月，如 2020-04")]
Area = Annotated[str, typer.Option(help="农村或城市")]
County = Annotated[Path | None, typer.Option("--county", help="本县参数文件 (YAML)")]
AREAS, MODES, ABILITIES = ("农村", "城市"), ("分散", "集中"), ("全自理", "半护理", "全护理")


def register(cli: typer.Typer) -> None:
    """Hangs these verbs under `yingbao entitlement`."""
    cli.add_typer(app, name="entitlement")


@app.command("dibao")
def dibao(
    month: Month,
    people: Annotated[int, typer.Option(min=1, max=50, help="保障几个人")],
    income: Annotated[str, typer.Option(help="人均月收入，元")],
    area: Area = "农村",
    family: Annotated[int | None, typer.Option(min=1, max=50, help="家庭人口")] = None,
    standard: Annotated[str, typer.Option(help="当月标准，元每月；不写就查参数")] = "",
    band: Annotated[str, typer.Option(help="分档户的档次，如 二档")] = "",
    single: Annotated[bool, typer.Option("--single", help="单人保")] = False,
    exit_from: Annotated[str, typer.Option(help="渐退起始月，如 2020-02")] = "",
    former: Annotated[str, typer.Option(help="渐退前每月多少，元")] = "",
    disabled: Annotated[int, typer.Option(min=0, help="重度残疾几人")] = 0,
    ill: Annotated[int, typer.Option(min=0, help="重病几人")] = 0,
    aged: Annotated[int, typer.Option(min=0, help="老年人几人")] = 0,
    minor: Annotated[int, typer.Option(min=0, help="未成年人几人")] = 0,
    county: County = None,
) -> None:
    """一户低保当月应得多少：标准、收入、差额、人数、分类施保、渐退。"""
    facts = HomeFacts(
        month=_month(month, "--month"),
        people=people,
        income=_money(income, "--income"),
        area=_one_of(area, AREAS, "--area"),
        family=family,
        standard=_money(standard, "--standard") if standard else None,
        band=band or None,
        cover="单人" if single else None,
        exit_from=_month(exit_from, "--exit-from") if exit_from else None,
        former=_money(former, "--former") if former else None,
        disabled=disabled, ill=ill, aged=aged, minor=minor,
    )  # fmt: skip
    library = _library(county)
    _tell(home_account(library, _asked(lambda: Sums(library).home(facts))))


@app.command("tekun")
def tekun(
    month: Month,
    area: Area = "农村",
    mode: Annotated[str, typer.Option(help="分散或集中")] = "分散",
    ability: Annotated[str, typer.Option(help="全自理、半护理、全护理")] = "",
    dibao_standard: Annotated[str, typer.Option(help="当月低保标准，元每月；不写就查参数")] = "",
    living: Annotated[str, typer.Option(help="当地基本生活标准，元每月")] = "",
    care: Annotated[str, typer.Option(help="当地这一档照料护理标准，元每月")] = "",
    county: County = None,
) -> None:
    """一名特困人员当月应得多少：基本生活费和照料护理费。"""
    facts = TekunFacts(
        month=_month(month, "--month"),
        area=_one_of(area, AREAS, "--area"),
        mode=_one_of(mode, MODES, "--mode"),
        ability=_one_of(ability, ABILITIES, "--ability") if ability else None,
        dibao_standard=_money(dibao_standard, "--dibao-standard") if dibao_standard else None,
        living=_money(living, "--living") if living else None,
        care=_money(care, "--care") if care else None,
    )
    library = _library(county)
    _tell(tekun_account(library, _asked(lambda: Sums(library).tekun(facts))))


@app.command("explain")
def explain(
    folder: Annotated[Path, typer.Argument(help="yingbao check 的结果文件夹", metavar="OUT")],
    household: Annotated[str, typer.Argument(help="台账“户主”后面的户代码，如 3f9a1c")],
    as_of: Annotated[str, typer.Option("--as-of", help="比对日期，例如 2020-04-30")],
    county: County = None,
) -> None:
    """已经收进来的一户（或一名特困人员）当月应得多少，名册写了多少。"""
    library, day = _library(county), _day(as_of)
    rows = _asked(lambda: stored(library, _snapshot(folder), day, household.replace("·", "")))
    for row in rows:
        _tell(home_account(library, row) if "is_plain" in row else tekun_account(library, row))
        _say(f"名册写的是 {row['paid']} 元。" if row["paid"] is not None else "名册没有写金额。")
    if not rows:
        _stop(f"结果里没有户代码以 {household} 开头的在册户。代码在台账“户主”一栏的点后面。")


def _tell(account: Account) -> None:
    _say(str(account))


def _asked(question: Any) -> Any:
    try:
        return question()
    except NoValue as reason:
        _stop(f"算不出来：{reason}。")


def _library(county: Path | None) -> Library:
    try:
        return load_library(county=county)
    except RuleError as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"县参数文件读不了：{error.filename}。")


def _snapshot(folder: Path) -> Path:
    current = folder / "store" / "CURRENT"
    if not current.is_file():
        _stop(f"{folder} 里没有比对结果。请先运行 yingbao check。")
    return folder / "store" / "snapshots" / current.read_text("utf-8").strip()


def _month(text: str, option: str) -> date:
    try:
        return date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        _stop(f"{option} 读到“{text}”，应写成 2020-04 这样。")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _stop(f"日期“{text}”应写成 2020-04-30 的样子。")


def _money(text: str, option: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0 or amount >= 10**9 or amount != round(amount, 2):
        _stop(f"{option} 读到“{text}”，应是不小于零的金额，最多两位小数，如 120.50。")
    return amount


def _one_of(text: str, allowed: tuple[str, ...], option: str) -> str:
    if text not in allowed:
        _stop(f"{option} 读到“{text}”，应为 {'、'.join(allowed)} 之一。")
    return text


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


def _say(text: str) -> None:
    out.print(text, markup=False)
