"""Two files are a beginning: every rule that lacks a table says which, and whose it is; the others run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from yingbao.canon import load_tables
from yingbao.casework.tests.test_exchange import id18
from yingbao.engine import load_rules
from yingbao.reports.job import check_folder
from yingbao.reports.stages import CheckRequest

AS_OF = date(2026, 10, 31)
ROLL = "乡镇,村,户主姓名,姓名,身份证号码,与户主关系,保障类型,月保障金额,年月\n"
DEATHS = "姓名,身份证号,死亡日期\n"
RECEIVED = {"dibao_member", "dibao_household", "death_record"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A roll of twelve homes and one death, checked; the roll says of no home how many are helped."""
    folder = tmp_path_factory.mktemp("two files")
    (folder / "inbox").mkdir()
    homes = [f"龙港镇,梁庄村,张{n},张{n},{id18(n)},户主,农村低保,300,2026-10\n" for n in range(12)]
    (folder / "inbox" / "农村低保人员_202610.csv").write_text(ROLL + "".join(homes), "utf-8-sig")
    dead = f"张3,{id18(3)},2026-03-02\n"
    (folder / "inbox" / "死亡注销人员.csv").write_text(DEATHS + dead, "utf-8-sig")
    return folder


@pytest.fixture(scope="module")
def summary(out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YINGBAO_HOME", str(tmp_path_factory.mktemp("keys")))
        request = CheckRequest(inbox=out / "inbox", as_of=AS_OF, out=out)
        return check_folder(request, lambda *_: None).summary


def test_every_rule_ran_or_says_why_not(summary: dict[str, Any]) -> None:
    told = set(summary["rules_not_run"])
    runnable = {code for code, rule in load_rules().items() if rule.status in ("trial", "in_force")}
    assert told <= runnable and summary["rules_run"] == len(runnable - told)
    assert summary["by_rule"]["212"] == 1


def test_a_rule_that_lacks_a_table_names_it_and_its_department(summary: dict[str, Any]) -> None:
    rules, tables = load_rules(), load_tables()
    titles = {table.title for table in tables.values()}
    for code, reason in summary["rules_not_run"].items():
        if not rules[code].applies_on(AS_OF):
            assert reason.startswith("不适用：本规则适用于"), (code, reason)
            continue
        assert reason.startswith("未运行：缺 "), (code, reason)
        named = {title for title in titles if f"{title}（" in reason}
        assert named and not named <= {tables[name].title for name in RECEIVED}, (code, reason)
    assert (
        summary["rules_not_run"]["203"] == "未运行：缺 持证残疾人（县残联）；特困人员（县民政局）"
    )


def test_a_rule_whose_tables_all_came_is_not_excused(summary: dict[str, Any]) -> None:
    for code, rule in load_rules().items():
        needed = {read.name for read in rule.reads if not read.optional} | set(rule.needs)
        if needed <= RECEIVED and rule.applies_on(AS_OF):
            assert code not in summary["rules_not_run"], code


def test_the_ledger_and_the_overview_say_it_too(summary: dict[str, Any], out: Path) -> None:
    book = load_workbook(out / "疑点线索台账.xlsx", read_only=True)
    cells = {str(cell) for row in book["规则"].iter_rows(values_only=True) for cell in row}
    assert set(summary["rules_not_run"].values()) <= cells
    assert summary["rules_not_run"]["203"] in (out / "概览.html").read_text("utf-8")


def test_what_a_roll_does_not_say_makes_no_clue(summary: dict[str, Any]) -> None:
    assert set(summary["by_rule"]) == {"212"}
