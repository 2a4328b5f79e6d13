"""Who may call what: one line a URL name and method. A URL without a line does not answer at all.

This is the first gate only. What a person may see behind it is `visible_to`, what may be done is
checked again by the verb.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Role
from yingbao.ledgers import addresses

ANYONE = frozenset({"anyone"})
SIGNED_IN = frozenset(Role)
TOWNSHIP = frozenset({Role.TOWNSHIP_OFFICER, Role.TOWNSHIP_HEAD})
COUNTY = frozenset({Role.COUNTY_OFFICER, Role.COUNTY_LEADER})
HANDLERS = TOWNSHIP | {Role.COUNTY_OFFICER}
READERS = TOWNSHIP | COUNTY | {Role.INSPECTOR}
REVIEWERS = COUNTY | {Role.INSPECTOR}
SENDERS = frozenset({Role.COUNTY_OFFICER, Role.LIAISON})
DESK = COUNTY | {Role.INSPECTOR, Role.LIAISON}

Policy = dict[str, frozenset[Any]]


def read(*roles: frozenset[Any]) -> Policy:
    return {"GET": frozenset().union(*roles)}


def both(readers: frozenset[Any], writers: frozenset[Any]) -> Policy:
    return {"GET": readers, "POST": writers}


def write(writers: frozenset[Any]) -> Policy:
    return {"POST": writers}


POLICIES: dict[str, Policy] = {
    "login": both(ANYONE, ANYONE),
    "service_worker": read(ANYONE),
    "logout": write(SIGNED_IN),
    "me": read(SIGNED_IN),
    "more": read(SIGNED_IN),
    "language": write(SIGNED_IN),
    "ledgers": read(READERS),
    "doubts": read(REVIEWERS),
    "doubt_review": write(REVIEWERS),
    "rectification": read(READERS),
    "closures": read(READERS),
    "password": both(SIGNED_IN, SIGNED_IN),
    "help_keys": read(SIGNED_IN),
    "home": read(SIGNED_IN),
    "clues": read(READERS),
    "clue": read(READERS),
    "save_view": both(READERS, READERS),
    "export_clues": both(READERS, READERS),
    "dispatch_preview": write(COUNTY),
    "dispatch": write(COUNTY),
    "clues_look": write(READERS),
    "handover_preview": write(TOWNSHIP),
    "handover": write(TOWNSHIP),
    "undo": write(READERS),
    "undo_many": write(READERS),
    "reveal": write(HANDLERS),
    "visit": both(HANDLERS, HANDLERS),
    "visit_check": write(HANDLERS),
    "visit_sheet": read(READERS),
    "evidence_add": write(HANDLERS),
    "evidence": read(READERS),
    "evidence_withdraw": write(HANDLERS),
    "measure_plan": write(HANDLERS),
    "measure_finish": write(HANDLERS),
    "delay_ask": write(HANDLERS),
    "delay_agree": write(COUNTY),
    "resume": write(READERS - {Role.INSPECTOR}),
    "decision_draft": write(HANDLERS),
    "decision_hear": write(HANDLERS),
    "decision_notice": write(HANDLERS),
    "decision_approve": write(COUNTY),
    "decision_serve": write(HANDLERS),
    "decision_carry_out": write(COUNTY),
    "decision_withdraw": write(HANDLERS | COUNTY),
    "closure_apply": both(HANDLERS, HANDLERS),
    "closure_endorse": write(frozenset({Role.TOWNSHIP_HEAD})),
    "closure_explain": write(HANDLERS),
    "closure_review": write(COUNTY),
    "revisit": both(TOWNSHIP | {Role.INSPECTOR}, TOWNSHIP | {Role.INSPECTOR}),
    "households": read(READERS),
    "household": read(READERS),
    "reveal_member": write(HANDLERS),
    "visit_sheets": read(READERS),
    "sheets_chosen": write(READERS),
    "trip_plan": write(HANDLERS),
    "trip_minutes": write(HANDLERS),
    "trip_preview": write(HANDLERS),
    "trip_plan_chosen": write(HANDLERS),
    "runs": both(COUNTY | {Role.INSPECTOR}, COUNTY),
    "run": read(COUNTY | {Role.INSPECTOR}),
    "release": write(COUNTY),
    "rules": read(READERS),
    "rule": read(READERS),
    "policies": both(READERS, frozenset({Role.COUNTY_OFFICER})),
    "policy": read(READERS),
    "policy_table": read(READERS),
    "policy_diff": read(READERS),
    "policy_judge": write(COUNTY),
    "policy_send": write(frozenset({Role.COUNTY_OFFICER})),
    "policy_amend": write(HANDLERS | TOWNSHIP),
    "policy_confirm": write(frozenset({Role.COUNTY_LEADER})),
    "exchange": both(DESK, SENDERS),
    "delivery": read(DESK),
    "mapping": both(frozenset({Role.COUNTY_OFFICER}), frozenset({Role.COUNTY_OFFICER})),
    "fix_file": read(SENDERS),
    "explain": write(SENDERS),
    "owed_add": write(frozenset({Role.COUNTY_OFFICER})),
    "owed_remind": write(frozenset({Role.COUNTY_OFFICER})),
    "owed_drop": write(frozenset({Role.COUNTY_OFFICER})),
    "receipt": read(DESK),
    "jobs": read(COUNTY | {Role.SYSTEM_ADMIN}),
    "job": read(COUNTY | {Role.SYSTEM_ADMIN, Role.LIAISON}),
    "job_cancel": write(COUNTY | {Role.SYSTEM_ADMIN}),
    "dashboard": read(READERS),
    "dashboard_export": write(READERS),
    "accounts": both(frozenset({Role.SECURITY_ADMIN}), frozenset({Role.SECURITY_ADMIN})),
    "grant_agree": write(frozenset({Role.SECURITY_ADMIN})),
    "audit": read(frozenset({Role.AUDIT_ADMIN})),
    "audit_export": write(frozenset({Role.AUDIT_ADMIN})),
    **addresses.policies(),
}


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """A URL with its policy line; refuses to start without one."""
    if name not in POLICIES:
        raise ImproperlyConfigured(f"网址 {name} 没有写谁能访问（web/policy.py）。")
    return path(route, guarded(view, name), name=name)


def guarded(view: Callable[..., HttpResponseBase], name: str) -> Callable[..., HttpResponseBase]:
    """405 for a method without a line, the login page for strangers, 403 for other roles."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        roles = POLICIES[name].get("GET" if request.method == "HEAD" else request.method or "")
        if roles is None:
            return HttpResponse(status=405, headers={"Allow": ", ".join(POLICIES[name])})
        if roles == ANYONE:
            return view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.user.role not in roles:
            words = {"roles": "、".join(sorted(Role(role).label for role in roles))}
            return render(request, "web/forbidden.html", words, status=403)
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:  # a page that needs a number which nobody can read says so
            words = {"words": str(refused)}
            return render(request, "web/refused.html", words, status=refused.status)

    return answer
