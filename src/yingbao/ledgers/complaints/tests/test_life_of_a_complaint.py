"""From the call to the closing, and every refusal on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.models import AuditEvent
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.complaints import verbs
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.complaints.tests.bringing import accepted, answered, brought, closed, said
from yingbao.ledgers.record import history


def test_a_call_is_registered_answered_and_closed_by_a_second_person(cast: Cast) -> None:
    complaint = closed(cast)
    assert complaint.state == "closed"
    assert [line.verb for line in history(complaint)] == [
        "close", "answer", "accept", "assign", "register"
    ]  # fmt: skip


def test_the_clock_counts_from_the_day_it_came_then_from_acceptance(cast: Cast) -> None:
    complaint = brought(cast)
    assert complaint.due_on == date(2026, 12, 5)
    assert accepted(cast).due_on == TODAY + timedelta(days=60)


def test_an_anonymous_complaint_is_taken_and_keeps_no_name(cast: Cast) -> None:
    complaint = brought(cast, real_name=False, reporter_name="不该留", reporter_phone="1")
    assert (complaint.reporter_name, complaint.reporter_key) == (None, "")


def test_a_named_complaint_needs_a_name(cast: Cast) -> None:
    with pytest.raises(Refused, match="匿名，一样受理"):
        brought(cast, reporter_name=" ")


def test_a_day_that_has_not_come_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="还没有到"):
        brought(cast, received_on=TODAY + timedelta(days=1))


def test_the_accused_never_handles_the_complaint(cast: Cast) -> None:
    complaint = brought(cast, accused_user=cast.liu)
    with pytest.raises(NotAllowed, match="被反映的人"):
        verbs.assign(complaint, handler=cast.liu, by=cast.zhou, today=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(handler=cast.liu)


def test_nor_does_anybody_of_the_office_complained_of(cast: Cast) -> None:
    complaint = brought(cast, accused_township=cast.longgang)
    with pytest.raises(NotAllowed, match="反映的就是龙港镇"):
        verbs.assign(complaint, handler=cast.duan, by=cast.zhou, today=TODAY)


def test_the_accused_and_their_office_do_not_see_it(cast: Cast) -> None:
    complaint = brought(cast, accused_township=cast.longgang)
    verbs.assign(complaint, handler=cast.ma, by=cast.zhou, today=TODAY)
    assert not Complaint.objects.visible_to(cast.liu).exists()


def test_a_township_sees_what_its_own_people_handle(cast: Cast) -> None:
    verbs.assign(brought(cast), handler=cast.liu, by=cast.zhou, today=TODAY)
    assert Complaint.objects.visible_to(cast.duan).count() == 1
    assert Complaint.objects.visible_to(cast.ma).count() == 0


def test_the_same_person_on_the_same_matter_within_ninety_days_gets_another_handler(
    cast: Cast,
) -> None:
    first = closed(cast)
    again = brought(cast, received_on=TODAY)
    assert again.follows == first
    with pytest.raises(NotAllowed, match="重复反映要换人"):
        verbs.assign(again, handler=cast.liu, by=cast.zhou, today=TODAY)
    assert verbs.assign(again, handler=cast.ma, by=cast.zhou, today=TODAY).handler == cast.ma


def test_another_matter_is_no_repeat(cast: Cast) -> None:
    closed(cast)
    assert brought(cast, received_on=TODAY, matter="conduct").follows is None


def test_after_the_repeat_term_it_is_a_new_complaint(cast: Cast) -> None:
    closed(cast)
    later = TODAY + timedelta(days=91)
    again = verbs.register(said(cast, received_on=later), by=cast.zhou, today=later)
    assert again.follows is None


def test_two_channels_of_one_matter_become_one_answer(cast: Cast) -> None:
    first, second = brought(cast), brought(cast, channel="hotline")
    assert verbs.likely_same(second) == [first]
    verbs.merge(second, into=first, reason="同一人同一事", by=cast.zhou, today=TODAY)
    assert (second.state, second.merged_into) == ("merged", first)


def test_it_is_not_merged_into_itself(cast: Cast) -> None:
    complaint = brought(cast)
    with pytest.raises(Refused, match="还在办的"):
        verbs.merge(complaint, into=complaint, reason="x", by=cast.zhou, today=TODAY)


def test_an_extension_is_given_once_by_a_leader_and_has_a_limit(cast: Cast) -> None:
    complaint = accepted(cast)
    before = complaint.due_on
    with pytest.raises(Refused, match="1 到 30 天"):
        verbs.extend(complaint, days=31, reason="复杂", by=cast.he, today=TODAY)
    with pytest.raises(NotAllowed):
        verbs.extend(complaint, days=5, reason="复杂", by=cast.zhou, today=TODAY)
    verbs.extend(complaint, days=30, reason="要查三年流水", by=cast.he, today=TODAY)
    assert complaint.due_on == before + timedelta(days=30)
    with pytest.raises(Refused, match="只能延一次"):
        verbs.extend(complaint, days=1, reason="再延", by=cast.he, today=TODAY)


def test_a_term_that_is_over_is_not_extended_afterwards(cast: Cast) -> None:
    complaint = accepted(cast)
    with pytest.raises(Refused, match="不能补批"):
        verbs.extend(complaint, days=5, reason="忘了", by=cast.he, today=TODAY + timedelta(days=61))


def test_a_pause_adds_the_days_it_stood(cast: Cast) -> None:
    complaint = accepted(cast)
    before = complaint.due_on
    verbs.pause(complaint, reason="等外县回函", by=cast.liu, today=TODAY)
    with pytest.raises(Refused, match="先恢复计时"):
        verbs.answer(complaint, on=TODAY, words="x", satisfaction="yes", reached=True,
                     by=cast.liu, today=TODAY)  # fmt: skip
    verbs.resume(complaint, by=cast.liu, today=TODAY + timedelta(days=7))
    assert complaint.due_on == before + timedelta(days=7)


def test_a_person_who_cannot_be_reached_needs_three_recorded_tries(cast: Cast) -> None:
    complaint = accepted(cast)
    given = {"on": TODAY, "words": "已补发", "satisfaction": "unknown", "reached": False}
    with pytest.raises(Refused, match="记下 3 次联系"):
        verbs.answer(complaint, by=cast.liu, today=TODAY, **given)
    for number in range(3):
        verbs.try_contact(
            complaint, on=TODAY, how=f"第{number + 1}次电话没人接", by=cast.liu, today=TODAY
        )
    assert verbs.answer(complaint, by=cast.liu, today=TODAY, **given).state == "answered"


def test_only_the_handler_answers(cast: Cast) -> None:
    complaint = accepted(cast)
    with pytest.raises(NotAllowed, match="承办人是"):
        verbs.answer(complaint, on=TODAY, words="x", satisfaction="yes", reached=True,
                     by=cast.zhou, today=TODAY)  # fmt: skip


def test_it_is_not_closed_while_a_linked_clue_is_open(cast: Cast) -> None:
    complaint = answered(cast)
    clue = cast.clue()
    complaint.clues.add(clue)
    with pytest.raises(Refused, match="1 条关联的线索"):
        verbs.close(complaint, words="好", by=cast.zhou, today=TODAY)


def test_the_handler_does_not_close_their_own(cast: Cast) -> None:
    complaint = verbs.assign(brought(cast), handler=cast.zhou, by=cast.he, today=TODAY)
    verbs.accept(complaint, on=TODAY, by=cast.zhou, today=TODAY)
    verbs.answer(complaint, on=TODAY, words="x", satisfaction="no", reached=True,
                 by=cast.zhou, today=TODAY)  # fmt: skip
    with pytest.raises(NotAllowed, match="不能销自己的号"):
        verbs.close(complaint, words="好", by=cast.zhou, today=TODAY)
    assert verbs.close(complaint, words="好", by=cast.he, today=TODAY).closed_by == cast.he


def test_who_comes_second_learns_what_was_done_first(cast: Cast) -> None:
    complaint = brought(cast)
    stale = Complaint.objects.get(pk=complaint.pk)
    verbs.assign(complaint, handler=cast.liu, by=cast.zhou, today=TODAY)
    with pytest.raises(Moved, match="分给刘春燕"):
        verbs.assign(stale, handler=cast.ma, by=cast.he, today=TODAY)


def test_the_chain_holds_every_verb_and_no_name(cast: Cast) -> None:
    closed(cast)
    events = AuditEvent.objects.filter(verb__startswith="complaints_")
    assert events.count() == 5
    assert "韩守义" not in "".join(str(event.detail) for event in events)
