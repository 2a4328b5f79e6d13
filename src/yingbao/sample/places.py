"""Qinshui's fourteen townships of April 2020 with invented villages.

Townships are public facts; villages are made of common words, and a few share a name across
townships, as villages do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from yingbao.sample.dice import Dice

# name, code, share of the population in thousands (rounded, older figures)
TOWNSHIPS = (
    ("龙港镇", "140521100", 40.0), ("中村镇", "140521101", 16.0), ("郑庄镇", "140521102", 16.9),
    ("端氏镇", "140521103", 18.0), ("嘉峰镇", "140521104", 29.9), ("郑村镇", "140521105", 14.5),
    ("柿庄镇", "140521106", 13.1), ("樊村河乡", "140521200", 5.0), ("土沃乡", "140521201", 7.8),
    ("张村乡", "140521202", 4.9), ("苏庄乡", "140521203", 5.5), ("胡底乡", "140521204", 10.6),
    ("固县乡", "140521205", 7.8), ("十里乡", "140521206", 11.7),
)  # fmt: skip
ORDER = {name: place for place, (name, _, _) in enumerate(TOWNSHIPS)}
_FIRST = "上下东西南北前后大小新老青白黑石沙柳杏桃槐枣梨松梁杨尧云龙高长古寺马牛羊鹿金铁"
_LAST = "庄沟河岭坪峪掌窑湾坡洼泉圪垛崖"
_NAMES = tuple(first + last + "村" for last in _LAST for first in _FIRST)
PEOPLE_A_VILLAGE = 800


@dataclass(eq=False)
class Village:
    name: str
    township: str
    urban: bool = False
    former: tuple[str, ...] = ()  # the villages it was merged from in 2019
    apart: bool = False  # one scene alone has families here
    weight: float = 1.0
    surnames: list[str] = field(default_factory=list)  # the two or three that are half of it

    @property
    def is_merged(self) -> bool:
        return bool(self.former)


def lay_out(dice: Dice, people: int) -> list[Village]:
    """Two villages a township at least; the county seat also has two urban communities."""
    names = list(_NAMES)
    dice.shuffle(names)
    villages: list[Village] = []
    whole = sum(share for _, _, share in TOWNSHIPS)
    for township, _, share in TOWNSHIPS:
        count = max(2, round(people * share / whole / PEOPLE_A_VILLAGE))
        villages += [_village(dice, names, township, share / count) for _ in range(count)]
    villages += [
        Village("东街社区", "龙港镇", urban=True, weight=6.0, surnames=["王", "张"]),
        Village("西街社区", "龙港镇", urban=True, weight=6.0, surnames=["李", "柳"]),
    ]
    villages[-3].name = villages[0].name  # one name, two townships
    return villages


def _village(dice: Dice, names: list[str], township: str, weight: float) -> Village:
    former = (names.pop(), names.pop()) if dice.chance(0.12) else ()
    surnames = dice.sample(["王", "张", "李", "刘", "赵", "郭", "杨", "马", "常", "牛", "霍"], 2)
    return Village(names.pop(), township, former=former, weight=weight, surnames=surnames)


def hamlet(dice: Dice, villages: list[Village]) -> Village:
    """One more village of some township, with a name no other has, for one scene alone."""
    used = {name for village in villages for name in (village.name, *village.former)}
    township = dice.choice([village.township for village in villages if not village.urban])
    name = dice.choice([name for name in _NAMES if name not in used])
    return Village(name, township, apart=True, surnames=["王", "李"])
