"""Sham reviews and proposals of the demonstration."""

from __future__ import annotations

from yingbao.casework.models import Clue
from yingbao.ledgers.demo.cast import Cast
from yingbao.ledgers.proposals import verbs
from yingbao.ledgers.shams import verbs as sham_verbs
from yingbao.ledgers.shams.verbs import STYLE

IDEAS = (
    ("proposal", "残联的新发证每月推一次，免得等季报", "迟到的名单让重残户晚了两个月", "203"),
    ("practice", "赶集日在镇口设临时救助窗口", "一个月当场办了九件", ""),
    ("gap", "县里没有写明护理费由谁按月付", "两家敬老院说法不同", ""),
    ("burden", "旬报和周报的数一样，周报可以不要", "一个乡镇一周要填六张", ""),
)


def fill(cast: Cast) -> None:
    _proposals(cast)
    _reviews(cast)


def _proposals(cast: Cast) -> None:
    by = (cast.feng, cast.liu, cast.qin, cast.duan)
    first, second, third, _ = (
        verbs.propose(kind=kind, content=content, why=why, rule=rule, by=person, today=cast.ago(30 - 8 * place))
        for place, ((kind, content, why, rule), person) in enumerate(zip(IDEAS, by, strict=True))
    )  # fmt: skip
    verbs.take_up(first, owner=cast.zhou, workdays=10, by=cast.he, today=cast.ago(24))
    verbs.settle(second, adopted=True, words="下月起五个大镇都设", by=cast.zhou, today=cast.ago(12))
    verbs.take_up(third, owner=cast.feng, workdays=15, by=cast.zhou, today=cast.ago(10))


def _reviews(cast: Cast) -> None:
    """Where the comparison found signs: one being asked about, one explained and concluded."""
    signs = list(Clue.objects.filter(direction=STYLE).order_by("code")[:2])
    for sign in signs:
        review = sham_verbs.begin(code=sign.code, by=cast.qin, today=cast.ago(9))
        sham_verbs.ask(
            review, words="这几份写得一样，当时是怎么填的", by=cast.qin, today=cast.ago(9)
        )
    if len(signs) > 1:
        sham_verbs.conclude(review, conclusion="reasonable", by=cast.qin, today=cast.ago(2),
                            reasons="同一户的几口人一次看完，写在一起，入户照片都在")  # fmt: skip
