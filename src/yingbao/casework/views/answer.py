"""How a page answers a verb: done and on, or refused with what was typed still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.models import Clue
from yingbao.casework.selectors.conflict import Pair, typed_pairs
from yingbao.casework.views.request import OfficeRequest

Verb = Callable[[dict[str, Any]], Any]


def fetch(request: OfficeRequest, code: str) -> Clue:
    """The clue in this person's sight, else 404: other townships' clues do not exist."""
    clue = get_object_or_404(
        Clue.objects.visible_to(request.user).select_related("township"), code=code
    )
    stated = request.POST.get("version", "")
    if stated.isdigit():
        clue.version = int(stated)  # what the page was drawn from; the verb compares
    return clue


def perform(
    request: OfficeRequest, clue: Clue, form: forms.Form, verb: Verb, done: str
) -> HttpResponse:
    """Form, verb, redirect; what is refused comes back on the clue's page with its reason."""
    if not form.is_valid():
        return refused(
            request,
            clue,
            [
                f"{form.fields[name].label}：{error}"
                for name, errors in form.errors.items()
                for error in errors
                if name in form.fields
            ]
            or [str(error) for error in form.non_field_errors()],
            422,
        )
    try:
        verb(form.cleaned_data)
    except NotAllowed as error:
        return refused(request, clue, [str(error)], 403)
    except Moved as error:
        fresh = Clue.objects.get(pk=clue.pk)
        return conflict(request, fresh, str(error), typed_pairs(fresh, form), {"version": fresh})
    except Refused as error:
        return refused(request, clue, [str(error)], error.status)
    messages.success(request, done)
    return redirect(clue.get_absolute_url())


def conflict(
    request: OfficeRequest, clue: Clue, words: str, pairs: list[Pair], met: dict[str, Clue]
) -> HttpResponse:
    """Both values side by side. What was typed goes along, with the versions it will now meet.

    `met`: name of a version field → the clue as it is now.
    """
    left_out = {"csrfmiddlewaretoken", *met, *(pair.name for pair in pairs)}
    hidden = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in left_out
    ]
    hidden += [(name, str(one.version)) for name, one in met.items()]
    context = {
        "clue": clue,
        "words": words,
        "pairs": pairs,
        "again": request.path,
        "hidden": hidden,
    }
    return render(request, "casework/conflict.html", context, status=409)


def refused(request: OfficeRequest, clue: Clue, reasons: list[str], status: int) -> HttpResponse:
    from yingbao.casework.views.clues import clue_context

    clue.refresh_from_db()
    context = clue_context(request, clue) | {"refusals": reasons, "typed": request.POST}
    return render(request, "casework/clue.html", context, status=status)
