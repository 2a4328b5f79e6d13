"""`yingbao check`: a folder of departments' files in, a ledger of clues out."""

from __future__ import annotations

import errno
import json
import os
import traceback
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from yingbao.commands.progress import Progress
from yingbao.commands.side_papers import review_side_papers
from yingbao.commands.summary import summary_lines
from yingbao.engine import RuleError
from yingbao.reports.job import CheckResult, check_folder
from yingbao.reports.stages import CheckRequest, Refused
from yingbao.security import KeyRingError

FAILED, USAGE, NO_SPACE, INTERRUPTED = 1, 2, 7, 130
# Keys, rules, a county or mapping file that cannot be read; their messages are meant for the officer.
REFUSALS = (KeyRingError, RuleError, Refused)


def register(app: typer.Typer) -> None:
    app.command("check", help="读取部门交来的文件夹，比对规则，写出疑点线索台账。")(check)


def check(
    inbox: Annotated[Path, typer.Argument(help="部门交来的文件所在的文件夹", metavar="INBOX")],
    as_of: Annotated[str, typer.Option("--as-of", help="比对日期，例如 2020-04-30")],
    out: Annotated[Path, typer.Option("--out", help="结果文件夹，没有就新建")],
    county: Annotated[Path | None, typer.Option("--county", help="本县参数文件 (YAML)")] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="确认过的对应关系 (YAML)")
    ] = None,
    reveal: Annotated[bool, typer.Option("--reveal", help="写出完整身份证号")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="在标准输出给一份 JSON 小结")] = False,
    threads: Annotated[int, typer.Option("--threads", min=1, max=64, help="线程数")] = 2,
    memory: Annotated[str, typer.Option("--memory", help="比对可用的内存")] = "1GB",
) -> None:
    """Exit codes: 0 done · 2 usage · 3 done, but a person must look · 7 disk full · 130 interrupted."""
    request = CheckRequest(
        inbox=_folder(inbox),
        as_of=_day(as_of),
        out=_result_folder(out, inbox),
        county=_file(county, "--county"),
        mapping=_file(mapping, "--mapping"),
        reveal=reveal,
        threads=threads,
        memory=memory,
    )
    result, papers = _checked(request)
    if as_json:
        typer.echo(json.dumps(result.summary, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(summary_lines(result.summary, out)))
    if papers:
        typer.echo(papers, err=as_json)
    if problem := result.summary["problem"]:
        _say(problem)
    raise typer.Exit(result.summary["exit_code"])


def _checked(request: CheckRequest) -> tuple[CheckResult, str]:
    """The job and a word on policy papers that came along; every way to end early said in one line."""
    try:
        with Progress() as progress:
            result = check_folder(request, progress)
            progress("对照政策文件")
            return result, review_side_papers(request, result)
    except OSError as error:
        _stop_for(error)
    except KeyboardInterrupt:
        _stop("已中断，原有结果未改动。", INTERRUPTED)
    except REFUSALS as error:
        _stop(str(error))
    except Exception as error:
        if os.environ.get("YINGBAO_DEBUG"):
            raise
        _stop(f"程序出错（{_where(error)}），原有结果未改动。请把这一行告诉维护人员。", FAILED)


def _where(error: Exception) -> str:
    """Kind and place only: the message of an unforeseen error may quote somebody's data."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}，{Path(last.filename).name} 第 {last.lineno} 行"


def _folder(inbox: Path) -> Path:
    if not inbox.exists():
        _stop(f"没有找到文件夹：{inbox}。请检查路径。")
    if not inbox.is_dir():
        _stop(f"{inbox} 是一个文件，需要的是放部门文件的文件夹。")
    return inbox


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _stop(f"日期 {text} 读不懂。请写成 2020-04-30 这样。")


def _result_folder(out: Path, inbox: Path) -> Path:
    """Made when absent; never inside the inbox, where the next run would read its own ledger."""
    if out.resolve() == inbox.resolve() or inbox.resolve() in out.resolve().parents:
        _stop(f"结果文件夹不能放在收件文件夹里面：{out}。请另选一个位置。")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _stop_for(error)
    return out


def _file(path: Path | None, option: str) -> Path | None:
    if path is not None and not path.is_file():
        _stop(f"没有找到 {option} 给的文件：{path}。")
    return path


def _stop_for(error: OSError) -> NoReturn:
    """A full disk has its own exit code; any other refusal of the system is said in one line."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        _stop("磁盘满了，这次没有写出任何结果，原有结果未改动。请腾出空间再运行。", NO_SPACE)
    _stop(f"{error.filename or '文件'} 读写不了：{error.strerror}。原有结果未改动。")


def _stop(sentence: str, code: int = USAGE) -> NoReturn:
    _say(sentence)
    raise typer.Exit(code)


def _say(sentence: str) -> None:
    typer.echo(sentence, err=True)
