"""801 核查说明雷同.

Truth: five cases of one person say the same, but for a stroke.
Decoys: the same stock head with words of their own; only 情况属实; four cases; five people's words.
"""

from __future__ import annotations

from yingbao.sample.ordinary.rectification import finding, problem
from yingbao.sample.places import TOWNSHIPS
from yingbao.sample.stage import Stage
from yingbao.sample.world import Row

COPY = "该户家庭成员均无固定收入来源，主要依靠种地和亲友接济维持生活，家庭生活确实困难，符合保障条件，继续给予保障"
HEAD = "根据专项治理工作安排要求，经入户核查，现将核查情况说明如下："


def plant(stage: Stage) -> None:
    names = [name for name, _, _ in TOWNSHIPS]
    stage.world.dice.child("waves").shuffle(names)  # apart from the townships of 802 and 807
    for turn in range(3):
        author = f"常{'甲乙丙'[turn]}某"
        place = names[11 + turn]
        rows = [_case(stage, author, COPY + "。" * (copy % 2), place) for copy in range(5)]
        rows[4]["finding"] = COPY + "的" * (turn % 2)
        stage.truth_row(rows[0], "五条核查说明几乎一样")
    _silent(
        stage,
        names[11],
        [(HEAD + finding(stage.dice), "牛甲某") for _ in range(6)],
        "只有表样抬头相同",
    )
    _silent(stage, names[11], [("情况属实。", "牛乙某") for _ in range(6)], "都是短句")
    _silent(stage, names[11], [(COPY, "牛丙某") for _ in range(4)], "只有四条")
    _silent(stage, names[11], [(COPY, f"马{name}某") for name in "甲乙丙丁戊"], "五个人各写一条")


def _case(stage: Stage, author: str, text: str, township: str) -> Row:
    person = stage.casting.take("couple", lambda f: f.village.township == township).head
    return problem(stage.world, stage.dice, person, author_name=author, finding=text)


def _silent(stage: Stage, township: str, texts: list[tuple[str, str]], why: str) -> None:
    for text, author in texts:
        stage.decoy_row(_case(stage, author, text, township), why)
