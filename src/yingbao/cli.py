"""The command line: thin. Each command lives in yingbao.commands and calls what the web calls."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Sequence

import typer

COMMANDS = (
    "check",
    "template",
    "sample",
    "rule",
    "entitlement",
    "norm",
    "county",
    "outcomes",
    "held",
    "policy",
    "notice",
    "web",
)

app = typer.Typer(
    name="yingbao",
    help="应保：把部门表格变成可核查的线索。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _root() -> None:
    """Commands keep their names even while only one of them is built."""


def _attach(arguments: Sequence[str] = ()) -> None:
    """A command module exposes `register(app)`. Only the one asked for is loaded: each takes its stages
    along, and all of them take a second."""
    asked = next((word for word in arguments if not word.startswith("-")), "")
    for name in (asked,) if asked in COMMANDS else COMMANDS:
        module_name = f"yingbao.commands.{name}"
        if importlib.util.find_spec(module_name):
            importlib.import_module(module_name).register(app)


def main() -> None:
    """Entry point. Ctrl-C is an answer too: 130, and nothing half-applied."""
    _attach(sys.argv[1:])
    try:
        app()
    except KeyboardInterrupt:
        print("已中断，原有结果未改动。", file=sys.stderr)  # noqa: T201
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
