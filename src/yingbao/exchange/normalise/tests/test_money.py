"""Money, counts, yes and no, code words as clerks write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.canon import table
from yingbao.exchange.normalise.codes import read_code
from yingbao.exchange.normalise.figures import read_boolean, read_integer, read_number, read_people
from yingbao.exchange.normalise.money import read_money

amounts = st.decimals(Decimal("-99999999"), Decimal("99999999"), places=2)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1,200.00", "1200"), ("¥1200", "1200"), ("￥ 1,200.00 元", "1200"), ("１２００", "1200"), ("1，200", "1200"), ("1200元/月", "1200"),
        ("1.2万元", "12000"), ("0.5万", "5000"), ("－300", "-300"), ("（300）", "-300"), ("-¥30.5", "-30.5"), ("300-", "-300"), ("12 00", "1200"), ("5.", "5"), (".5", "0.5"),
    ],
)  # fmt: skip
def test_every_spelling_of_a_sum_is_that_sum(text: str, yuan: str) -> None:
    assert read_money(text).value == Decimal(yuan)


def test_the_sheet_s_unit_counts_unless_the_cell_says_its_own() -> None:
    assert read_money("1.5", 10_000).value == Decimal(15_000)
    assert read_money("150元", 10_000).value == Decimal(150)


@pytest.mark.parametrize("text", ["--", "—", "无", "", "/"])
def test_a_dash_is_no_sum(text: str) -> None:
    assert read_money(text).state == "blank"


@pytest.mark.parametrize("text", ["待核", "1.2.3", "见附件", "12月", "一千"])
def test_words_are_not_guessed_as_sums(text: str) -> None:
    assert read_money(text).state == "bad"


def test_two_people_s_numbers_in_one_cell_are_no_sum() -> None:
    assert read_money("140521196001010011" * 2).state == "bad"
    assert read_money("9" * 30 + ".5", 10_000).state == "bad"


@given(amounts)
def test_a_sum_survives_every_way_of_writing_it(yuan: Decimal) -> None:
    wide = str(yuan).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for text in (
        f"{yuan:,.2f}",
        f"{yuan:.2f}元",
        f"¥{yuan:.2f}" if yuan >= 0 else f"-¥{-yuan:.2f}",
        wide,
    ):
        assert read_money(text).value == yuan


@given(st.text(max_size=12))
def test_any_text_gives_a_sum_or_says_why_not(text: str) -> None:
    found = read_money(text)
    assert (found.value is not None) == (found.state == "ok")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一级", 1),
        ("壹级", 1),
        ("1级", 1),
        ("Ⅱ级", 2),
        ("3", 3),
        ("2.0", 2),
        ("4人", 4),
        ("2019年度", 2019),
    ],
)
def test_grades_and_counts_are_numbers(text: str, number: int) -> None:
    assert read_integer(text).value == number


@pytest.mark.parametrize(
    ("text", "people"),
    [("张三、李四", 2), ("张三 李四", 2), ("王　明", 1), ("2人", 2), ("张三", 1)],
)
def test_people_are_counted_by_their_names(text: str, people: int) -> None:
    assert read_people(text).value == people


@pytest.mark.parametrize("text", ["已签字", "手续齐全", "本人已签", "见附件1"])
def test_a_word_that_names_nobody_is_no_count(text: str) -> None:
    assert read_people(text).state == "bad"


def test_measures_lose_their_unit() -> None:
    assert read_number("90.5平方米").value == Decimal("90.5")


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("是", True),
        ("√", True),
        ("有", True),
        ("1", True),
        ("否", False),
        ("无", False),
        ("×", False),
        ("0", False),
    ],
)
def test_yes_and_no_in_all_their_marks(text: str, yes: bool) -> None:
    assert read_boolean(text).value is yes


@pytest.mark.parametrize(
    ("name", "column", "text", "word"),
    [
        ("dibao_member", "relation", "之子", "子女"), ("dibao_member", "relation", "长子", "子女"), ("dibao_member", "relation", "次女", "子女"),
        ("dibao_member", "relation", "之儿媳", "儿媳女婿"), ("dibao_member", "relation", "本人", "户主"), ("vehicle", "vehicle_status", "A", "正常"),
        ("vehicle", "vehicle_status", "M", "强制注销"), ("vehicle", "vehicle_status", "E注销", "注销"), ("tekun_member", "care_ability", "半自理", "半护理"),
        ("disability_certificate", "disability_class", "肢体残疾", "肢体"), ("poverty_person", "exit_status", "未脱贫", "未脱贫"),
        ("poverty_person", "exit_status", "脱贫", "已脱贫"), ("dibao_household", "category", "一类", "A"), ("payment", "pay_status", "发放成功", "成功"),
    ],
)  # fmt: skip
def test_departments_spell_codes_their_own_way(
    name: str, column: str, text: str, word: str
) -> None:
    assert read_code(text, table(name).column(column)).value == word


def test_a_negated_word_is_not_the_word() -> None:
    assert read_code("未享受低保待遇", table("application").column("programme")).state == "bad"
