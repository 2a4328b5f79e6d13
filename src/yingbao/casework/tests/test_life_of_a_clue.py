"""A clue's life as a random walk of officers: nothing closes, nothing is cut without its people."""

from __future__ import annotations

import os
import random
import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from yingbao.casework.actions import close, decide, dispatch, measures, undo
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.actions.verify import Verdict, VisitRecord, verify
from yingbao.casework.law import days_of
from yingbao.casework.models import (
    AuditEvent,
    Closure,
    Clue,
    Decision,
    Evidence,
    Hearing,
    Notice,
    Run,
    User,
)
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.security.chain import verify as verify_chain

RUNS = int(os.environ.get("YINGBAO_LIFE_RUNS", "60"))
STEPS = 30
users = st.sampled_from(["zhou", "he", "liu", "duan", "ma", "qin", "cai", "sys", "sec", "aud"])
kinds = st.sampled_from(list(Decision.Kind))
days = st.integers(min_value=-3, max_value=20)
REMEDIES = "可以申请行政复议，也可以提起行政诉讼。"


class LifeOfAClue(RuleBasedStateMachine):
    """Everybody tries everything; refusals are expected, what remains must always be sound."""

    cast: Cast

    @initialize()
    def begin(self) -> None:
        self.point = transaction.savepoint()
        self.clue = self.cast.clue()
        self.today = TODAY

    def teardown(self) -> None:
        if hasattr(self, "point"):
            transaction.savepoint_rollback(self.point)

    def _try(self, verb, *args, **kwargs) -> None:
        self.clue.refresh_from_db()
        try:
            with transaction.atomic():
                verb(*args, **kwargs)
        except Refused:
            pass

    def _user(self, name: str) -> User:
        return User.objects.get(username=name)

    @rule(days=st.integers(min_value=0, max_value=15))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(who=users)
    def dispatch(self, who: str) -> None:
        self._try(dispatch.dispatch, self.clue, by=self._user(who), today=self.today)

    @rule(
        who=users,
        outcome=st.sampled_from(list(Clue.Outcome)),
        second=st.sampled_from(["段立新", "刘春燕", "周令仪", ""]),
        back=days,
    )
    def visit(self, who: str, outcome: Clue.Outcome, second: str, back: int) -> None:
        record = VisitRecord(
            uuid.uuid4(), self.today - timedelta(days=back), "梁庄村", "本人", second, "看了"
        )
        self._try(
            verify,
            {self.clue: Verdict(outcome, "说明", "原因")},
            record,
            by=self._user(who),
            today=self.today,
        )

    @rule(who=users)
    def prove(self, who: str) -> None:
        Evidence.objects.create(
            clue=self.clue,
            file="x",
            title="照片",
            kind="image/jpeg",
            size=1,
            sha256="0" * 64,
            by=self._user(who),
        )

    @rule(who=users, owner=users)
    def plan(self, who: str, owner: str) -> None:
        self._try(
            measures.plan,
            self.clue,
            by=self._user(who),
            text="补齐",
            owner=self._user(owner),
            workdays=5,
            today=self.today,
        )

    @rule(who=users)
    def finish(self, who: str) -> None:
        if (item := self.clue.measures.filter(done_on=None).first()) is not None:
            self._try(measures.finish, item, by=self._user(who), result="办了", today=self.today)

    @rule(who=users, kind=kinds)
    def draft(self, who: str, kind: Decision.Kind) -> None:
        content = decide.Draft(kind, "事实", "条款", Decimal(300))
        self._try(decide.draft, self.clue, content, by=self._user(who))

    def _decision(self) -> Decision | None:
        return self.clue.decisions.first()

    @rule(who=users, back=days)
    def hear(self, who: str, back: int) -> None:
        if (item := self._decision()) is not None:
            on = self.today - timedelta(days=back)
            self._try(
                decide.hear,
                item,
                by=self._user(who),
                heard_on=on,
                place="家里",
                present="三人",
                said="不同意",
                answer="",
                today=self.today,
            )

    @rule(who=users, remedies=st.sampled_from([REMEDIES, "无", "可以申请行政复议"]))
    def notice(self, who: str, remedies: str) -> None:
        if (item := self._decision()) is not None:
            self._try(
                decide.write_notice,
                item,
                by=self._user(who),
                number="沁民告〔2026〕1号",
                text="事实理由",
                remedies=remedies,
            )

    @rule(who=users)
    def approve(self, who: str) -> None:
        if (item := self._decision()) is not None:
            self._try(decide.approve, item, by=self._user(who), today=self.today)

    @rule(who=users, back=days)
    def serve(self, who: str, back: int) -> None:
        if (item := self._decision()) is not None:
            on = self.today - timedelta(days=back)
            self._try(
                decide.serve,
                item,
                by=self._user(who),
                served_on=on,
                how="直接送达",
                received_by="本人",
                today=self.today,
            )

    @rule(who=users)
    def carry_out(self, who: str) -> None:
        if (item := self._decision()) is not None:
            self._try(decide.carry_out, item, by=self._user(who), today=self.today)

    @rule(who=users)
    def withdraw(self, who: str) -> None:
        if (item := self._decision()) is not None:
            self._try(decide.withdraw, item, by=self._user(who), reason="重新考虑")

    @rule(who=users)
    def apply(self, who: str) -> None:
        self._try(close.apply, self.clue, by=self._user(who), result="办好了")

    def _closure(self) -> Closure | None:
        return self.clue.closures.first()

    @rule(who=users)
    def endorse(self, who: str) -> None:
        if (item := self._closure()) is not None:
            self._try(close.endorse, item, by=self._user(who), opinion="属实")

    @rule(who=users)
    def explain(self, who: str) -> None:
        if (item := self._closure()) is not None:
            self._try(close.explain_data, item, by=self._user(who), reason="下月才进名册")

    @rule(fires=st.booleans())
    def newer_data(self, fires: bool) -> None:
        if (item := self._closure()) is not None:
            run = Run.objects.create(as_of=self.today, made_by="x", snapshot="s", folder="f")
            self._try(close.rematch, item, run, fires=fires)

    @rule(who=users, agrees=st.booleans())
    def review(self, who: str, agrees: bool) -> None:
        if (item := self._closure()) is not None:
            self._try(
                close.review,
                item,
                by=self._user(who),
                agrees=agrees,
                words="看过",
                draw=random.Random(1),
            )

    @rule(who=users)
    def undo(self, who: str) -> None:
        if (line := self.clue.steps.last()) is not None:
            self._try(undo.undo, line, by=self._user(who))

    @invariant()
    def nothing_is_cut_without_its_people_and_records(self) -> None:
        if not hasattr(self, "clue"):
            return
        for item in Decision.objects.filter(clue=self.clue, kind__in=Decision.ADVERSE).exclude(
            state__in=["draft", "withdrawn"]
        ):
            hearing = Hearing.objects.get(decision=item)
            notice = Notice.objects.get(decision=item)
            assert item.visit is not None and item.visit.first.name != item.visit.second_name
            assert hearing.heard_on <= item.approved_on
            assert "复议" in notice.remedies and "诉讼" in notice.remedies
            assert item.approved_by not in (
                None,
                item.drafted_by,
                hearing.recorded_by,
                item.visit.first,
            )
            assert item.approved_by.role.startswith("county")
            if item.state == Decision.State.EFFECTIVE:
                assert (
                    notice.served_on
                    + timedelta(days=days_of(decide.WAITING_DAYS, notice.served_on))
                    <= item.effective_on
                )

    @invariant()
    def nothing_closes_without_proof_a_rematch_and_a_second_person(self) -> None:
        if not hasattr(self, "clue"):
            return
        self.clue.refresh_from_db()
        if self.clue.status != Clue.Status.CLOSED:
            return
        closure = self.clue.closures.filter(state="closed").first()
        assert closure is not None and self.clue.visits.exists() and self.clue.evidence.exists()
        assert closure.reviewed_by not in (None, closure.applied_by, closure.endorsed_by)
        assert closure.reviewed_by not in [visit.first for visit in self.clue.visits.all()]
        assert closure.rematch in ("silent", "cannot")
        assert not self.clue.measures.filter(done_on=None).exists()


@pytest.mark.django_db
def test_no_path_closes_or_cuts_without_its_people_and_records(cast: Cast) -> None:
    LifeOfAClue.cast = cast
    run_state_machine_as_test(
        LifeOfAClue,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_every_verb_leaves_an_unbroken_line_in_the_chain(cast: Cast) -> None:
    cast.verified()
    events = [
        event.content | {"digest": event.digest} for event in AuditEvent.objects.order_by("seq")
    ]
    assert verify_chain(events).unbroken and len(events) == 2
    events[0]["detail"]["words"] = "改过"
    assert verify_chain(events).broken_at == 1
