"""The filed ledgers: lines from clues and problems, totals that add up, masked, inert, logged."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from yingbao.casework.actions.refusals import NotAllowed
from yingbao.casework.models import AuditEvent, Closure, Clue
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.books.columns import CLOSURES, FILED, PROBLEMS, RECTIFICATION, FiledLedger
from yingbao.ledgers.books.desk import file_out, lines_of
from yingbao.ledgers.problems import verbs as problems
from yingbao.ledgers.problems.tests.test_life_of_a_problem import acting, finished, found


def opened(ledger: FiledLedger, user: Any, *, reckoned: bool = True) -> Any:
    content = file_out(ledger, by=user, today=TODAY)
    return load_workbook(io.BytesIO(content), data_only=reckoned).active


def lines(sheet: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[3]]
    return [
        dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=4, values_only=True)
    ]


def applied(cast: Cast) -> Clue:
    clue = cast.verified(
        because="韩守义名下有 1 辆小型轿车 140521196208181016", amount=Decimal("1480.50")
    )
    Closure.objects.create(clue=clue, result="韩守义已退回", applied_by=cast.liu)
    return clue


def test_both_sources_stand_in_the_problem_list(cast: Cast) -> None:
    clue, problem = applied(cast), found(cast, amount=Decimal(99))
    numbers = [line["编号"] for line in lines(opened(PROBLEMS, cast.zhou))]
    assert numbers == [clue.code, problem.number, "合计"]


def test_every_total_equals_its_rows(cast: Cast) -> None:
    applied(cast)
    finished(cast, recover_due=Decimal(370), recovered=Decimal(185), why_short="分两期")
    finished(cast, back_pay_due=Decimal("8.50"), back_paid=Decimal("8.50"))
    for ledger in FILED:
        *rows, total = lines(opened(ledger, cast.zhou))
        assert rows and total["编号"] == "合计"
        for column in ledger.columns:
            if column.look in ("money", "count"):
                whole = sum(Decimal(str(row[column.label] or 0)) for row in rows)
                assert Decimal(str(total[column.label])) == whole, (ledger.title, column.label)


def test_names_and_numbers_are_masked_wherever_they_stand(cast: Cast) -> None:
    applied(cast)
    for ledger in FILED:
        words = str(lines(opened(ledger, cast.zhou)))
        assert "韩守义" not in words and "140521196208181016" not in words
        assert "韩*义" in words


def test_what_somebody_typed_never_becomes_a_formula(cast: Cast) -> None:
    found(cast, content='=HYPERLINK("http://x","y")', village="@SUM(A1)")
    sheet = opened(PROBLEMS, cast.zhou, reckoned=False)
    line = lines(sheet)[0]
    assert line["问题描述"].startswith("'=") and line["村（社区）"].startswith("'@")
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(str(cell.value).startswith("=SUM(") for cell in formulas)


def test_untrue_ones_are_not_rectified_but_are_closed(cast: Cast) -> None:
    item = finished(cast, is_true=False)
    assert lines_of(RECTIFICATION, cast.zhou) == []
    assert [entry.number for entry in lines_of(CLOSURES, cast.zhou)] == [item.number]


def test_what_is_still_open_is_not_in_the_closing_list(cast: Cast) -> None:
    acting(cast)
    assert lines_of(CLOSURES, cast.zhou) == []
    assert len(lines_of(RECTIFICATION, cast.zhou)) == 1


def test_the_signed_opinion_stands_with_the_name_of_who_signed(cast: Cast) -> None:
    problems.endorse(finished(cast), words="属实", by=cast.duan, today=TODAY)
    assert lines_of(CLOSURES, cast.zhou)[0].opinion == "属实（段立新）"


def test_a_township_takes_its_own_lines_only(cast: Cast) -> None:
    applied(cast)
    found(cast)
    assert lines_of(PROBLEMS, cast.ma) == []
    assert len(lines_of(PROBLEMS, cast.liu)) == 2


def test_who_took_it_is_in_the_chain_and_others_may_not(cast: Cast) -> None:
    found(cast)
    answer = cast.login(cast.liu).get(reverse("book_problems"))
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    event = AuditEvent.objects.filter(verb="filed_ledger").get()
    assert event.detail["rows"] == 1
    with pytest.raises(NotAllowed):
        file_out(PROBLEMS, by=cast.cai, today=TODAY)
