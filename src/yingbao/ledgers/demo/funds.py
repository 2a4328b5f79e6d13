"""The fund chain and the townships' reserves of the demonstration."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yingbao.ledgers.checks import verbs as check_verbs
from yingbao.ledgers.checks.paid import paid_months
from yingbao.ledgers.demo.cast import Cast, number
from yingbao.ledgers.funds import verbs
from yingbao.ledgers.funds.model import Fund
from yingbao.ledgers.recoveries import verbs as recovery_verbs
from yingbao.ledgers.recoveries.model import Recovery
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
    _recoveries(cast)
    _check(cast)


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


def _owed(cast: Cast, days: int, name: str, born: date, due: int) -> Recovery:
    owed = recovery_verbs.Owed(
        name, number(born, 9), "低保", f"沁民决〔示范〕{due % 97}号", cast.ago(days + 9), cast.ago(days),
        cast.ago(days - 60), "车辆登记以后多领", Decimal(due), cast.longgang, "梁庄村",
    )  # fmt: skip
    return recovery_verbs.enter(owed, by=cast.zhou, today=cast.ago(days))


def _recoveries(cast: Cast) -> None:
    """Paid into the treasury, by instalments, back but not yet deposited, and late."""
    done = _owed(cast, 110, "申守成", date(1961, 2, 3), 1110)
    recovery_verbs.repay(
        done, on=cast.ago(90), amount=Decimal(1110), by=cast.liu, today=cast.ago(90)
    )
    recovery_verbs.deposit(
        done, on=cast.ago(80), receipt_no="缴款书示范 8 号", by=cast.zhou, today=cast.ago(80)
    )
    slow = _owed(cast, 50, "韩守义", date(1962, 8, 18), 1480)
    recovery_verbs.by_instalments(slow, months=4, first_on=cast.ago(20), words="每月卖菜后交", by=cast.liu,
                                  today=cast.ago(40))  # fmt: skip
    recovery_verbs.repay(
        slow, on=cast.ago(20), amount=Decimal(370), by=cast.liu, today=cast.ago(20)
    )
    waiting = _owed(cast, 60, "武改莲", date(1966, 12, 5), 740)
    recovery_verbs.repay(
        waiting, on=cast.ago(45), amount=Decimal(740), by=cast.liu, today=cast.ago(45)
    )
    poor = _owed(cast, 70, "石老五", date(1949, 9, 9), 592)
    recovery_verbs.waive(
        poor, amount=Decimal(592), reason="独居有病，退了就断粮", by=cast.he, today=cast.ago(55)
    )


def _check(cast: Cast) -> None:
    """The last month that was paid, where a comparison brought payments; otherwise nothing."""
    months = paid_months()
    if not months:
        return
    check = check_verbs.draw(
        month=months[-1], share=20, wanted=80, by=cast.zhou, today=cast.ago(12)
    )
    for place, result in ((1, "arrived"), (2, "arrived"), (3, "held")):
        if check.drawn.filter(place=place).exists():
            check_verbs.record(check, place=place, result=result, said="卡在村干部手里" if place > 2 else "",
                               on=cast.ago(6), by=cast.zhou, today=cast.ago(6))  # fmt: skip
