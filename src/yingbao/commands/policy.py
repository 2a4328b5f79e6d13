"""`yingbao policy`: local papers held against the law of their day."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from yingbao.policy import Review, review_files, write_outputs

app = typer.Typer(help="政策对照：本地文件逐条对照当日有效的国家规定。", no_args_is_help=True)
AsOf = Annotated[
    datetime,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="对照哪一天的国家规定，如 2026-11-23"),
]


def _say(text: str) -> None:
    typer.echo(text, err=True)


def _expand(files: list[Path]) -> list[Path]:
    """Folders stand for the files in them."""
    found: list[Path] = []
    for path in files:
        inside = (
            sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
            if path.is_dir()
            else [path]
        )
        found += inside
    return found


def summary(review: Review) -> dict[str, Any]:
    """The run in figures: per paper the findings by severity, and what could not be read."""
    return {
        "as_of": str(review.as_of),
        "papers": [
            {
                "file": paper.file, "title": paper.title, "number": paper.number, "issuer": paper.issuer,
                "level": paper.level, "issued": paper.issued and str(paper.issued), "status": paper.status,
                "findings": len(review.of(paper)),
            }
            for paper in review.papers
        ],
        "findings": len(review.findings),
        "unread": [{"file": item.file, "reason": item.reason} for item in review.unread],
    }  # fmt: skip


def _report(review: Review, out: Path) -> None:
    for paper in review.papers:
        _say(f"{paper.file}：{paper.title or '（没有读到标题）'}，初看 {len(review.of(paper))} 处")
    for item in review.unread:
        _say(f"{item.file}：没有读。{item.reason}")
    _say(f"结果在 {out}。结论由人定。")


@app.command("review")
def review(
    files: Annotated[
        list[Path], typer.Argument(help="要对照的文件或文件夹：docx、pdf、txt、md、html、ofd")
    ],
    as_of: AsOf,
    out: Annotated[Path, typer.Option("--out", help="结果放在哪个文件夹")],
    as_json: Annotated[bool, typer.Option("--json", help="在标准输出给出 JSON 摘要")] = False,
) -> None:
    """逐条对照：policy_findings.csv、政策清理表.xlsx、审查备忘录.docx 和网页。"""
    paths = _expand(files)
    if not paths:
        _say("没有要读的文件。请写上文件名，或放着文件的文件夹。")
        raise typer.Exit(2)
    try:
        out.mkdir(parents=True, exist_ok=True)
        done = review_files(paths, as_of.date())
        write_outputs(done, out)
    except OSError as error:
        _say(f"结果写不进 {out}：{error.strerror or '磁盘或权限问题'}。换一个文件夹再试。")
        raise typer.Exit(2) from None
    _report(done, out)
    if as_json:
        typer.echo(json.dumps(summary(done), ensure_ascii=False, indent=2))
    if not done.papers:
        raise typer.Exit(2)
    raise typer.Exit(3 if done.unread else 0)


def register(root: typer.Typer) -> None:
    """Attach `policy` to the root command."""
    root.add_typer(app, name="policy")
