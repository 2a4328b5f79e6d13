"""Villages are read as they speak: what is said is matched as a paper would write it, and shown as said."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.policy import review_papers
from yingbao.policy.detection.bare import bare
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading.document import Block, Document

DAY = date(2026, 11, 23)
PIECES = st.sampled_from(
    ["啥时候", "没交合疗的，", "立马", "娃娃", "五保的钱", "村“两委”", "乡（镇）", "蹲过大牢", "低保", "。", "贴个榜", "（", "”"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=20).map("".join)


def findings(text, as_of=DAY):
    paper = build_paper(Document("p.txt", (Block(text),)), as_of)
    return review_papers([paper], as_of).findings


def found(text, as_of=DAY):
    return {(f.label, f.code) for f in findings(text, as_of)}


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_letter_keeps_its_place(text):
    said = bare(text)
    places = [said.written(at, at + 1) for at in range(len(said.text))]
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert all(one[0] <= next_[0] for one, next_ in zip(places, places[1:], strict=False))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_letter_that_stands_for_itself_is_the_letter_written(text):
    said = bare(text)
    for at, letter in enumerate(said.text):
        start, end = said.written(at, at + 1)
        assert end - start > 1 or text[start] == letter or len(text[start:end]) == 1


def test_the_words_shown_are_those_spoken():
    shown = next(
        f for f in findings("某村低保规矩\n1. 没交合疗的，低保立马停。\n") if f.code == "P10"
    )
    assert "没交合疗" in "".join(shown.words) and "合作医疗" not in "".join(shown.words)
    text = shown.paper.text
    assert "合疗" in "".join(text[a:b] for a, b in shown.spans)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("没交合疗的，低保立马停。", "P10"),
        ("家里有能下地干活的，低保不给。", "P25"),
        ("有人反映的，低保先卡住，弄清楚再放。", "P50"),
    ],
)
def test_spoken_rules_are_found_and_their_opposites_let_pass(said, code):
    assert ("1.", code) in found(f"某村低保规矩\n1. {said}\n")
    assert not found(f"某村低保规矩（2024年5月）\n1. 谁说{said.rstrip('。')}？没有的事，照样发。\n")


def test_a_reason_after_a_bare_no_still_answers_the_question():
    text = "某乡救助政策问答（2024年5月）\n问：在家照料瘫痪老人出不去打工，能不能少算收入？\n答：不能。有手有脚就按整劳力算。\n"
    assert {code for _, code in found(text)} == {"P17"}
    yes = text.replace("不能。有手有脚就按整劳力算", "能。照料病人走不开的，不按整劳力算")
    assert not found(yes)


def test_what_a_summary_praises_is_a_rule_and_what_it_put_right_is_not():
    praised = "某乡社会救助工作总结（2024年5月）\n一、主要做法\n坚持总量控制，低保名额分解到村，每村不超过15户。\n"
    assert any(code == "P01" for _, code in found(praised))
    assert not found(praised.replace("主要做法", "存在问题及整改").replace("坚持总量控制，", ""))


def test_a_rule_right_on_its_day_is_overtaken_and_says_so():
    text = "某县农村低保细则\n某民发〔2016〕7号\n第一条　农村低保金按季发放，每季度初10日前发放到户。\n某县民政局\n2016年9月1日\n"
    then = next(f for f in findings(text) if f.code == "N28")
    assert then.severity == "过时" and then.overtaken
    today = next(f for f in findings(text.replace("2016", "2024")) if f.code == "N28")
    assert today.severity == "抵触" and not today.overtaken
    never = "某县农村低保细则\n某民发〔2016〕7号\n第一条　低保骗取金额的，处五倍罚款。\n某县民政局\n2016年9月1日\n"
    assert next(f for f in findings(never) if f.code == "N16").severity == "抵触"


def test_a_norm_cited_by_name_and_number_is_told_once():
    text = "某县农村低保补充规定（2024年5月）\n第一条　根据《最低生活保障审核审批办法（试行）》（民发〔2012〕220号）制定本规定。\n"
    assert [f.code for f in findings(text)].count("R01") == 1


def test_who_keeps_to_the_law_is_not_told_of_a_neighbour_who_does_not():
    papers = [
        build_paper(
            Document(
                f"{days}.txt", (Block(f"某村低保规定（2024年5月）\n第一条　低保公示{days}天。\n"),)
            ),
            DAY,
        )
        for days in (7, 3)
    ]
    told = [f.paper.file for f in review_papers(papers, DAY).findings if f.code == "C03"]
    assert told == ["3.txt"]


@pytest.mark.parametrize(
    "written", ["2024年5月编", "（2024年5月 河口镇民政办）", "二〇二四年五月印"]
)
def test_a_leaflet_is_dated_by_its_month(written):
    paper = build_paper(Document("p.txt", (Block(f"低保政策明白纸{written}\n一、低保按月发。\n"),)))
    assert paper.issued == date(2024, 5, 1)
    assert paper.title.startswith("低保政策明白纸")


DIALOGUE = (
    "某村低保宣讲会记录（2024年5月）\n"
    "村民老吴：我开着个小卖部，能报低保吗\n村主任：不行，有铺面的都不给。\n小李：看挣多少，挣得少照样报。\n"
    "村民老赵：我儿子坐过牢。\n村主任：那你家报不成。\n小李：出来了照样能报。\n"
    "村民小孙：我在家照料瘫痪的婆婆。\n村主任：也得按一个劳力算。\n小李：走不开的不按劳力算。\n"
)


def test_who_answers_in_a_meeting_takes_up_what_was_said_before():
    told = [(f.code, f.quote) for f in findings(DIALOGUE) if f.severity == "抵触"]
    assert [code for code, _ in told] == ["P14", "P11", "P17"]
    assert all(quote.startswith("村主任") for _, quote in told)


def test_a_group_asks_without_a_question_mark():
    asked = "某村低保群（2024年5月）\n村民A 8:40：我家有辆面包车能办不\n村主任 8:42：{}\n"
    assert {f.code for f in findings(asked.format("不能"))} == {"P13"}
    assert not findings(asked.format("能，按财产标准算。"))


def test_a_heading_with_a_colon_is_nobody_who_speaks():
    text = "某村低保明白纸（2024年5月）\n申请条件：家里有车的，按财产标准看。\n所需材料：不用交证明。\n办理时间：年底不休息。\n"
    assert not findings(text)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("用得起电脑的，低保就给你趴下。", "P12"),
        ("有方向盘的，低保一票打死。", "P13"),
        ("卖豆腐的，低保没门。", "P14"),
        ("放出来没几年的，低保想都别想。", "P11"),
    ],
)
def test_a_verdict_on_the_benefit_needs_no_known_word(said, code):
    assert ("1.", code) in found(f"某村低保规矩（2024年5月）\n1. {said}\n")


@pytest.mark.parametrize(
    "kind", ["照样吃", "看收入", "不动", "接着发", "按条件算", "该报报", "留着", "另说，照查照批"]
)
@pytest.mark.parametrize("ground", ["有电脑的", "开拖拉机的", "卖豆腐的", "坐过牢的"])
def test_a_kind_word_on_the_benefit_is_no_verdict(ground, kind):
    assert not found(f"某村低保规矩（2024年5月）\n1. {ground}，低保{kind}。\n")
