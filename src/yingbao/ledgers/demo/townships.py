"""Tasks, supervision and returns of the demonstration."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Township, User
from yingbao.ledgers.demo.cast import Cast
from yingbao.ledgers.returns import verbs as return_verbs
from yingbao.ledgers.supervision import verbs as watch_verbs
from yingbao.ledgers.tasks import verbs
from yingbao.ledgers.tasks.model import Task

CAMPAIGN = "兜底保障漏洞排查整改（演示）"


def fill(cast: Cast) -> None:
    _tasks(cast)
    _supervise(cast)
    _returns(cast)


def _task(cast: Cast, content: str, owner: User, days: int, due: int, **more: Any) -> Task:
    """`days` ago it was set; `due` days ago (below zero: ahead) it is due."""
    given: dict[str, Any] = {
        "campaign": CAMPAIGN, "content": content, "owner": owner, "starts_on": cast.ago(days),
        "due_on": cast.ago(due), "unit": str(owner.township or "县救助股"), "township": owner.township,
    }  # fmt: skip
    return verbs.set_task(verbs.Set(**given | more), by=cast.zhou, today=cast.ago(days))


def _tasks(cast: Cast) -> None:
    whole = _task(cast, "全县低收入家庭漏保排查", cast.feng, 60, -30, task="二", supervisor=cast.he)
    late = _task(cast, "龙港镇重度残疾人逐户核对", cast.liu, 55, 26, task="二", parent=whole)
    said = verbs.Report(60, "十一个村走完七个", "两个村路不通，缺一个人", "先走近的")
    verbs.report(late, said=said, by=cast.liu, today=cast.ago(20))
    _task(cast, "端氏镇特困人员照料协议补签", cast.ma, 50, 8, task="四")
    waiting = _task(cast, "龙港镇公示栏逐村查看", cast.liu, 40, -5, task="八")
    verbs.finish(
        waiting,
        words="十一个村都补齐了公示",
        evidence="照片二十二张",
        by=cast.liu,
        today=cast.ago(3),
    )
    done = _task(cast, "旧文件清理，列出和现行标准不一致的", cast.feng, 58, 30, task="一")
    verbs.finish(
        done, words="清理四十一份，废止三份", evidence="清理目录", by=cast.feng, today=cast.ago(35)
    )
    verbs.accept(done, agrees=True, words="目录齐全", by=cast.zhou, today=cast.ago(33))


def _supervise(cast: Cast) -> None:
    item = watch_verbs.begin(cast.longgang, paper="电话记录 1 号", by=cast.zhou, today=cast.ago(22))
    watch_verbs.answer(item, words="两个村路断了，排不过来", lack="缺一个会填系统的人", by=cast.liu,
                       today=cast.ago(19))  # fmt: skip
    watch_verbs.climb(
        item, step="urge", paper="催办记录 1 号", skipped_why="", by=cast.zhou, today=cast.ago(15)
    )
    watch_verbs.lend(
        item, helper=cast.duanshi, words="来一个人帮三天", by=cast.zhou, today=cast.ago(14)
    )
    watch_verbs.climb(item, step="letter", paper="沁民函〔示范〕3号", skipped_why="路已通，仍有老人等着",
                      by=cast.he, today=cast.ago(4))  # fmt: skip
    watch_verbs.begin(cast.duanshi, paper="电话记录 2 号", by=cast.zhou, today=cast.ago(1))


def _returns(cast: Cast) -> None:
    last = cast.today.replace(day=1) - timedelta(days=1)
    earlier = last.replace(day=1) - timedelta(days=1)
    _month(cast, cast.longgang, earlier, cast.duan, received=True)
    _month(cast, cast.longgang, last, cast.duan, received=False)
    _month(cast, cast.duanshi, last, None, received=False)


def _month(cast: Cast, place: Township, last: date, head: User | None, *, received: bool) -> None:
    item = return_verbs.start(
        place, kind="month", starts_on=last.replace(day=1), ends_on=last, by=cast.zhou, today=last
    )
    assert calendar.monthrange(last.year, last.month)[1] == last.day
    if head is None:
        return
    try:
        return_verbs.send(item, by=head, today=cast.today)
    except Refused:
        return  # figures that do not add up stay a draft: that, too, is worth showing
    if received:
        return_verbs.receive(item, agrees=True, words="对得上", by=cast.zhou, today=cast.today)
