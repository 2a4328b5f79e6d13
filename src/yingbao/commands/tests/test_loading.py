"""A command takes only its own stages along; help and unknown words still know all of them."""

import subprocess
import sys

import pytest


def loaded_for(*arguments: str) -> set[str]:
    code = (
        "import sys; from yingbao import cli; cli._attach(sys.argv[1:]); "
        "print(*[name for name in sys.modules if name.startswith('yingbao.')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split())


def test_checking_a_folder_loads_neither_papers_nor_web() -> None:
    names = loaded_for("check", "收件", "--as-of", "2020-04-30")
    assert "yingbao.commands.check" in names
    assert not {"yingbao.commands.policy", "yingbao.policy", "yingbao.commands.web"} & names


@pytest.mark.parametrize("arguments", [(), ("--help",), ("chekc",)])
def test_without_a_known_command_all_are_there(arguments: tuple[str, ...]) -> None:
    assert {"yingbao.commands.check", "yingbao.commands.policy"} <= loaded_for(*arguments)
