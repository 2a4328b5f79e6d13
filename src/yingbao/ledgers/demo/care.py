"""Temporary aid, the emergency roster and tekun people of the demonstration. None of them exists."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from yingbao.ledgers.demo.cast import Cast, number
from yingbao.ledgers.emergencies import verbs as emergency_verbs
from yingbao.ledgers.emergencies.model import Emergency
from yingbao.ledgers.linshi import verbs as aid_verbs
from yingbao.ledgers.linshi.model import Aid
from yingbao.ledgers.tekun import verbs as care_verbs
from yingbao.ledgers.tekun.model import Tekun

SIGNERS = "刘春燕、段立新"


def fill(cast: Cast) -> None:
    _aid(cast)
    _emergencies(cast)
    _tekun(cast)


def _need(cast: Cast, days: int, name: str, born: date, reason: str, **more: Any) -> Aid:
    given: dict[str, Any] = {
        "kind": "emergency", "residence": "local", "event_on": cast.ago(days + 1), "people": 3,
        "amount": Decimal(1500), "township": cast.longgang, "village": "梁庄村", "reason": reason,
    }  # fmt: skip
    need = aid_verbs.Need(name=name, id_number=number(born, 1), **given | more)
    return aid_verbs.apply(need, by=cast.liu, today=cast.ago(days))


def _given(cast: Cast, item: Aid, days: int, reserve: bool) -> Aid:
    return aid_verbs.give_first(
        item, on=cast.ago(days), way="cash", signers=SIGNERS, from_reserve=reserve, by=cast.liu,
        today=cast.ago(days),
    )  # fmt: skip


def _aid(cast: Cast) -> None:
    done = _given(
        cast, _need(cast, 45, "郭守信", date(1958, 4, 2), "家里起火，被褥粮食烧光了"), 45, True
    )
    aid_verbs.complete(done, papers="申请书、火灾证明、领款单", by=cast.duan, today=cast.ago(38))
    _given(cast, _need(cast, 25, "潘小兰", date(1984, 9, 12), "丈夫车祸，孩子没有人管"), 25, True)
    _need(cast, 0, "过路人王某", date(1991, 1, 20), "路过摔伤，身上没有钱", residence="passing", people=1,
          amount=Decimal(600))  # fmt: skip
    expense = {"kind": "expense", "amount": Decimal(2400)}
    approved = _need(cast, 18, "柴玉梅", date(1962, 6, 8), "透析自付三万多", **expense)
    aid_verbs.approve(approved, check_no="核对〔示范〕21号", publicity_from=cast.ago(12), minutes_no="",
                      by=cast.duan, today=cast.ago(4))  # fmt: skip
    refused = _need(cast, 30, "申有才", date(1975, 3, 3), "想修院墙", **expense)
    aid_verbs.refuse(refused, reason="修院墙不属于急难和刚性支出，已告知可以申请危房改造核验",
                     notice_on=cast.ago(22), by=cast.duan, today=cast.ago(22))  # fmt: skip
    _need(cast, 24, "延二虎", date(1969, 11, 30), "孩子住院，自付一万八", **expense)


def _listed(cast: Cast, days: int, name: str, born: date, **more: Any) -> Emergency:
    given: dict[str, Any] = {
        "kind": "isolated", "township": cast.longgang, "village": "上峪村",
        "isolated_from": cast.ago(days), "isolated_to": cast.ago(days - 14),
    }  # fmt: skip
    person = emergency_verbs.Listed(name=name, id_number=number(born, 2), **given | more)
    return emergency_verbs.put_on_list(person, by=cast.liu, today=cast.ago(days))


def _emergencies(cast: Cast) -> None:
    settled = _listed(cast, 20, "霍建国", date(1970, 2, 14))
    _called(cast, settled, 19, "八十岁的母亲")
    emergency_verbs.place(
        settled, words="母亲由隔壁侄女照看，村医每天去", by=cast.liu, today=cast.ago(18)
    )
    emergency_verbs.give(
        settled, words="米面两袋、降压药", aid_number="", by=cast.liu, today=cast.ago(17)
    )
    emergency_verbs.settle(settled, words="隔离期满回家，母亲平安", by=cast.liu, today=cast.ago(6))
    _called(cast, _listed(cast, 4, "苗青", date(1988, 7, 1), kind="infected"), 3, "六岁的孩子")
    _listed(
        cast, 3, "尚老四", date(1951, 12, 9), kind="disaster", isolated_from=None, isolated_to=None
    )
    _listed(
        cast, 0, "柳春生", date(1993, 5, 5), kind="stranded", isolated_from=None, isolated_to=None
    )


def _called(cast: Cast, item: Emergency, days: int, wards: str) -> None:
    emergency_verbs.call(item, on=cast.ago(days), situation="吃的还有三天，药快没了", wards=wards,
                         by=cast.liu, today=cast.ago(days))  # fmt: skip


def _person(cast: Cast, name: str, born: date, **more: Any) -> Tekun:
    given: dict[str, Any] = {"township": cast.longgang, "mode": "home", "village": "梁庄村"}
    person = care_verbs.Entering(
        name=name, id_number=number(born, 3), since=cast.ago(800), **given | more
    )
    return care_verbs.enter(person, by=cast.liu, today=cast.ago(400))


def _tekun(cast: Cast) -> None:
    _cared_at_home(cast, "任有福", date(1946, 5, 11), ends_in=12)
    _cared_at_home(cast, "贺凤英", date(1950, 8, 23), ends_in=-9)
    home = {"mode": "central", "institution": "龙港镇敬老院"}
    lives_in = _person(cast, "暴来顺", date(1941, 3, 17), **home)
    _assessed(cast, lives_in, ["eat", "dress", "rise", "toilet", "walk", "wash"], 100)
    _person(cast, "阎小女", date(1955, 10, 2))
    gone = _person(cast, "成根旺", date(1938, 1, 6), **home)
    care_verbs.end(gone, on=cast.ago(33), why="去世", follow_up="丧葬费已申请", by=cast.zhou,
                   today=cast.ago(32))  # fmt: skip


def _assessed(cast: Cast, item: Tekun, failed: list[str], days: int) -> None:
    care_verbs.assess(item, on=cast.ago(days), failed=failed, assessors="刘春燕、村医李强", by=cast.liu,
                      today=cast.ago(days))  # fmt: skip


def _cared_at_home(cast: Cast, name: str, born: date, ends_in: int) -> None:
    """Assessed, asked, with an agreement that ends in so many days (below zero: has ended)."""
    item = _person(cast, name, born)
    _assessed(cast, item, ["walk", "wash"], 150)
    care_verbs.ask_wish(item, on=cast.ago(150), mode="home", signer=name, words="不想离开老屋", by=cast.liu,
                        today=cast.ago(150))  # fmt: skip
    terms = care_verbs.Terms(
        "郎秀珍", number(date(1975, 4, born.day), 5), "侄女", cast.ago(353), cast.today + timedelta(ends_in),
        Decimal(220), "做饭、洗衣、买药、就医陪护", 8,
    )  # fmt: skip
    care_verbs.sign(item, terms=terms, by=cast.liu, today=cast.ago(353))
    care_verbs.visit(item, on=cast.ago(7), visitor="郎秀珍", is_checking=False, how="上门",
                     words="精神好，柴火够一个月", by=cast.liu, today=cast.ago(7))  # fmt: skip
