"""The campaign's ledger as honest townships keep it: each finding in its own words, closings spread
over weeks, visits one after the other, monthly returns in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from yingbao.sample.dice import Dice
from yingbao.sample.people import Family, Person
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.world import Row, World

CASES, OPEN, VISITS = 12, 2, 5
MONTH_ENDS = (date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 31))
WHO = ("老人", "户主", "本人", "夫妻二人", "一家人", "儿子", "女儿", "老伴")
LIVING = (
    "种玉米",
    "养蜂",
    "在县城打零工",
    "采连翘卖",
    "跟人做装修",
    "照看孙子",
    "养了十来只鸡",
    "卖豆腐",
)
HOUSE = (
    "住三间土房",
    "租住镇上一间房",
    "住儿子家偏房",
    "住安置楼二层",
    "房子去年漏雨",
    "院里堆着柴火",
)
SAID = ("邻居说常年吃药", "队长说去年住过院", "村医说血压高", "邻居说待人和气", "会计说地已流转", "邻居说女儿常回来")  # fmt: skip
KINDS = ("219", "220", "221", "222", "224", "204")
RESULTS = {"属实": ("调整", "停发"), "部分属实": ("调整", "更正数据"), "不属实": ("无需整改",)}


def fill(world: World) -> None:
    dice = world.dice.child("rectification")
    free: dict[str, list[Family]] = {}
    for family in world.families:
        if family.is_free and not family.village.urban:
            free.setdefault(family.village.township, []).append(family)
    for township, _, _ in TOWNSHIPS:
        families = dice.sample(there := free.get(township, []), min(CASES, len(there)))
        _ledger(world, dice, families)
        _returns(world, dice, township)
        for family in families[:VISITS]:
            visit(world, dice, family.head, date(2020, 3, 10), families.index(family))


def _ledger(world: World, dice: Dice, families: list[Family]) -> None:
    """Two or three unfounded of a dozen, two still open."""
    unfounded = dice.randint(2, 3)
    for place, family in enumerate(families):
        outcome = "不属实" if place < unfounded else dice.choice(["属实", "部分属实"])
        row = problem(world, dice, family.head, outcome=outcome,
                      result=dice.choice(RESULTS[outcome]))  # fmt: skip
        if place >= CASES - OPEN:
            row |= {"state": "待整改", "closed_on": None, "closed_time": None}
            match(world, row, date(2020, 4, 20))


def problem(
    world: World, dice: Dice, person: Person, found: date | None = None, **more: Any
) -> Row:
    """One line of the ledger, found, looked into and closed with a month to spare."""
    number = world.office.next("problem")
    found = found or dice.day(date(2020, 1, 6), date(2020, 3, 10))
    line = {
        "problem_no": f"WT2020{number:05d}", "clue_no": f"YD{number:06d}", "rule_code": dice.choice(KINDS),
        "source": dice.choice(["数据比对", "自查", "巡察"]), "task_kind": "应保尽保",
        "description": "比对发现家庭情况与登记不一致", "found_on": found, "due_on": found + timedelta(days=60),
        "author_name": dice.choice(world.families).head.name, "joint_check": False,
        "finding": finding(dice), "outcome": "属实", "result": "调整", "return_count": 0,
        "owner_change_count": 0, "state": "已销号", "closed_on": found + timedelta(days=dice.randint(12, 40)),
        "closed_time": f"{dice.randint(8, 17):02d}:{dice.randint(0, 59):02d}",
    }  # fmt: skip
    return world.add("problem_ledger", person, **(line | more))


def finding(dice: Dice) -> str:
    """What somebody saw who was there."""
    return (
        f"经入户核查，{dice.choice(WHO)}{dice.choice(LIVING)}，去年收入约{dice.step(1200, 9800, 10)}元，"
        f"{dice.choice(HOUSE)}，{dice.choice(SAID)}，{dice.choice(WHO)}{dice.choice(LIVING)}，"
        f"看了存折和{dice.choice(['药费单', '土地证', '工资条', '学费收据'])}。"
    )


def match(world: World, row: Row, on: date, first: date | None = None) -> Row:
    """The clue behind a ledger line, as the last comparison still has it."""
    return world.add("data_clue", row["_who"], clue_no=row["clue_no"], rule_code=row["rule_code"],
                     first_matched_on=first or row["found_on"], matched_on=on)  # fmt: skip


def visit(world: World, dice: Dice, person: Person, on: date, place: int, **more: Any) -> Row:
    """The `place`th home of a day: half an hour in each, twenty minutes between."""
    start = 8 * 60 + 30 + 50 * place
    line = {
        "team": f"{person.township}核查组", "visitor_name": None, "second_visitor_name": None,
        "visited_on": on, "arrived_at": clock(start), "left_at": clock(start + 30),
        "longitude": round(112.18 + dice.randint(0, 30) / 1000, 3),
        "latitude": round(35.69 + dice.randint(0, 30) / 1000, 3), "met_whom": "户主",
    }  # fmt: skip
    return world.add("visit_record", person, **(line | more))


def clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _returns(world: World, dice: Dice, township: str) -> None:
    for last in MONTH_ENDS:
        report(world, township, last, last + timedelta(days=dice.randint(1, 3)), dice.randint(2, 6))


def report(world: World, township: str, last: date, sent: date | None, problems: int) -> Row:
    """A month's return, due on the third day after the month."""
    return world.add("progress_report", None, report_name=f"{last.month}月月报", township=township,
                     period_from=last.replace(day=1), period_to=last, due_on=last + timedelta(days=3),
                     reported_on=sent, problem_count=problems, rectified_count=problems // 2,
                     closed_count=problems // 2, complaint_count=0)  # fmt: skip
