"""The main job, the same for the command line and the web: folder in, ledger out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yingbao.clues import Clue, raise_clues
from yingbao.reports.ledger import Ledger
from yingbao.reports.papers import papers
from yingbao.reports.publishing import publish, write_durably
from yingbao.reports.record import former_outputs, manifest, summary
from yingbao.reports.sifting import Kept, Sifted, remember, sift
from yingbao.reports.stages import (
    CheckRequest,
    Examined,
    Received,
    Say,
    Stages,
    the_stages,
)

NOTHING_RECOGNISED = (
    "没有认出任何一张表，所以没有比对。收到了什么、为什么没认出，见 {out}/数据质量报告.xlsx；"
    "可以用 yingbao template 生成空白模板。"
)


@dataclass(frozen=True)
class CheckResult:
    """`summary` has plain JSON values only; `clues` are those that stand open.

    `sifted` also has those that wait for the county.
    """

    summary: dict[str, Any]
    clues: list[Clue]
    received: Received
    examined: Examined
    sifted: Sifted


def check_folder(request: CheckRequest, say: Say, stages: Stages | None = None) -> CheckResult:
    """The whole run.

    1. read and publish what came, 2. run the rules, 3. raise clues, leave out those a person has
    settled and hold those that rest on doubtful data, 4. write all papers, 5. put them in place
    together, 6. remember what stands open and what waits.
    Raises OSError when the machine refuses; what was there before then stays as it was.
    """
    stages = stages or the_stages()
    received = stages.receive(request, say)
    examined = stages.examine(request, received, say) if received.snapshot else Examined()
    kept = Kept.load(request.store)
    say("整理线索")
    sifted = sift(_raise(request, received, examined), kept, request, received, examined)
    say("写台账和回执")
    ledger = _ledger(request, received, examined, sifted)
    files = papers(ledger, received.reception)
    files["manifest.json"] = manifest(request, received, examined, files, sifted)
    publish(request.out, files, former=former_outputs(request.out))
    remember(kept, sifted, request, received, examined.rules, ledger.export_id, write_durably)
    problem = "" if received.reception.recognised else NOTHING_RECOGNISED.format(out=request.out)
    said = summary(request, received, examined, sifted, files, problem)
    return CheckResult(said, sifted.clues, received, examined, sifted)


def _raise(request: CheckRequest, received: Received, examined: Examined) -> list[Clue]:
    if received.snapshot is None:
        return []
    return raise_clues(
        examined.rows,
        examined.rules,
        received.snapshot,
        received.vault,
        received.keys,
        received.townships,
    )


def _ledger(
    request: CheckRequest, received: Received, examined: Examined, sifted: Sifted
) -> Ledger:
    return Ledger(
        county=received.county,
        as_of=request.as_of,
        clues=sifted.clues,
        rules=examined.rules,
        keys=received.keys,
        looked_at=examined.looked_at,
        not_run=examined.not_run,
        reveal=request.reveal,
        held=sifted.held,
        precision=sifted.precision,
        waits=sifted.waits,
    )
