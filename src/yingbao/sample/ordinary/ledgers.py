"""The bureau's own ledgers: standards, applications, stops, temporary aid, posts, corrections."""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.aid import TEKUN_CARE, TEKUN_LIVING
from yingbao.sample.dice import Dice
from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.people import Person
from yingbao.sample.world import Row, World

DOCUMENT = "晋市民〔2020〕3号"


def fill(world: World) -> None:
    dice = world.dice.child("ledgers")
    _standards(world)
    free = [family for family in world.families if family.is_free and not family.village.urban]
    picks = iter(dice.sample(free, min(len(free), 40 + world.size // 400)))
    few = max(2, world.size // 6000)
    for _ in range(few):
        asker = next(picks)
        if asker.village.township not in world.apart["linshi_grant"]:
            _shock(world, dice, asker.head)
        _refusal(world, dice, next(picks).head)
        _post(world, dice, next(picks).head)
        _correction(world, dice, next(picks).head)


def _standards(world: World) -> None:
    for kind, area, amount, unit, since, until in (
        ("低保", "农村", 4980, "年", date(2019, 1, 1), date(2019, 12, 31)),
        ("低保", "城市", 550, "月", date(2019, 1, 1), date(2019, 12, 31)),
        ("低保", "农村", 5400, "年", date(2020, 1, 1), None),
        ("低保", "城市", 590, "月", date(2020, 1, 1), None),
    ):
        world.add("benefit_standard", programme=kind, area_kind=area, amount=amount, unit=unit,
                  valid_from=since, valid_to=until, document_no=DOCUMENT)  # fmt: skip
    for mode, amount in TEKUN_LIVING.items():
        world.add("benefit_standard", programme="特困基本生活", area_kind="农村", amount=amount, unit="月",
                  support_mode=mode, valid_from=date(2020, 1, 1), document_no=DOCUMENT)  # fmt: skip
    for ability, amount in TEKUN_CARE.items():
        world.add("benefit_standard", programme="特困照料护理", area_kind="农村", amount=amount, unit="月",
                  care_ability=ability, valid_from=date(2020, 1, 1), document_no=DOCUMENT)  # fmt: skip


def apply(world: World, person: Person, on: date, decision: str, *, reasons: str | None = None,
          programme: str = "低保", handler: str | None = None) -> Row:  # fmt: skip
    """One application through all its steps, in time."""
    decided = on + timedelta(days=34)
    return world.add("application", person, programme=programme, applied_on=on, accepted_on=on + timedelta(days=1),
              surveyed_on=on + timedelta(days=8), publicity_from=on + timedelta(days=14),
              publicity_to=on + timedelta(days=21), decided_on=decided, decision=decision, reasons=reasons,
              notified_on=decided + timedelta(days=1), suspended_days=0,
              handler_name=handler)  # fmt: skip


def _shock(world: World, dice: Dice, person: Person) -> None:
    on = dice.day(date(2019, 9, 1), date(2020, 3, 25))
    grant(world, person, dice.choice(["急难型", "支出型"]), on, dice.step(800, 2900, 100),
          approval_level="县级" if person.wage else dice.choice(["县级", "乡级"]))  # fmt: skip


def _refusal(world: World, dice: Dice, person: Person) -> None:
    apply(world, person, dice.day(date(2019, 10, 1), date(2020, 3, 1)), "不予批准",
          reasons="家庭月人均收入高于当地低保标准")  # fmt: skip


def _post(world: World, dice: Dice, person: Person) -> None:
    world.add("public_post", person, post=dice.choice(["护林员", "保洁员", "村级公路养护员"]),
              employer=f"{person.township}人民政府", monthly_pay=600,
              started_on=date(2019, 7, 1), ended_on=date(2020, 12, 31))  # fmt: skip


def _correction(world: World, dice: Dice, person: Person) -> None:
    world.add("community_correction", person, correction_kind="缓刑",
              started_on=date(2019, 4, 2), ended_on=date(2021, 4, 1))  # fmt: skip
