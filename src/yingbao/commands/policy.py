"""`yingbao policy`: local papers held against the law of their day."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from yingbao.policy import (
    Review,
    UnreadablePaper,
    VerdictBook,
    VerdictRefused,
    compare_versions,
    read_paper,
    review_files,
    review_papers,
    take_answers,
    write_outputs,
)

app = typer.Typer(help="政策对照：本地文件逐条对照当日有效的国家规定。", no_args_is_help=True)
AsOf = Annotated[
    datetime,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="对照哪一天的国家规定，如 2026-11-23"),
]


def _say(text: str) -> None:
    typer.echo(text, err=True)


Verdicts = Annotated[
    Path | None, typer.Option("--verdicts", help="以前的结论记录，人说过不改的不再列")
]


def _book(path: Path | None) -> VerdictBook:
    try:
        return VerdictBook.load(path) if path else VerdictBook()
    except VerdictRefused as error:
        _say(str(error))
        raise typer.Exit(2) from None


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
    verdicts: Verdicts = None,
    as_json: Annotated[bool, typer.Option("--json", help="在标准输出给出 JSON 摘要")] = False,
) -> None:
    """逐条对照：policy_findings.csv、政策清理表.xlsx、审查备忘录.docx 和网页。"""
    paths = _expand(files)
    missing = [path.name for path in paths if not path.exists()]
    if not paths or len(missing) == len(paths):
        _say(
            f"找不到要读的文件：{'、'.join(missing) or '文件夹是空的'}。请核对文件名和所在文件夹。"
        )
        raise typer.Exit(2)
    book = _book(verdicts)
    try:
        out.mkdir(parents=True, exist_ok=True)
        done = review_files(paths, as_of.date())
        write_outputs(done, out, book)
    except OSError as error:
        _say(f"结果写不进 {out}：{error.strerror or '磁盘或权限问题'}。换一个文件夹再试。")
        raise typer.Exit(2) from None
    _report(done, out)
    if as_json:
        typer.echo(json.dumps(summary(done), ensure_ascii=False, indent=2))
    raise typer.Exit(3 if done.unread else 0)


@app.command("answers")
def answers(
    table: Annotated[Path, typer.Argument(help="填好结论的 政策清理表.xlsx")],
    verdicts: Annotated[Path, typer.Option("--verdicts", help="结论记录，没有就新建")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="作出结论的日期")],
) -> None:
    """把清理表里人填的结论收回来，下一版文件还认得。"""
    book = _book(verdicts)
    try:
        taken, refused = take_answers(table, book, on.date())
    except VerdictRefused as error:
        _say(str(error))
        raise typer.Exit(2) from None
    book.save(verdicts)
    for line in refused:
        _say(line)
    _say(f"记下 {taken} 条结论，共 {len(book)} 条。")
    raise typer.Exit(3 if refused else 0)


@app.command("diff")
def diff(
    old: Annotated[Path, typer.Argument(help="原来的文件")],
    new: Annotated[Path, typer.Argument(help="修改后的文件")],
    as_of: AsOf,
) -> None:
    """两个版本对照：改了哪些条，哪些疑点没有了，哪些还在，哪些是新出的。"""
    try:
        before, after = read_paper(old, as_of.date()), read_paper(new, as_of.date())
    except UnreadablePaper as error:
        _say(str(error))
        raise typer.Exit(2) from None
    found = compare_versions(before, after, as_of.date())
    typer.echo(
        f"改动 {len(found.changes)} 处；已改好 {len(found.fixed)}，还在 {len(found.remaining)}，新出 {len(found.new)}"
    )
    for word, group in (("已改好", found.fixed), ("还在", found.remaining), ("新出", found.new)):
        for finding in group:
            typer.echo(f"  {word}　{finding.label}　{finding.code}　{finding.verdict}")
    typer.echo("可以销号，由第二人复核。" if found.closes else "还不能销号。")
    raise typer.Exit(0 if found.closes else 3)


@app.command("national")
def national(
    folder: Annotated[Path, typer.Argument(help="放着国家文件全文的文件夹")],
    days: Annotated[int, typer.Option("--days", help="施行后第几天")] = 30,
) -> None:
    """把国家文件当成本地文件来对照，量一量误报（维护用）：每份可能抵触的不应超过一处。"""
    noisy = 0
    for path in _expand([folder]):
        try:
            paper = read_paper(path, datetime.now().date())
            day = (paper.effective or paper.issued or datetime.now().date()) + timedelta(days=days)
            found = [
                f
                for f in review_papers([read_paper(path, day)], day).findings
                if f.check.severity == "抵触"
            ]
        except UnreadablePaper as error:
            _say(f"{path.name}：{error}")
            continue
        noisy += len(found) > 1
        typer.echo(
            f"{paper.title}　{day}　可能抵触 {len(found)} 处"
            + "".join(f"　{f.label} {f.code}" for f in found)
        )
    raise typer.Exit(3 if noisy else 0)


@app.command("score")
def score() -> None:
    """用带答案的样本文件量一量：各项检查查出多少、误报多少（维护用）。"""
    from yingbao.policy.labelled.score import score_all, score_each, table
    from yingbao.policy.labelled.sentences import load_sentences, score_sentences

    for line in table(score_all()):
        typer.echo(line)
    for name, found in score_each().items():
        typer.echo(f"{name}: {found.words}")
    for name, sentences in load_sentences().items():
        typer.echo(f"{name}: {score_sentences(sentences).words}")


@app.command("mutate")
def mutate(
    times: Annotated[int, typer.Option("--times", min=1, help="多少份")] = 20_000,
    seed: Annotated[int, typer.Option("--seed", help="从哪个数开始随机")] = 6,
) -> None:
    """把样本文件的字打乱来读、来对照，不许出错、不许丢字（维护用）。"""
    from yingbao.policy.labelled.mutation import walk

    typer.echo(f"打乱 {walk(times, seed)} 份，没有出错，没有丢字。")


def register(root: typer.Typer) -> None:
    """Attach `policy` to the root command."""
    root.add_typer(app, name="policy")
