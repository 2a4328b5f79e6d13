"""Keep 收文: a paper is read, held against the law of the day, and kept as a version of its lineage.

1. the file is read outside the database; what cannot be read says what to do and leaves nothing;
2. the paper is found by issuer and subject, or begun; the same content is not kept twice;
3. every finding is written down, and what people concluded about the former version is carried over.
"""

from __future__ import annotations

import hashlib
import tempfile
from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from yingbao.casework.actions.record import audit, require_role
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import (
    PolicyFinding,
    PolicyPaper,
    PolicyVersion,
    Role,
    Township,
    User,
)
from yingbao.policy import Finding, Paper, UnreadablePaper, looked_at, read_paper, review_papers
from yingbao.policy.deadlines import due
from yingbao.policy.outputs.showing import norms_in_words, reason, then_in_words, without_twins

LARGEST = 50 * 1024 * 1024  # bytes
CARRIED = ("state", "reason", "wording", "decided_by", "decided_at")


def keep(file: UploadedFile[bytes], *, by: User, today: date) -> PolicyVersion:
    """A version of the paper the file belongs to, reviewed on `today`.

    Raises Refused for what cannot be read or was kept before.
    """
    require_role(by, Role.COUNTY_OFFICER, what="收政策文件")
    name, content, paper = read_upload(file, today)
    with transaction.atomic():
        return write_version(find_or_begin(paper), name, content, paper, by=by, today=today)


def read_upload(file: UploadedFile[bytes], today: date) -> tuple[str, bytes, Paper]:
    """(name, content, paper). Raises Refused with what to do."""
    name = Path(file.name or "文件").name[:200]
    if not file.size:
        raise Refused(f"“{name}”是空文件，没有收。请重新传一份。")
    if file.size > LARGEST:
        raise Refused(f"“{name}”超过 50 MB，没有收。请只放文件正文。")
    content = file.read()
    return name, content, read_content(name, content, today)


def read_content(name: str, content: bytes, today: date) -> Paper:
    """The paper in a file's content. Raises Refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"paper{Path(name).suffix.lower()}"
        path.write_bytes(content)
        try:
            return read_paper(path, today)
        except UnreadablePaper as error:
            raise Refused(f"“{name}”没有收。{error}") from None


def find_or_begin(paper: Paper) -> PolicyPaper:
    """The paper of that issuer and subject; what its head says is brought up to date."""
    kept, _ = PolicyPaper.objects.update_or_create(
        lineage=paper.lineage[:200],
        defaults={
            "title": (paper.title or paper.subject or "没有读到标题")[:200],
            "number": (paper.number or "")[:60],
            "issuer": paper.issuer[:120],
            "level": paper.level,
            "issued": paper.issued,
            "township": _township(paper),
        },
    )
    return kept


def _township(paper: Paper) -> Township | None:
    """The township that issued it; county papers belong to none."""
    if paper.level not in ("乡镇级", "村级"):
        return None
    return next((t for t in Township.objects.all() if t.name in paper.issuer), None)


def write_version(
    kept: PolicyPaper, name: str, content: bytes, paper: Paper, *, by: User, today: date
) -> PolicyVersion:
    """The version with its findings. Raises Refused when the same content is there already."""
    digest = hashlib.sha256(content).hexdigest()
    known = kept.versions.filter(digest=digest).first()
    if known is not None:
        raise Refused(f"这份文件和第 {known.order} 版一模一样，没有重复收。")
    former = kept.latest
    version = PolicyVersion.objects.create(
        paper=kept, order=former.order + 1 if former else 1, name=name, digest=digest,
        file=ContentFile(content, name=name), issued=paper.issued, as_of=today,
        clauses=clauses_of(paper, today), uploaded_by=by,
    )  # fmt: skip
    found = without_twins(review_papers([paper], today).findings)
    PolicyFinding.objects.bulk_create(
        [row(version, finding) for finding in found], ignore_conflicts=True
    )
    _carry_over(former, version)
    audit(by, "policy_keep", f"policy:{kept.pk}", version=version.order, findings=len(found))
    return version


def clauses_of(paper: Paper, day: date) -> list[dict[str, object]]:
    """The clauses as a page draws them, in reading order; `checked` where a check of the day looked."""
    looked = looked_at(paper, day)
    return [
        {
            "label": clause.label,
            "marker": clause.marker,
            "text": clause.text,
            "start": clause.start,
            "kind": clause.kind,
            "checked": clause.start in looked,
        }
        for clause in paper.tree.walk()
        if clause.body
    ]


def row(version: PolicyVersion, finding: Finding) -> PolicyFinding:
    """The finding as it is written down; not saved."""
    return PolicyFinding(
        version=version, key=finding.key, code=finding.code, label=finding.label[:60],
        start=finding.clause.start, spans=[list(span) for span in finding.spans],
        quote=finding.quote, severity=finding.severity, effect=finding.check.effect[:20],
        verdict=finding.verdict[:80], why=reason(finding), basis=norms_in_words(finding),
        then=then_in_words(finding), suggestion=finding.check.suggestion, due_on=due(finding),
    )  # fmt: skip


def _carry_over(former: PolicyVersion | None, version: PolicyVersion) -> None:
    """What was concluded about the same words in the former version still stands."""
    if former is None:
        return
    said = {f.key: f for f in former.findings.exclude(state=PolicyFinding.State.OPEN)}
    for finding in version.findings.filter(key__in=said):
        for name in CARRIED:
            setattr(finding, name, getattr(said[finding.key], name))
        finding.save(update_fields=CARRIED)
