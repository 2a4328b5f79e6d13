from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from yingbao.casework.models import AuditEvent
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.papers import closing_form
from yingbao.ledgers.papers.paper import make
from yingbao.ledgers.papers.tests.opening import is_filled, words_of
from yingbao.ledgers.problems.tests.test_life_of_a_problem import finished
from yingbao.reports.official import PaperError, Sheet, save_templates


def test_the_closing_form_holds_the_problem_and_its_money(cast: Cast) -> None:
    problem = finished(cast, back_pay_due=Decimal(900), back_paid=Decimal(900))
    content = make(closing_form.PAPER, problem, by=cast.liu, today=TODAY)
    assert is_filled(content)
    assert "已补发 900" in words_of(content) and problem.number in words_of(content)


def test_the_chain_keeps_the_digest_of_what_was_handed_out(cast: Cast) -> None:
    content = make(closing_form.PAPER, finished(cast), by=cast.liu, today=TODAY)
    event = AuditEvent.objects.get(verb="paper")
    assert event.detail["sha256"] == hashlib.sha256(content).hexdigest()


def test_words_that_look_like_marks_stay_words(cast: Cast) -> None:
    problem = finished(cast)
    problem.content = "{{ office }}<b>"
    assert "{{ office }}<b>" in words_of(
        make(closing_form.PAPER, problem, by=cast.liu, today=TODAY)
    )


def test_the_offices_own_template_is_used_and_a_wrong_mark_is_named(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    [path] = save_templates(tmp_path / "papers", {"销号审批表": closing_form.template})
    problem = finished(cast)
    assert is_filled(make(closing_form.PAPER, problem, by=cast.liu, today=TODAY))
    sheet = Sheet()
    sheet.body("{{ nobody_knows }}")
    path.write_bytes(sheet.to_bytes())
    with pytest.raises(PaperError, match="nobody_knows"):
        make(closing_form.PAPER, problem, by=cast.liu, today=TODAY)


def test_saving_templates_leaves_the_offices_own_alone(tmp_path: Path) -> None:
    (tmp_path / "销号审批表.docx").write_text("自己改过的")
    assert save_templates(tmp_path, {"销号审批表": closing_form.template}) == []
