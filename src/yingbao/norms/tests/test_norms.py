"""The index answers for the day asked, and says clearly when it cannot."""

from datetime import date

import pytest

from yingbao.norms import (
    NotInForce,
    UnknownArticle,
    UnknownNorm,
    article,
    find_norm,
    load_norms,
    norm,
    resolve,
)
from yingbao.norms.citing import article_key, chinese_number


def test_short_names_of_the_rule_list_resolve():
    for short in ("D12", "D21", "T21", "L26", "Z649", "N22", "F17", "NOTICE", "PIPL"):
        assert norm(short).articles


def test_the_2012_and_2021_rules_hand_over_on_the_same_day():
    last, first = date(2021, 6, 30), date(2021, 7, 1)
    assert resolve("民发〔2012〕220号", "第二十六条", on=last).label == "第二十六条"
    assert resolve("民发〔2021〕57号", "第19条", on=first).label == "第十九条"
    with pytest.raises(NotInForce, match="民发〔2021〕57号"):
        resolve("民发〔2012〕220号", "第二十六条", on=first)
    with pytest.raises(NotInForce):
        resolve("民发〔2021〕57号", "第十九条", on=last)


def test_an_item_may_hold_shorter_than_its_article():
    assert resolve("D21", "第十三条（三）", on=date(2025, 12, 31))
    with pytest.raises(NotInForce):
        resolve("D21", "第十三条(三)", on=date(2026, 1, 1))
    assert resolve("D21", "第十三条", on=date(2026, 1, 1))


def test_a_paragraph_falls_back_on_its_article():
    assert article("社会救助法", "第七十条第一款（一）").label == "第七十条"


def test_unknown_names_are_refused_in_chinese():
    with pytest.raises(UnknownNorm, match="法规库里没有"):
        norm("民发〔1999〕1号")
    with pytest.raises(UnknownArticle, match="没有收录"):
        article("D21", "第九十九条")


@pytest.mark.parametrize(
    "written", ["民发[2021]57号", "《最低生活保障审核确认办法》", "民发﹝2021﹞57 号"]
)
def test_bracket_fashions_do_not_matter(written):
    assert find_norm(written) is norm("D21")


def test_a_law_is_found_with_and_without_the_name_of_the_state():
    assert find_norm("中华人民共和国社会救助法") is norm("L26")


def test_every_successor_is_in_the_index_and_starts_the_next_day():
    for found in load_norms().values():
        if found.superseded_by:
            later = norm(found.superseded_by)
            assert (later.valid_from - found.valid_to).days == 1, found.id


def test_every_norm_has_a_gist_and_a_sane_span():
    for found in load_norms().values():
        assert found.articles, found.id
        assert found.valid_to is None or found.valid_from < found.valid_to, found.id
        for entry in found.articles.values():
            assert 4 <= len(entry.gist) <= 120, (found.id, entry.label)
            assert entry.valid_from >= found.valid_from


def test_no_two_norms_answer_to_one_name():
    names = [name for found in load_norms().values() for name in set(found.names)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (114, "一百一十四"),
        (1045, "一千零四十五"),
        (1005, "一千零五"),
    ],
)
def test_chinese_numbers_are_written_as_law_texts_do(value, written):
    assert chinese_number(value) == written
    assert article_key(str(value)) == f"第{written}条"
