"""The ladder of lateness: asked first, climbed one rung at a time, ended when nothing is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Clue
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.papers import supervision_letter
from yingbao.ledgers.papers.paper import make
from yingbao.ledgers.papers.tests.opening import is_filled, words_of
from yingbao.ledgers.supervision import verbs
from yingbao.ledgers.supervision.lateness import late_in
from yingbao.ledgers.supervision.model import Supervision

LATER = TODAY + timedelta(days=10)


def late_clue(cast: Cast, **more: object) -> Clue:
    return cast.clue(status=Clue.Status.DISPATCHED, due_on=date(2026, 11, 10), **more)


def reminded(cast: Cast) -> Supervision:
    late_clue(cast)
    return verbs.begin(cast.longgang, paper="电话提醒段立新", by=cast.zhou, today=TODAY)


def climb(item: Supervision, step: str, cast: Cast, **more: object) -> Supervision:
    values = {"paper": "沁民函〔2026〕9号", "skipped_why": "", "by": cast.he, "today": LATER}
    return verbs.climb(item, step=step, **values | more)  # type: ignore[arg-type]


def test_a_township_without_late_work_is_not_supervised(cast: Cast) -> None:
    with pytest.raises(Refused, match="没有超期"):
        verbs.begin(cast.longgang, paper="电话", by=cast.zhou, today=TODAY)


def test_the_reminder_keeps_the_list_as_it_stood(cast: Cast) -> None:
    item = reminded(cast)
    assert [(one.kind, one.over) for one in item.late.all()] == [("线索", 9)]


def test_there_is_one_supervision_at_a_time(cast: Cast) -> None:
    reminded(cast)
    with pytest.raises(Refused, match="已经有一件"):
        verbs.begin(cast.longgang, paper="电话", by=cast.zhou, today=TODAY)


def test_rungs_are_climbed_one_by_one_and_each_waits_its_days(cast: Cast) -> None:
    item = reminded(cast)
    with pytest.raises(Refused, match="还没有过"):
        climb(item, "urge", cast, by=cast.zhou, today=TODAY)
    assert climb(item, "urge", cast, by=cast.zhou).state == "urge"
    with pytest.raises(Refused, match="只能再往上走"):
        climb(item, "remind", cast)


def test_skipping_a_rung_needs_a_reason(cast: Cast) -> None:
    item = reminded(cast)
    with pytest.raises(Refused, match="跳过了“催办”"):
        climb(item, "letter", cast)
    climb(item, "letter", cast, skipped_why="急难救助还没给到人手里", today=TODAY)
    assert item.rungs.last().skipped_why


def test_a_letter_is_signed_by_the_leader(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="督办函"):
        climb(reminded(cast), "letter", cast, by=cast.zhou, skipped_why="急")


def test_every_rung_has_its_paper(cast: Cast) -> None:
    with pytest.raises(Refused, match="文书"):
        climb(reminded(cast), "urge", cast, paper=" ", by=cast.zhou)


def test_the_township_says_what_it_lacks(cast: Cast) -> None:
    item = verbs.answer(reminded(cast), words="经办病休", lack="缺人", by=cast.liu, today=TODAY)
    assert (item.lack, item.rungs.last().answer) == ("缺人", "经办病休")


def test_help_comes_from_another_township(cast: Cast) -> None:
    item = reminded(cast)
    with pytest.raises(Refused, match="别的乡镇"):
        verbs.lend(item, helper=cast.longgang, words="两天", by=cast.zhou, today=TODAY)
    assert verbs.lend(item, helper=cast.duanshi, words="两天", by=cast.zhou, today=TODAY).helper


def test_it_ends_when_nothing_is_late_or_by_the_leader_with_a_reason(cast: Cast) -> None:
    item = reminded(cast)
    with pytest.raises(Refused, match="还有 1 件"):
        verbs.end(item, words="好", by=cast.zhou, today=TODAY)
    Clue.objects.update(status=Clue.Status.CLOSED)
    assert verbs.end(item, words="办结", by=cast.zhou, today=TODAY).state == "ended"


def test_help_that_is_late_comes_first_and_paused_clues_are_not_late(cast: Cast) -> None:
    late_clue(cast)
    late_clue(cast, direction="漏保", level="蓝")
    late_clue(cast, paused_on=TODAY)
    assert [late.is_help for late in late_in(cast.longgang, TODAY)] == [True, False]


def test_the_letter_lists_the_late_things_and_nobodys_name(cast: Cast) -> None:
    item = reminded(cast)
    content = make(supervision_letter.PAPER, item, by=cast.he, today=TODAY)
    text = words_of(content)
    assert is_filled(content)
    assert "龙港镇人民政府" in text and "1件" in text and "名下有在用小型汽车" in text
    assert "韩守义" not in text
