"""Long conditions as lists within lists: nothing is lost, nothing short is taken apart."""

import re

import pytest

from yingbao.engine.library import load_library
from yingbao.engine.page import rule_page
from yingbao.engine.wording import in_words, outline
from yingbao.engine.wording.outline import LONG

LIBRARY = load_library()
LEADS = re.compile(
    r"(?:，?(?:同时符合|有下面一条就算)|排除下面各条都符合的|排除符合下面任何一条的)："
)
JOINTS = re.compile(r"，且 | 或 |[：（）]")


def _kept(lead: re.Match[str]) -> str:
    return "排除" if lead.group().startswith("排除") else ""


def told(words: str) -> list[tuple[int, str]]:
    return list(outline(words).lines())


def test_a_short_condition_stays_one_line() -> None:
    assert told("甲等于乙，且 （丙 或 丁）") == [(0, "甲等于乙，且 （丙 或 丁）")]


def test_what_must_all_hold_stands_below_what_is_looked_for() -> None:
    same = "《停保（变更）决定台账》的乡镇与“查看范围”的乡镇相同"
    words = f"在《停保（变更）决定台账》中没有记录（按本人对上）：（{same} 或 {same}），且 {same}"
    assert told(words) == [
        (0, "在《停保（变更）决定台账》中没有记录（按本人对上），同时符合："),
        (1, f"{same} 或 {same}"),
        (1, same),
    ]


def test_one_of_several_is_a_list_and_each_may_be_one() -> None:
    part = "证件号上的出生日期与本人的证件号上的出生日期相同，而且在同一个乡镇"
    words = f"{part} 或 （在《户籍人口》中有记录（按本人对上）：{part}，且 {part}）"
    assert told(words) == [
        (0, "有下面一条就算："),
        (1, part),
        (1, "在《户籍人口》中有记录（按本人对上），同时符合："),
        (2, part),
        (2, part),
    ]


def test_what_is_left_out_says_so() -> None:
    part = "备注含【名册备注里说明不计入家庭的字样】并且本人的类别是要看的监管类别之一"
    assert told(f"排除：（{part}，且 {part}）")[0] == (0, "排除下面各条都符合的：")


@pytest.mark.parametrize("code", LIBRARY.rules)
def test_the_parts_of_every_condition_say_what_it_says(code: str) -> None:
    for step in in_words(LIBRARY.rules[code], LIBRARY):
        for line in step.lines:
            parts = "".join(LEADS.sub(_kept, words) for _, words in told(line))
            assert JOINTS.sub("", parts) == JOINTS.sub("", line)


@pytest.mark.parametrize("code", LIBRARY.rules)
def test_no_line_of_a_page_holds_a_list_that_could_stand_below(code: str) -> None:
    page = rule_page(LIBRARY, LIBRARY.rules[code])
    judged = page.partition("## 怎么判断")[2].partition("\n## ")[0]
    for line in judged.splitlines():
        words = line.strip().removeprefix("- ")
        if line.startswith("  ") and len(words) > LONG:
            assert "，且 " not in re.sub("（[^（）]*）", "", words), words
