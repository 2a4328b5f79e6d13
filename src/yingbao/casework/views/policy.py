"""政策: the library of local papers, the page that holds one against the law, and its verbs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from yingbao.casework.actions.policy import amend, confirm, judge, keep, send
from yingbao.casework.actions.record import audit
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import PolicyFinding, PolicyPaper, PolicyTask, PolicyVersion, Role
from yingbao.casework.selectors import policy as shown
from yingbao.casework.views.request import OfficeRequest
from yingbao.policy import Verdict, VerdictBook, review_papers
from yingbao.policy.outputs.workbook import write_workbook


def policies(request: OfficeRequest) -> HttpResponse:
    """The library; the county's officer puts papers in."""
    refusals: list[str] = []
    if request.method == "POST":
        refusals = _take_all(request)
        if not refusals:
            return redirect("policies")
    found = PolicyPaper.objects.visible_to(request.user).select_related("township")
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": shown.shelf(page.object_list),
        "refusals": refusals,
        "may_keep": request.user.role == Role.COUNTY_OFFICER,
        "today": timezone.localdate(),
    }
    status = 422 if refusals else 200
    return render(request, "casework/policies.html", context, status=status)


def _take_all(request: OfficeRequest) -> list[str]:
    """Keeps what can be kept; what cannot is said, one line a file."""
    refusals, kept = [], 0
    files = request.FILES.getlist("files")
    for file in files:
        try:
            keep.keep(file, by=request.user, today=timezone.localdate())
            kept += 1
        except Refused as error:
            refusals.append(str(error))
    if kept:
        messages.success(request, f"收下 {kept} 份，已经对照过。")
    return refusals if files else ["还没有选文件。"]


def fetch(request: OfficeRequest, pk: int) -> PolicyPaper:
    """The paper in this person's sight, else 404."""
    return get_object_or_404(PolicyPaper.objects.visible_to(request.user), pk=pk)


def policy(
    request: OfficeRequest, pk: int, refusals: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """The paper at the left, what was seen at the right, and what people concluded below."""
    paper = fetch(request, pk)
    version = _version(request, paper)
    return render(
        request, "casework/policy.html", _context(request, paper, version, refusals), status=status
    )


def _version(request: OfficeRequest, paper: PolicyPaper) -> PolicyVersion:
    asked = request.GET.get("version", "")
    version = paper.versions.filter(order=int(asked)).first() if asked.isdecimal() else paper.latest
    if version is None:
        raise Http404
    return version


def _context(
    request: OfficeRequest, paper: PolicyPaper, version: PolicyVersion, refusals: tuple[str, ...]
) -> dict[str, Any]:
    issued = version.issued if request.GET.get("day") == "issued" else None
    then = issued is not None
    found = (
        shown.findings_on(version, issued)
        if issued is not None
        else list(version.findings.select_related("decided_by"))
    )
    kept = shown.chosen(found, request.GET.dict())
    filtered = any(request.GET.get(name) for name in ("severity", "effect", "state"))
    task, latest = paper.tasks.first(), paper.latest
    role = request.user.role
    current = latest == version and not then
    return {
        "paper": paper,
        "version": version,
        "versions": list(paper.versions.all()),
        "then": then,
        "found": found,
        "counts": shown.counts(found),
        "kept": kept,
        "filtered": filtered,
        "passages": shown.passages(version, kept, only=filtered, kept_day=not then),
        "states": PolicyFinding.State.choices,
        "effects": ("漏保", "错保", "程序", "资金"),
        "shapes": shown.SHAPES,
        "task": task,
        "late": task is not None and task.late_on(timezone.localdate()),
        "left": amend.left_in(task) if task else [],
        "open": [f for f in found if f.state == PolicyFinding.State.OPEN],
        "may_judge": current and role in judge.JUDGES,
        "may_send": current
        and role == Role.COUNTY_OFFICER
        and (task is None or task.state == "closed"),
        "may_amend": role in amend.MENDERS and task is not None and task.state != "closed",
        "may_confirm": role == Role.COUNTY_LEADER and task is not None and task.state == "answered",
        "refusals": refusals,
    }


def perform(
    request: OfficeRequest, paper: PolicyPaper, verb: Callable[[], Any], done: str, at: str = ""
) -> HttpResponse:
    """Verb and back to the page; what is refused stands on the page with its reason."""
    try:
        verb()
    except Refused as error:
        return policy(request, paper.pk, (str(error),), error.status)
    messages.success(request, done)
    return redirect(paper.get_absolute_url() + at)


def judge_finding(request: OfficeRequest, pk: int) -> HttpResponse:
    found = PolicyFinding.objects.filter(
        version__paper__in=PolicyPaper.objects.visible_to(request.user)
    )
    finding = get_object_or_404(found.select_related("version__paper"), pk=pk)
    said = {name: request.POST.get(name, "") for name in ("state", "reason", "wording")}
    return perform(
        request,
        finding.version.paper,
        lambda: judge.judge(finding, by=request.user, **said),
        f"{finding.label}的结论记下了。",
        f"#f{finding.pk}",
    )


def send_paper(request: OfficeRequest, pk: int) -> HttpResponse:
    paper = fetch(request, pk)
    return perform(
        request,
        paper,
        lambda: send.send(paper, by=request.user, today=timezone.localdate()),
        f"已送{paper.issuer or '制定机关'}修改。",
    )


def amend_paper(request: OfficeRequest, pk: int) -> HttpResponse:
    paper, task = _open_task(request, pk)
    file = request.FILES.get("file")
    if file is None:
        return policy(request, paper.pk, ("还没有选修改稿。",), 422)
    return perform(
        request,
        paper,
        lambda: amend.amend(task, file, by=request.user, today=timezone.localdate()),
        "修改稿收下了，已经重新对照。",
    )


def confirm_paper(request: OfficeRequest, pk: int) -> HttpResponse:
    paper, task = _open_task(request, pk)
    agrees = request.POST.get("agrees") == "yes"
    return perform(
        request,
        paper,
        lambda: confirm.confirm(
            task, by=request.user, agrees=agrees, words=request.POST.get("words", "")
        ),
        "已销号。" if agrees else "退回制定机关了。",
    )


def _open_task(request: OfficeRequest, pk: int) -> tuple[PolicyPaper, PolicyTask]:
    paper = fetch(request, pk)
    task = paper.tasks.first()
    if task is None:
        raise Http404
    return paper, task


def difference(request: OfficeRequest, pk: int, old: int, new: int) -> HttpResponse:
    """What changed from one version to another, and what that did to the findings."""
    paper = fetch(request, pk)
    before = get_object_or_404(paper.versions.all(), order=old)
    after = get_object_or_404(paper.versions.all(), order=new)
    found = shown.difference(before, after, timezone.localdate())
    context = {
        "paper": paper,
        "before": before,
        "after": after,
        "found": found,
        "changes": list(shown.changed(found)),
    }
    return render(request, "casework/policy_diff.html", context)


def table(request: OfficeRequest, pk: int) -> HttpResponse:
    """政策清理表.xlsx of the latest version, with the conclusions so far."""
    paper = fetch(request, pk)
    version = _version(request, paper)
    review = review_papers([shown.paper_of(version, version.as_of)], version.as_of)
    with tempfile.TemporaryDirectory() as folder:
        path = write_workbook(review, Path(folder) / "policy.xlsx", _book(version))
        content = path.read_bytes()
    audit(request.user, "policy_table", f"policy:{paper.pk}", version=version.order)
    answer = HttpResponse(
        content,
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    answer["Content-Disposition"] = f'attachment; filename="policy-{paper.pk}-{version.order}.xlsx"'
    return answer


def _book(version: PolicyVersion) -> VerdictBook:
    book = VerdictBook()
    decided = version.findings.exclude(state=PolicyFinding.State.OPEN).select_related("decided_by")
    for found in decided:
        if found.decided_by and found.decided_at:
            by, on = found.decided_by.name, timezone.localdate(found.decided_at)
            book.remember(Verdict(found.key, found.state, by, on, found.reason, found.wording))  # type: ignore[arg-type]
    return book
