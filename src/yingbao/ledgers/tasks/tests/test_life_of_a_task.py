"""Setting, reporting and accepting tasks; data speak before words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Clue
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.tasks import verbs
from yingbao.ledgers.tasks.model import Task
from yingbao.ledgers.tasks.progress import progress_of


def given(cast: Cast, **more: Any) -> Task:
    values: dict[str, Any] = {
        "campaign": "2026年社会救助专项治理",
        "content": "逐户核对车辆线索",
        "unit": "龙港镇民政办",
        "owner": cast.liu,
        "starts_on": TODAY,
        "due_on": TODAY + timedelta(days=30),
        "township": cast.longgang,
        "task": "二",
    }
    return verbs.set_task(verbs.Set(**values | more), by=cast.zhou, today=TODAY)


def finished(cast: Cast, **more: Any) -> Task:
    return verbs.finish(given(cast, **more), words="核完了", evidence="核查表 12 份", by=cast.liu,
                        today=TODAY)  # fmt: skip


def test_a_task_is_reported_done_and_accepted_by_another(cast: Cast) -> None:
    task = verbs.accept(finished(cast), agrees=True, words="看过", by=cast.zhou, today=TODAY)
    assert (task.state, task.accepted_by) == ("closed", cast.zhou)


def test_a_term_before_the_beginning_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="开始日"):
        given(cast, due_on=date(2026, 1, 1))


def test_a_part_stays_within_its_task(cast: Cast) -> None:
    whole = given(cast)
    with pytest.raises(Refused, match="不能晚于"):
        given(cast, parent=whole, due_on=TODAY + timedelta(days=31))


def test_a_task_with_open_parts_is_not_done(cast: Cast) -> None:
    whole = given(cast)
    given(cast, parent=whole)
    with pytest.raises(Refused, match="1 个子项"):
        verbs.finish(whole, words="x", evidence="y", by=cast.liu, today=TODAY)


def test_progress_is_counted_from_the_clues_of_its_rules(cast: Cast) -> None:
    task = given(cast, rules="219 220")
    assert not progress_of(task).counted
    cast.clue(status=Clue.Status.CLOSED)
    cast.clue()
    cast.clue(rule="212", status=Clue.Status.CLOSED)
    assert progress_of(task).words == "50%（数据：2 条线索销了 1 条）"


def test_words_do_not_outrun_the_data(cast: Cast) -> None:
    task = given(cast, rules="219")
    cast.clue()
    with pytest.raises(Refused, match="还有 1 条线索"):
        verbs.finish(task, words="x", evidence="y", by=cast.liu, today=TODAY)


def test_only_the_owner_reports(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="刘春燕负责"):
        verbs.report(given(cast), said=verbs.Report(50, "x"), by=cast.duan, today=TODAY)


def test_who_reports_done_does_not_accept(cast: Cast) -> None:
    task = given(cast, owner=cast.zhou)
    verbs.finish(task, words="x", evidence="y", by=cast.zhou, today=TODAY)
    with pytest.raises(NotAllowed, match="不能自己验收"):
        verbs.accept(task, agrees=True, words="x", by=cast.zhou, today=TODAY)


def test_a_returned_task_is_open_again(cast: Cast) -> None:
    task = verbs.accept(finished(cast), agrees=False, words="缺佐证", by=cast.zhou, today=TODAY)
    assert (task.state, task.reported_by) == ("open", None)


def test_ones_own_term_is_moved_by_another(cast: Cast) -> None:
    task = given(cast, owner=cast.zhou)
    later = TODAY + timedelta(days=40)
    with pytest.raises(NotAllowed):
        verbs.move_term(task, due_on=later, reason="忙", by=cast.zhou, today=TODAY)
    assert (
        verbs.move_term(task, due_on=later, reason="雪灾", by=cast.he, today=TODAY).due_on == later
    )
