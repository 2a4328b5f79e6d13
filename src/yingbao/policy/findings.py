"""A finding: a clause, what it may depart from, and the words that say so. Never a verdict."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from yingbao.norms import Article
from yingbao.policy.check import Check, Severity
from yingbao.policy.paper import Clause, Paper

WHOLE = "全文"
VERDICT = {
    "抵触": "可能抵触",
    "越权": "可能越权",
    "缺失": "缺内容",
    "过时": "引用或要求已过时",
    "表述不清": "表述不清",
}


@dataclass(frozen=True)
class Finding:
    """One check that fired on one clause of one paper, judged on `as_of`.

    `spans` are offsets in the paper's text of the words that triggered; `then` the articles in
    force when the paper was issued, `basis` those in force on the day judged; `against` is the
    repealed norm or the other paper when the finding rests on that instead. `overtaken`: the words
    were right when the paper was issued, later law made them wrong.
    """

    paper: Paper
    clause: Clause
    check: Check
    quote: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    basis: tuple[Article, ...]
    then: tuple[Article, ...]
    as_of: date
    label: str
    remark: str = ""
    against: str = ""
    against_valid: str = ""
    overtaken: bool = False

    @property
    def code(self) -> str:
        return self.check.code

    @property
    def basis_text(self) -> str:
        return self.against or "；".join(str(entry) for entry in self.basis)

    @property
    def basis_valid(self) -> str:
        return self.against_valid or "；".join(entry.span for entry in self.basis)

    @property
    def verdict(self) -> str:
        return f"{VERDICT[self.severity]}：{self.check.title}"

    @property
    def severity(self) -> Severity:
        """The check's own, but 过时 for what was right on the paper's day."""
        return "过时" if self.overtaken and self.check.severity == "抵触" else self.check.severity

    @property
    def key(self) -> str:
        """Stays the same in the next version of the paper as long as the wording does."""
        bare = re.sub(r"[\s　]", "", self.quote)
        text = f"{self.paper.lineage}|{self.code}|{bare}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]
