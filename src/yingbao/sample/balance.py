"""What whole scenes mean for rules that look at everybody, judged after all of them.

702 looks at whole batches: which townships' rolls and payments really differ; 107 at a village's
monthly figures; 205 at whoever is old and alone.
"""

from __future__ import annotations

from collections import defaultdict

from yingbao.sample.aid import DibaoHousehold
from yingbao.sample.ordinary.funds import ITEMS
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.world import Row, World

MONTHS = (3, 4)  # rolls exist for these


def judge_batches(world: World) -> None:
    """A township where something differs is no false alarm; one where all agrees must be silent."""
    wanted = {answer.township for answer in world.key.answers if answer.rule == "702"}
    differing = {township for (_, township, _), gap in gaps(world).items() if abs(gap) > 0.01}
    for township, _, _ in TOWNSHIPS:
        if township in wanted:
            continue
        if township in differing:
            world.key.allow("702", "", "其他场景使名册与发放不一致", township)
        else:
            world.key.decoy("702", "", "退回的都已重发，名册与发放一致", township)


def gaps(world: World) -> dict[tuple[str, str, int], float]:
    """Paid − listed by item, township and month owed."""
    sums: dict[tuple[str, str, int], float] = defaultdict(float)
    for household in world.dibao:
        for month in MONTHS:
            if household.present(month):
                sums[_batch(household, month)] -= household.total(month)
    for member in world.tekun:
        for month in MONTHS:
            if month in member.months:
                sums[ITEMS["特困"], member.person.township, month] -= member.total()
    for line in world.rows["payment"]:
        key = (line["item"], line["township"], line["period"].month)
        counted = line["pay_status"] == "成功" and "_unusable" not in line
        if counted and key[0] in ITEMS.values() and key[2] in MONTHS:
            sums[key] += line["amount"]
    return sums


def _batch(household: DibaoHousehold, month: int) -> tuple[str, str, int]:
    return ITEMS[household.area_kind], household.place[0], month


def judge_counts(world: World) -> None:
    """107 asks why a village's figure stands still while people come and go: scenes of other rules
    may happen to balance."""
    reports: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in world.rows["monthly_count"]:
        reports[row["township"], row["village"]].append(row)
    deaths = {(p.township, p.village) for p in world.people if not p.is_alive}
    for place, rows in reports.items():
        moved = place in deaths or any(row["entered"] or row["left_roll"] for row in rows)
        if moved and "_mark" not in rows[0] and len({row["people"] for row in rows}) == 1:
            world.key.allow("107", world.key.mark(rows[0]), "别的场景有进有出，人数碰巧不变")


def judge_alone(world: World) -> None:
    """205 finds whoever a scene of another rule leaves old, alone and without aid: rightly so."""
    named = {answer.id_number for answer in world.key.answers if answer.rule == "205"}
    listed = {m.person.id18 for household in world.dibao for m in household.present(MONTHS[-1])}
    listed |= {member.person.id18 for member in world.tekun if MONTHS[-1] in member.months}
    for family in world.families:
        at_home = [p for p in family.members if p.is_alive and not p.moved_out_on]
        if len(at_home) == 1 and at_home[0].id18 not in named | listed:
            old = at_home[0]
            if old.age() >= 60 and old.marital != "已婚":
                world.key.allow("205", old.id18, "别的场景里的独居老人")
