"""The happy way through each guard, and each refusal in the officer's words."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from yingbao.casework.actions import close, decide
from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.actions.verify import Verdict, verify
from yingbao.casework.law import days_of
from yingbao.casework.models import AuditEvent, Clue, Decision, Evidence, Role, User, Visit
from yingbao.casework.tests.cast import TODAY, Cast

REMEDIES = "可以申请行政复议，也可以提起行政诉讼。"


def stop(cast: Cast) -> Decision:
    return decide.draft(
        cast.verified(),
        decide.Draft(Decision.Kind.STOP, "有车在用", "民发〔2021〕57号 第十四条"),
        by=cast.liu,
    )


def heard(cast: Cast, decision: Decision) -> None:
    decide.hear(
        decision,
        by=cast.liu,
        heard_on=TODAY,
        place="家里",
        present="本人、刘春燕",
        said="车卖了",
        answer="",
        today=TODAY,
    )


def noticed(cast: Cast, decision: Decision) -> None:
    decide.write_notice(
        decision, by=cast.liu, number="沁民告〔2026〕1号", text="事实和理由", remedies=REMEDIES
    )


def test_a_stop_passes_visit_hearing_notice_second_person_and_window(cast: Cast) -> None:
    decision = stop(cast)
    heard(cast, decision)
    noticed(cast, decision)
    decide.approve(decision, by=cast.zhou, today=TODAY)
    decide.serve(
        decision, by=cast.liu, served_on=TODAY, how="直接送达", received_by="本人", today=TODAY
    )
    with pytest.raises(Refused, match="等待期"):
        decide.carry_out(decision, by=cast.zhou, today=TODAY)
    decide.carry_out(
        decision, by=cast.zhou, today=TODAY + timedelta(days=days_of(decide.WAITING_DAYS, TODAY))
    )
    assert decision.state == Decision.State.EFFECTIVE


def test_a_stop_without_hearing_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="听取本人意见"):
        decide.approve(stop(cast), by=cast.zhou, today=TODAY)


def test_a_notice_without_remedies_is_refused(cast: Cast) -> None:
    decision = stop(cast)
    heard(cast, decision)
    with pytest.raises(Refused, match="复议"):
        decide.write_notice(decision, by=cast.liu, number="1", text="理由", remedies="无")


def test_whoever_visited_cannot_be_the_second_person(cast: Cast) -> None:
    decision = stop(cast)
    heard(cast, decision)
    noticed(cast, decision)
    User.objects.filter(pk=cast.liu.pk).update(role=Role.COUNTY_OFFICER, township=None)
    cast.liu.refresh_from_db()
    with pytest.raises(NotAllowed, match="第二人"):
        decide.approve(decision, by=cast.liu, today=TODAY)


def test_help_needs_two_people_and_no_waiting(cast: Cast) -> None:
    clue = cast.verified(direction="漏保", level="蓝")
    decision = decide.draft(
        clue,
        decide.Draft(Decision.Kind.ENROL, "符合条件", "民发〔2021〕57号 第四条", Decimal(420)),
        by=cast.liu,
    )
    decide.approve(decision, by=cast.zhou, today=TODAY)
    decide.carry_out(decision, by=cast.zhou, today=TODAY)
    assert decision.effective_on == TODAY


def test_one_person_is_no_visit(cast: Cast) -> None:
    clue = cast.dispatched()
    with pytest.raises(Refused, match="两个人"):
        verify(
            {clue: Verdict(Clue.Outcome.UNFOUNDED, "没有车")},
            cast.visit(second_name="刘春燕"),
            by=cast.liu,
            today=TODAY,
        )
    assert not Visit.objects.exists()


def test_the_same_visit_sent_twice_is_one_visit(cast: Cast) -> None:
    clue, record = cast.dispatched(), cast.visit()
    verdicts = {clue: Verdict(Clue.Outcome.UNFOUNDED, "没有车")}
    assert verify(verdicts, record, by=cast.liu, today=TODAY) == verify(
        verdicts, record, by=cast.liu, today=TODAY
    )
    assert Visit.objects.count() == 1


def applied(cast: Cast) -> close.Closure:
    clue = cast.verified(Clue.Outcome.UNFOUNDED)
    Evidence.objects.create(
        clue=clue,
        file="x",
        title="过户凭据",
        kind="image/jpeg",
        size=1,
        sha256="0" * 64,
        by=cast.liu,
    )
    return close.apply(clue, by=cast.liu, result="车已卖，凭据在案")


def test_closing_takes_head_rematch_and_a_second_person(cast: Cast) -> None:
    closure = applied(cast)
    close.endorse(closure, by=cast.duan, opinion="属实")
    with pytest.raises(Refused, match="复核"):
        close.review(closure, by=cast.zhou, agrees=True, words="同意")
    close.rematch(closure, cast.run, fires=False)
    close.review(closure, by=cast.zhou, agrees=True, words="同意")
    closure.clue.refresh_from_db()
    assert closure.clue.status == Clue.Status.CLOSED


def test_what_still_fires_cannot_close(cast: Cast) -> None:
    closure = applied(cast)
    close.endorse(closure, by=cast.duan, opinion="属实")
    close.rematch(closure, cast.run, fires=True)
    with pytest.raises(Refused, match="仍然命中"):
        close.review(closure, by=cast.zhou, agrees=True, words="同意")


def test_an_application_names_everything_that_is_missing(cast: Cast) -> None:
    with pytest.raises(Refused, match="材料.*属实了，但没有定措施"):
        close.apply(cast.verified(), by=cast.liu, result="办好了")


def test_two_people_on_one_clue_the_second_is_told_who_was_first(cast: Cast) -> None:
    clue = cast.dispatched()
    stale = Clue.objects.get(pk=clue.pk)
    verify(
        {clue: Verdict(Clue.Outcome.UNFOUNDED, "没有车")}, cast.visit(), by=cast.liu, today=TODAY
    )
    with pytest.raises(Moved, match="刘春燕"):
        verify(
            {stale: Verdict(Clue.Outcome.UPHELD, "有车", "没申报")},
            cast.visit(second_name="刘春燕"),
            by=cast.duan,
            today=TODAY,
        )
    assert Clue.objects.get(pk=clue.pk).outcome == Clue.Outcome.UNFOUNDED


def test_the_database_refuses_to_change_the_audit_chain(cast: Cast) -> None:
    cast.dispatched()
    for change in ("UPDATE casework_auditevent SET actor = 'x'", "DELETE FROM casework_auditevent"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert AuditEvent.objects.exists()


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN])
def test_an_administrator_cannot_hold_a_township(cast: Cast, role: Role) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=cast.liu.pk).update(role=role)


def test_a_weak_match_is_never_red_in_the_database(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.clue(level="红", match="medium")
