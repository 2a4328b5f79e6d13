"""What is entered here reaches the canonical tables, and rules on them fire on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.complaints.tests.bringing import accepted
from yingbao.ledgers.emergencies.tests.test_emergency_roster import called
from yingbao.ledgers.feed import lay_out
from yingbao.ledgers.funds.tests.test_fund_chain import came
from yingbao.ledgers.linshi.tests.test_temporary_aid import given
from yingbao.ledgers.problems.tests.test_life_of_a_problem import finished
from yingbao.ledgers.recoveries.tests.test_recoveries import repaid
from yingbao.ledgers.reserves.tests.test_reserve_book import book
from yingbao.ledgers.returns.tests.test_returns import opened
from yingbao.ledgers.tekun import verbs as tekun
from yingbao.ledgers.tekun.tests.test_tekun_care import assessed, signed
from yingbao.reports.job import check_folder
from yingbao.reports.stages import CheckRequest


def fill(cast: Cast) -> None:
    book(cast, 5000)
    given(cast, from_reserve=True)
    person = assessed(
        signed(cast, signed_on=date(2024, 1, 1), expires_on=date(2025, 1, 1)), 2, cast
    )
    tekun.ask_wish(person, on=TODAY, mode="home", signer="本人", words="", by=cast.liu, today=TODAY)
    tekun.visit(person, on=TODAY, visitor="王二柱", is_checking=False, how="上门", words="吃得好",
                by=cast.liu, today=TODAY)  # fmt: skip
    accepted(cast, received_on=date(2026, 8, 1))
    finished(cast, back_pay_due=Decimal(9), back_paid=Decimal(9))
    came(cast)
    repaid(cast, 400)
    called(cast)
    opened(cast)
    cast.verified()


def test_nothing_entered_writes_nothing(cast: Cast, tmp_path: Path) -> None:
    assert lay_out(tmp_path) is None


def test_every_row_is_read_into_its_own_table_and_none_is_given_back(
    cast: Cast, tmp_path: Path
) -> None:
    fill(cast)
    lay_out(tmp_path / "inbox")
    request = CheckRequest(inbox=tmp_path / "inbox", as_of=TODAY, out=tmp_path / "out")
    result = check_folder(request, lambda *words, **more: None)
    reception = result.received.reception
    read = {sheet.table: sheet.accepted for sheet in reception.sheets if sheet.table}
    assert set(read) == {
        "complaint", "problem_ledger", "visit_record", "progress_report", "linshi_grant",
        "reserve_fund", "infection_record", "care_agreement", "care_visit", "ability_assessment",
        "support_wish", "fund_transfer", "recovery",
    }  # fmt: skip
    assert reception.refusals == ()


def test_a_rule_fires_on_money_entered_here(cast: Cast, tmp_path: Path) -> None:
    came(cast)
    lay_out(tmp_path / "inbox")
    request = CheckRequest(inbox=tmp_path / "inbox", as_of=TODAY, out=tmp_path / "out")
    result = check_folder(request, lambda *words, **more: None)
    assert {clue.rule for clue in result.clues} == {"701"}
