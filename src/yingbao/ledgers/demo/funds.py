"""The fund chain and the townships' reserves of the demonstration."""

from __future__ import annotations

from decimal import Decimal

from yingbao.ledgers.demo.cast import Cast
from yingbao.ledgers.funds import verbs
from yingbao.ledgers.funds.model import Fund
from yingbao.ledgers.reserves import verbs as reserve_verbs


def fill(cast: Cast) -> None:
    _squared(cast)
    _late_and_explained(cast)
    _came(cast, 52, "晋财社〔示范〕31号", "2082102", "农村特困人员供养金", "city", Decimal(460000))
    fresh = _came(
        cast, 9, "沁财社〔示范〕18号", "2082001", "临时救助备用金", "county", Decimal(150000)
    )
    verbs.release(fresh, on=cast.ago(5), amount=Decimal(150000), by=cast.zhou, today=cast.ago(5))
    _reserves(cast)


def _came(
    cast: Cast, days: int, paper: str, item: str, purpose: str, level: str, amount: Decimal
) -> Fund:
    came = verbs.Came(paper, level, item, purpose, amount, cast.ago(days))
    return verbs.receive(came, by=cast.zhou, today=cast.ago(days))


def _squared(cast: Cast) -> None:
    fund = _came(
        cast, 80, "晋财社〔示范〕12号", "2081902", "农村低保金", "province", Decimal(980000)
    )
    verbs.release(fund, on=cast.ago(62), amount=Decimal(980000), by=cast.zhou, today=cast.ago(62))
    verbs.pay(
        fund, on=cast.ago(50), amount=Decimal(972800), people=2630, by=cast.zhou, today=cast.ago(50)
    )
    verbs.give_back(
        fund, amount=Decimal(7200), reason="退保、死亡的结余", by=cast.zhou, today=cast.ago(44)
    )
    verbs.square(fund, words="和国库、银行回单核对一致", by=cast.feng, today=cast.ago(43))


def _late_and_explained(cast: Cast) -> None:
    fund = _came(
        cast, 70, "财社〔示范〕7号", "2081902", "困难群众救助补助", "central", Decimal(1250000)
    )
    verbs.release(fund, on=cast.ago(28), amount=Decimal(1250000), by=cast.zhou, today=cast.ago(28))
    verbs.explain(fund, words="季末国库系统升级，晚了几天", by=cast.zhou, today=cast.ago(27))
    verbs.pay(
        fund, on=cast.ago(12), amount=Decimal(610000), people=1640, by=cast.zhou, today=cast.ago(12)
    )


def _reserves(cast: Cast) -> None:
    for place in (cast.longgang, cast.duanshi):
        book = reserve_verbs.set_up(place, full=Decimal(20000), by=cast.zhou, today=cast.ago(90))
        reserve_verbs.top_up(book, on=cast.ago(89), amount=Decimal(20000), words="年初拨入", by=cast.zhou,
                             today=cast.ago(89))  # fmt: skip
    reserve_verbs.count(
        book, on=cast.ago(15), found=Decimal(20000), second_name="财政所张会计", words="", by=cast.ma,
        today=cast.ago(15),
    )  # fmt: skip
