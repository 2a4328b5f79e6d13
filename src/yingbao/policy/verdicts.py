"""What people decided about findings, remembered from one version of a paper to the next."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from yingbao.policy.findings import Finding
from yingbao.policy.review import Review

State = Literal["confirmed", "dismissed", "edited"]
STATES: dict[str, State] = {
    "修改": "confirmed",
    "同意修改": "confirmed",
    "不改": "dismissed",
    "保留": "dismissed",
    "另行修改": "edited",
}
LABELS: dict[State, str] = {"confirmed": "修改", "dismissed": "不改", "edited": "另行修改"}


class VerdictRefused(ValueError):
    """A verdict that may not stand. The message is Chinese."""


@dataclass(frozen=True)
class Verdict:
    """One person's word on one finding. `wording` is the text agreed on when it was edited."""

    key: str
    state: State
    by: str
    on: date
    reason: str = ""
    wording: str = ""


def decide(
    finding: Finding, state: State, *, by: str, on: date, reason: str = "", wording: str = ""
) -> Verdict:
    """A verdict on a finding.

    Raises VerdictRefused when a dismissal has no reason, an edit no wording, or nobody signs.
    """
    if not by.strip():
        raise VerdictRefused("请写上作出结论的人。")
    if state == "dismissed" and not reason.strip():
        raise VerdictRefused("不改的要写理由，下一版文件还会用到。")
    if state == "edited" and not wording.strip():
        raise VerdictRefused("另行修改的要写修改后的条文。")
    return Verdict(finding.key, state, by.strip(), on, reason.strip(), wording.strip())


class VerdictBook:
    """Verdicts by finding key. A finding's key holds while paper lineage and wording hold."""

    def __init__(self, verdicts: dict[str, Verdict] | None = None) -> None:
        self._by_key = dict(verdicts or {})

    @classmethod
    def load(cls, path: Path) -> VerdictBook:
        """The book in a file; an absent file is an empty book.

        Raises VerdictRefused when the file is no book.
        """
        if not path.exists():
            return cls()
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            verdicts = [Verdict(**{**row, "on": date.fromisoformat(row["on"])}) for row in rows]
        except (ValueError, TypeError, KeyError):
            raise VerdictRefused(
                f"{path.name} 不是结论记录，或已损坏。请换回上次保存的文件。"
            ) from None
        return cls({verdict.key: verdict for verdict in verdicts})

    def save(self, path: Path) -> None:
        """Written beside and moved into place, so that a crash leaves the former book."""
        rows = [
            {**asdict(v), "on": str(v.on)}
            for v in sorted(self._by_key.values(), key=lambda v: v.key)
        ]
        beside = path.with_name(path.name + ".part")
        beside.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(beside, path)

    def remember(self, verdict: Verdict) -> None:
        self._by_key[verdict.key] = verdict

    def of(self, finding: Finding) -> Verdict | None:
        return self._by_key.get(finding.key)

    def open_in(self, review: Review) -> list[Finding]:
        """Findings on which a person has not said 不改."""
        return [f for f in review.findings if (v := self.of(f)) is None or v.state != "dismissed"]

    def __len__(self) -> int:
        return len(self._by_key)
