"""A rule that lacks a table, and a file that nobody recognised: it may be the one."""

from __future__ import annotations

from collections.abc import Mapping

from yingbao.canon import load_tables
from yingbao.exchange.mapping.forms import forms
from yingbao.exchange.mapping.recognise import hint_score
from yingbao.exchange.sheets import names_of
from yingbao.reports.reception import ReadSheet, Reception

MOST_NAMED = 2
SAID = "可能就是它"  # the engine names a file that it knows to be unread


def with_likely_files(not_run: Mapping[str, str], reception: Reception) -> dict[str, str]:
    """The reasons, with the files that by their names could be what is missing."""
    strange = [
        sheet for sheet in reception.sheets if not sheet.table and sheet.fate in ("", "waiting")
    ]
    likely = _likely(strange)
    return {code: reason + _named(reason, likely) for code, reason in not_run.items()}


def _likely(strange: list[ReadSheet]) -> dict[str, list[str]]:
    """Title of a table → files that bear its name, or wait to be confirmed as it."""
    found: dict[str, list[str]] = {}
    for sheet in strange:
        names = names_of(sheet.file, "" if sheet.sheet == "-" else sheet.sheet, ())
        scores = {name: hint_score(form, names) for name, form in forms().items()}
        best = max(scores.values())
        for name, score in scores.items():
            title = load_tables()[name].title
            if title == sheet.title or (best > 0 and score == best):
                found.setdefault(title, []).append(sheet.file)
    return {title: list(dict.fromkeys(files)) for title, files in found.items()}


def _named(reason: str, likely: Mapping[str, list[str]]) -> str:
    files = [file for title, some in likely.items() if f"{title}（" in reason for file in some]
    if not files or SAID in reason:
        return ""
    said = "、".join(f"“{file}”" for file in [*dict.fromkeys(files)][:MOST_NAMED])
    return f"。收到的{said}还没有认出，{SAID}，请看一下"
