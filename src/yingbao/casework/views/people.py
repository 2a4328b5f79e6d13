"""One's own page, the accounts of the security administrator, the audit administrator's chain."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yingbao.casework.actions import accounts as verbs
from yingbao.casework.actions.record import audit
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import AuditEvent, Role, RoleGrant, Township, User
from yingbao.casework.selectors.audit_words import subject_of, words_of
from yingbao.casework.views.request import OfficeRequest


class GrantForm(forms.Form):
    user = forms.ModelChoiceField(label=_("谁"), queryset=User.objects.all())
    role = forms.ChoiceField(label=_("角色"), choices=Role.choices)
    township = forms.ModelChoiceField(
        label=_("乡镇"), queryset=Township.objects.all(), required=False
    )
    department = forms.CharField(label=_("部门"), max_length=40, required=False)
    reason = forms.CharField(label=_("为什么"), max_length=200)


def me(request: OfficeRequest) -> HttpResponse:
    return render(request, "casework/me.html", {})


def keys(request: OfficeRequest) -> HttpResponse:
    return render(request, "casework/keys.html", {})


def password(request: OfficeRequest) -> HttpResponse:
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        audit(request.user, "password", request.user.username)
        messages.success(request, "密码改好了。")
        return redirect("me")
    return render(
        request, "casework/password.html", {"form": form}, status=422 if form.errors else 200
    )


def accounts(request: OfficeRequest) -> HttpResponse:
    form, refusal = GrantForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            verbs.propose(by=request.user, **form.cleaned_data)
            messages.success(request, "提上去了，要另一位安全管理员同意才生效。")
            return redirect("accounts")
        except Refused as error:
            refusal = str(error)
    context = {
        "people": User.objects.select_related("township"),
        "form": form,
        "refusal": refusal,
        "waiting": RoleGrant.objects.filter(agreed_by=None).select_related(
            "user", "township", "proposed_by"
        ),
    }
    return render(
        request, "casework/accounts.html", context, status=422 if form.errors or refusal else 200
    )


def agree(request: OfficeRequest, pk: int) -> HttpResponse:
    try:
        verbs.agree(get_object_or_404(RoleGrant, pk=pk), by=request.user)
        messages.success(request, "同意了，已生效。")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("accounts")


def audit_log(request: OfficeRequest) -> HttpResponse:
    events = AuditEvent.objects.order_by("-seq")
    if verb := request.GET.get("verb", ""):
        events = events.filter(verb=verb)
    page = Paginator(events, 100).get_page(request.GET.get("page"))
    seen = AuditEvent.objects.order_by("verb").values_list("verb", flat=True).distinct()
    names = dict(User.objects.values_list("username", "name"))
    context = {
        "page": page,
        "rows": [_line(event, names) for event in page],
        "verbs": sorted(((one, words_of(one)) for one in seen), key=lambda pair: pair[1]),
        "verb": verb,
    }
    return render(request, "casework/audit.html", context)


def _line(event: AuditEvent, names: dict[str, str]) -> dict[str, Any]:
    """The event with what people call its verb, its subject, its hour and its doer."""
    return {
        "event": event,
        "at": timezone.localtime(datetime.fromisoformat(event.at)),
        "who": "系统" if event.actor == "system" else names.get(event.actor, ""),
        "did": words_of(event.verb),
        "subject": subject_of(event),
    }


def audit_export(request: OfficeRequest) -> HttpResponse:
    """One JSON object a line: `yingbao audit verify FILE` needs nothing else."""
    audit(request.user, "audit_export", "chain")
    lines = (
        json.dumps(event.content | {"digest": event.digest}, ensure_ascii=False)
        for event in AuditEvent.objects.order_by("seq").iterator()
    )
    response = HttpResponse(
        "\n".join(lines) + "\n", content_type="application/x-ndjson; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="audit.jsonl"'
    return response
