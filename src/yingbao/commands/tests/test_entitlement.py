"""`yingbao entitlement` towards the person at the keyboard."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from yingbao.commands import entitlement

app = typer.Typer(callback=lambda: None)
entitlement.register(app)


def run(*arguments: str):
    return CliRunner().invoke(app, ["entitlement", *arguments])


def test_a_household_is_told_its_sum():
    told = run("dibao", "--month", "2020-04", "--people", "2", "--income", "142").stdout
    assert "应得合计 600.00 元" in told


def test_a_tekun_person_is_told_the_floor_and_what_is_missing():
    told = run("tekun", "--month", "2020-04", "--ability", "半护理").stdout
    assert "低保标准 442.00×1.3 = 574.60 元" in told
    assert "没有查到这一档的照料护理标准" in told


@pytest.mark.parametrize("wrong", ["abc", "-1", "1.234", "NaN", "1e99"])
def test_money_that_is_none_is_refused_in_one_line(wrong):
    result = run("dibao", "--month", "2020-04", "--people", "2", f"--income={wrong}")
    assert result.exit_code == 2
    assert result.stderr.strip().startswith(f"--income 读到“{wrong}”")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dibao", "--month", "四月", "--people", "1", "--income", "0"], "--month 读到“四月”"),
        (["dibao", "--month", "2020-04", "--people", "1", "--income", "0", "--area", "郊区"], "应为 农村、城市 之一"),
        (["tekun", "--month", "2020-04", "--ability", "半自理"], "应为 全自理、半护理、全护理 之一"),
        (["explain", "没有", "abc", "--as-of", "2020-04-30"], "里没有比对结果"),
        (["explain", "没有", "abc", "--as-of", "昨天"], "应写成 2020-04-30 的样子"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_one_line(arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
