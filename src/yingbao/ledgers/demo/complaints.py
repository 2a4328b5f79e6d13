"""Complaints and problems of the demonstration."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from yingbao.casework.models import User
from yingbao.ledgers.complaints import verbs
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.demo.cast import Cast
from yingbao.ledgers.problems import verbs as problem_verbs
from yingbao.ledgers.problems.model import Problem

CHECKERS = "刘春燕、段立新"


def fill(cast: Cast) -> None:
    _complaints(cast)
    _problems(cast)


def _brought(cast: Cast, days: int, content: str, **more: Any) -> Complaint:
    given: dict[str, Any] = {
        "channel": "call", "matter": "money", "real_name": True, "township": cast.longgang,
        "village": "梁庄村", "received_on": cast.ago(days), "content": content,
    }  # fmt: skip
    return verbs.register(verbs.Said(**given | more), by=cast.zhou, today=cast.ago(days))


def _taken(cast: Cast, item: Complaint, handler: User, on: date) -> Complaint:
    verbs.assign(item, handler=handler, by=cast.zhou, today=on)
    return verbs.accept(item, on=on, by=handler, today=on)


def _complaints(cast: Cast) -> None:
    _closed(cast)
    late = _brought(cast, 75, "母亲瘫在床上，申请低保三个月没有回音", matter="missed", channel="letter",
                    reporter_name="秦有田", reporter_phone="13000000002", village="上峪村")  # fmt: skip
    _taken(cast, late, cast.liu, cast.ago(66))
    paused = _brought(cast, 30, "外地打工摔伤，临时救助问到哪里都说不管", matter="temporary",
                      channel="visit", reporter_name="卫小军", reporter_phone="13000000003")  # fmt: skip
    _taken(cast, paused, cast.liu, cast.ago(22))
    verbs.try_contact(
        paused, on=cast.ago(20), how="打电话，没有人接", by=cast.liu, today=cast.ago(20)
    )
    verbs.pause(paused, reason="等外地医院回函", by=cast.liu, today=cast.ago(8))
    _brought(
        cast, 3, "村里有一户开着小车还领低保", matter="wrong", channel="hotline", real_name=False
    )
    _brought(cast, 2, "开车的人家在吃低保，请查", matter="wrong", channel="letter", real_name=False)
    sent = _brought(cast, 6, "五保老人没有人照料，屋里漏雨", matter="tekun", channel="transfer",
                    real_name=False, township=cast.duanshi, village="河北村")  # fmt: skip
    verbs.assign(sent, handler=cast.ma, by=cast.zhou, today=cast.ago(4))
    about = _brought(cast, 12, "办事的人叫我跑了四趟，每次都少一张证明", matter="conduct",
                     reporter_name="侯桂香", reporter_phone="13000000004",
                     accused_township=cast.longgang)  # fmt: skip
    _taken(cast, about, cast.feng, cast.ago(9))


def _closed(cast: Cast) -> None:
    item = _brought(cast, 58, "三月份的低保金没有到账", reporter_name="原守义",
                    reporter_phone="13000000001")  # fmt: skip
    _taken(cast, item, cast.liu, cast.ago(50))
    verbs.answer(item, on=cast.ago(41), words="卡换了号，银行退票；已更正账号，补发到账", satisfaction="yes",
                 reached=True, by=cast.liu, today=cast.ago(41))  # fmt: skip
    verbs.close(item, words="核对了补发流水，属实", by=cast.zhou, today=cast.ago(38))


def _problems(cast: Cast) -> None:
    _found(cast, 2, "两个村的公示栏没有低保公示", source="inspection", task="二", village="")
    late = _claimed(
        cast, _found(cast, 40, "三户人均收入按旧标准算的", source="audit", task="二"), 36
    )
    _checked(cast, late, True, "三户都少算了，核实属实", 33)
    problem_verbs.plan(
        late, measure="按现行标准重算，少发的补上", workdays=10, by=cast.liu, today=cast.ago(30)
    )
    problem_verbs.report(late, words="两户补齐，一户等银行回单", by=cast.liu, today=cast.ago(10))
    _finished(cast)
    untrue = _claimed(cast, _found(cast, 50, "说有一户死亡后还在领", source="above", task="二"), 47)
    _checked(cast, untrue, False, "同名不同人，本人健在，入户见到", 44)
    done = problem_verbs.Result("查清无误，不用整改", "入户照片、户籍证明")
    problem_verbs.finish(untrue, result=done, by=cast.liu, today=cast.ago(42))
    problem_verbs.endorse(untrue, words="情况属实", by=cast.duan, today=cast.ago(41))
    problem_verbs.review(
        untrue, agrees=True, words="两个号不同，同意", by=cast.feng, today=cast.ago(40)
    )


def _found(cast: Cast, days: int, content: str, **more: Any) -> Problem:
    given: dict[str, Any] = {
        "severity": "middle", "township": cast.longgang, "village": "上峪村", "found_on": cast.ago(days),
        "content": content,
    }  # fmt: skip
    found = problem_verbs.Found(**given | more)
    return problem_verbs.find(found, by=cast.zhou, today=cast.ago(days))


def _claimed(cast: Cast, item: Problem, days: int) -> Problem:
    return problem_verbs.claim(item, owner=cast.liu, workdays=5, by=cast.liu, today=cast.ago(days))


def _checked(cast: Cast, item: Problem, is_true: bool, words: str, days: int) -> Problem:
    return problem_verbs.check(
        item, is_true=is_true, words=words, checkers=CHECKERS, by=cast.liu, today=cast.ago(days)
    )


def _finished(cast: Cast) -> None:
    """One that waits for the county, with money owed and money moved."""
    found = _found(cast, 35, "一户车辆登记以后多领四个月", source="data", task="二", subject="韩*",
                   amount=Decimal(1480), months=4)  # fmt: skip
    item = _checked(cast, _claimed(cast, found, 33), True, "车在本人名下，每天在用", 29)
    problem_verbs.plan(
        item, measure="按渐退办，多领的分期追回", workdays=20, by=cast.liu, today=cast.ago(27)
    )
    result = problem_verbs.Result(
        "已签还款协议，首期到账", "还款协议、缴款书", Decimal(1480), Decimal(370), why_short="分四期，还有三期",
    )  # fmt: skip
    problem_verbs.finish(item, result=result, by=cast.liu, today=cast.ago(6))
    problem_verbs.endorse(item, words="属实，同意销号", by=cast.duan, today=cast.ago(5))
