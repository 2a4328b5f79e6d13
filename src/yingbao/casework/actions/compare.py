"""Compare 比对: the same job the command line does, on the files of the exchange desk, then loaded."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from yingbao.casework.actions import history
from yingbao.casework.actions.load_run import RuleWord, RunContent, load_run
from yingbao.casework.actions.readings import Laid, lay_out, put_back
from yingbao.casework.actions.receive import keep
from yingbao.casework.county import county_file
from yingbao.casework.models import Delivery, Run, User
from yingbao.reports.job import CheckResult, check_folder
from yingbao.reports.reception import UNKNOWN_SENDER
from yingbao.reports.stages import CheckRequest

Say = Callable[..., None]


def compare(as_of: date, *, by: User | None, say: Say, inbox: Path | None = None) -> Run:
    """Runs on `inbox`, or on everything the desk has received, and loads what was found.

    The results of each comparison lie in a folder of their own under RUNS_ROOT, with the memory it began
    with and what it added. The desk's deliveries get their receipts from the run; files of an `inbox` are
    put on the desk by it.
    """
    os.environ["YINGBAO_HOME"] = str(settings.HOME)  # the same keys as the case records
    with history.alone(say):
        folder = f"{as_of:%Y%m%d}-{Run.objects.count() + 1:04d}"
        with history.folder_of_its_own(folder) as out:
            return _compared(as_of, by, say, inbox, out)


def _compared(as_of: date, by: User | None, say: Say, inbox: Path | None, out: Path) -> Run:
    laid = lay_out(usable(), out / "inbox") if inbox is None else {}
    _feed(out / "inbox" if inbox is None else None)
    request = CheckRequest(inbox=inbox or out / "inbox", as_of=as_of, out=out, county=county_file())
    history.begin(request.store)
    result = check_folder(request, say)
    say("把线索装进案件库")
    with (
        transaction.atomic()
    ):  # the run's row is what hands its memory on: it comes with all the rest
        content = content_of(result, out.name, as_of)
        run = load_run(content, by=by, snapshot_path=_snapshot(request, result))
        laid = laid or _take_in(request.inbox, result, by)
        put_back(laid, result.received.reception, out)
    return run


def _feed(folder: Path | None) -> None:
    """The system's own ledgers, each beside the departments' files; a folder laid by hand is left."""
    for name in settings.RUN_FEEDS if folder else ():
        import_string(name)(folder)


def usable() -> list[Delivery]:
    """What a run reads: not what could not be read, not what shrank unexplained, not what was replaced.

    A newer file of the same department, name and month replaces the older; a file of another month
    under the same name stands beside it.
    """
    kept: dict[tuple[str, str, str], Delivery] = {}
    for delivery in Delivery.objects.exclude(state=Delivery.State.REFUSED).order_by("pk"):
        if not delivery.alarmed:
            months = "|".join(f"{item['table']}{item['newest'][:7]}" for item in delivery.tables)
            kept[delivery.sender, delivery.name, months] = delivery
    return list(kept.values())


def _take_in(inbox: Path, result: CheckResult, by: User | None) -> Laid:
    """Files laid by hand stand on the desk like those uploaded, under the department they came from."""
    laid: Laid = {}
    for sheet in result.received.reception.sheets:
        path = inbox / sheet.file
        if sheet.file not in laid and path.is_file():
            sender = sheet.sender or UNKNOWN_SENDER
            laid[sheet.file], _ = keep(path.name, path.read_bytes(), sender=sender, by=by)
    return laid


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
    sifted = result.sifted
    return RunContent(
        as_of,
        folder,
        result.summary["snapshot"] or "",
        [*sifted.clues, *sifted.settled, *(item.clue for item in sifted.held)],
        rules,
        {"summary": result.summary},
        data_as_of=as_of,
        held={item.clue.fingerprint: item.why for item in sifted.held},
        doubtful=_doubtful(result),
    )


def _doubtful(result: CheckResult) -> frozenset[str]:
    """Rules that stand on a source which fell short of what was accepted before."""
    trips, needs = set(result.sifted.trips), result.examined.needs
    return frozenset(code for code, tables in needs.items() if trips.intersection(tables))
