"""Compare 比对: the same job the command line does, on the files of the exchange desk, then loaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings

from yingbao.casework.actions.load_run import RuleWord, RunContent, load_run
from yingbao.casework.models import Delivery, Run, User
from yingbao.reports.job import CheckResult, check_folder
from yingbao.reports.stages import CheckRequest

Say = Callable[..., None]


def compare(as_of: date, *, by: User | None, say: Say, inbox: Path | None = None) -> Run:
    """Runs on `inbox`, or on everything the desk has received, and loads what was found.

    The results of each comparison lie in a folder of their own under RUNS_ROOT.
    """
    folder = f"{as_of:%Y%m%d}-{Run.objects.count() + 1:04d}"
    out = Path(settings.RUNS_ROOT) / folder
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["YINGBAO_HOME"] = str(settings.HOME)  # the same keys as the case records
    request = CheckRequest(inbox=inbox or _gather(out / "inbox"), as_of=as_of, out=out)
    result = check_folder(request, say)
    say("把线索装进案件库")
    return load_run(
        content_of(result, folder, as_of), by=by, snapshot_path=_snapshot(request, result)
    )


def _gather(folder: Path) -> Path:
    """The received files under the names their departments gave them, one folder a sender."""
    for delivery in Delivery.objects.exclude(state=Delivery.State.REFUSED):
        place = folder / delivery.sender.replace("/", "_")
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(settings.INBOX_ROOT) / delivery.path, place / delivery.name)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _snapshot(request: CheckRequest, result: CheckResult) -> Path | None:
    name = result.summary["snapshot"]
    return request.store / "snapshots" / name if name else None


def content_of(result: CheckResult, folder: str, as_of: date) -> RunContent:
    """The job's result in the words of a run."""
    examined = result.examined
    rules = {
        code: RuleWord(rule.title, examined.looked_at.get(code, 0), examined.not_run.get(code, ""))
        for code, rule in examined.rules.items()
    }
    snapshot = result.summary["snapshot"] or ""
    manifest = {"summary": result.summary}
    return RunContent(as_of, folder, snapshot, result.clues, rules, manifest, data_as_of=as_of)
