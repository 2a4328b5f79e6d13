"""A sign is looked into: asked first, seen again at random, concluded by a person."""

from __future__ import annotations

import random

import pytest
from django.utils import timezone

from yingbao.casework.actions import close
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Closure, Clue, Revisit
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.shams import verbs
from yingbao.ledgers.shams.model import ShamReview


def begun(cast: Cast) -> ShamReview:
    sign = cast.clue(rule="801", title="核查说明雷同", direction="作风", level="黄")
    return verbs.begin(code=sign.code, by=cast.qin, today=TODAY)


def asked(cast: Cast) -> ShamReview:
    return verbs.ask(begun(cast), words="五份说明为什么一样", by=cast.qin, today=TODAY)


def closed_cases(cast: Cast, count: int) -> None:
    for _ in range(count):
        Closure.objects.create(
            clue=cast.clue(status=Clue.Status.CLOSED), state="closed", result="办结",
            applied_by=cast.liu, reviewed_by=cast.zhou, reviewed_at=timezone.now(),
            rematch="cannot", cannot_reason="数据看不出",
        )  # fmt: skip


def drawn(cast: Cast) -> ShamReview:
    closed_cases(cast, 10)
    return verbs.draw(asked(cast), share=20, wanted=80, by=cast.qin, today=TODAY,
                      dice=random.Random(1))  # fmt: skip


def test_only_the_inspector_reviews(cast: Cast) -> None:
    sign = cast.clue(rule="801", direction="作风", level="黄")
    with pytest.raises(NotAllowed):
        verbs.begin(code=sign.code, by=cast.zhou, today=TODAY)


def test_only_signs_of_style_are_reviewed(cast: Cast) -> None:
    with pytest.raises(Refused, match="不是作风类线索"):
        verbs.begin(code=cast.clue().code, by=cast.qin, today=TODAY)


def test_one_review_at_a_time_for_a_sign(cast: Cast) -> None:
    review = begun(cast)
    with pytest.raises(Refused, match="已经在核查"):
        verbs.begin(code=review.signal.code, by=cast.qin, today=TODAY)


def test_no_sample_before_the_township_was_asked(cast: Cast) -> None:
    closed_cases(cast, 3)
    with pytest.raises(Refused, match="先问乡镇原因"):
        verbs.draw(begun(cast), share=10, wanted=90, by=cast.qin, today=TODAY)


def test_the_sample_goes_to_other_townships_with_its_confidence_stated(cast: Cast) -> None:
    review = drawn(cast)
    assert review.population == 10 and review.confidence >= 0.80
    assert review.drawn.count() == review.revisits.count() == 6
    assert {one.township for one in review.revisits.all()} == {cast.duanshi}


def test_no_conclusion_while_re_visits_are_out(cast: Cast) -> None:
    with pytest.raises(Refused, match="还有 6 件"):
        verbs.conclude(drawn(cast), conclusion="reasonable", reasons="x", by=cast.qin, today=TODAY)


def test_a_reasonable_sign_ends_at_once_with_reasons(cast: Cast) -> None:
    review = verbs.conclude(begun(cast), conclusion="reasonable", reasons="同一模板的表头",
                            by=cast.qin, today=TODAY)  # fmt: skip
    assert review.state == "ended"


def test_nothing_is_passed_on_unasked_unexplained_or_unseen(cast: Cast) -> None:
    given = {"conclusion": "passed_on", "reasons": "x", "by": cast.qin, "today": TODAY}
    review = begun(cast)
    with pytest.raises(NotAllowed, match="还没有问过"):
        verbs.conclude(review, **given)
    verbs.ask(review, words="为什么", by=cast.qin, today=TODAY)
    with pytest.raises(Refused, match="还没有说明"):
        verbs.conclude(review, **given)
    verbs.explain(review, words="用了模板", by=cast.liu, today=TODAY)
    with pytest.raises(Refused, match="抽样再看过"):
        verbs.conclude(review, **given)


def test_a_re_visit_that_does_not_hold_reopens_its_clue(cast: Cast) -> None:
    review = drawn(cast)
    for number, revisit in enumerate(Revisit.objects.all()):
        close.record_revisit(revisit, by=cast.ma, on=TODAY, holds=number > 0, words="去看了")
    verbs.explain(review, words="疏忽", by=cast.duan, today=TODAY)
    verbs.conclude(
        review, conclusion="passed_on", reasons="一户与销号不符", by=cast.qin, today=TODAY
    )
    assert Clue.objects.filter(reopened=1).count() == 1
