"""What is due in a month: the sum, its steps, and what must hold of any sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.engine import load_library
from yingbao.engine.entitlement import (
    HomeFacts,
    Sums,
    TekunFacts,
    home_account,
    tekun_account,
)

LIBRARY = load_library()
SUMS = Sums(LIBRARY)
BANDS = Sums(LIBRARY, {"band_amounts": [200, 300, 400]})
LOCAL = Sums(LIBRARY, {"disabled": Decimal("120.50"), "aged": 60, "ill": 130, "minor": 50})
MONTHS = [
    date(2019, 12, 1),
    date(2020, 5, 1),
    date(2020, 10, 1),
    date(2021, 8, 1),
    date(2026, 8, 1),
]
fen = st.decimals(min_value=0, max_value=9000, places=2)
HOME = HomeFacts(date(2020, 4, 1), people=3, income=Decimal(120), standard=Decimal(442))


def due(facts: HomeFacts, sums: Sums = SUMS) -> Decimal | None:
    return home_account(LIBRARY, sums.home(facts)).due


def test_the_sum_is_shown_step_by_step_with_the_article_of_the_month():
    told = str(home_account(LIBRARY, SUMS.home(HOME)))
    assert told.splitlines() == [
        "低保　2020年4月　农村　保障 3 人",
        "1. 当月标准　每人 = 442.00 元　（国务院令第649号 第十条；参数 dibao/standard_rural）",
        "2. 人均月收入　每人 = 120.00 元",
        "3. 差额　442.00－120.00 = 322.00 元　（民发〔2012〕220号 第二十七条）",
        "4. 乘保障人数　322.00×3 人 = 966.00 元　（民发〔2012〕220号 第五条）",
        "应得合计 966.00 元",
    ]


def test_the_same_household_is_cited_the_article_of_its_own_month():
    cited = []
    for month in MONTHS:
        lines = home_account(LIBRARY, SUMS.home(replace(HOME, month=month))).lines
        cited.append(next(line.basis.norm for line in lines if line.label == "差额"))
    assert cited == [
        "民发〔2012〕220号", "民发〔2012〕220号", "中办发〔2020〕18号", "民发〔2021〕57号", "社会救助法"
    ]  # fmt: skip


def test_a_band_counts_only_from_the_day_on_which_bands_are_lawful():
    banded = replace(HOME, band="二档")
    assert due(banded, BANDS) == Decimal("966.00")
    assert due(replace(banded, month=date(2020, 10, 1)), BANDS) == Decimal("900.00")


def test_without_the_countys_table_a_band_is_not_guessed():
    account = home_account(LIBRARY, SUMS.home(replace(HOME, band="二档", month=date(2021, 8, 1))))
    assert account.due is None
    assert account.open_points[0].startswith("当月可以分档，但县里还没有填分档表")


def test_the_class_supplement_is_added_when_the_county_has_set_it():
    assert due(replace(HOME, disabled=1, aged=1), LOCAL) == Decimal("1146.50")
    account = home_account(LIBRARY, SUMS.home(replace(HOME, disabled=1, aged=1)))
    assert account.due == Decimal("966.00")
    assert "有 2 人可以分类施保" in account.open_points[0]


def test_in_gradual_exit_the_former_sum_goes_on_until_the_last_month_and_then_ends():
    leaving = replace(HOME, month=date(2023, 3, 1), income=Decimal(900), former=Decimal(500))
    assert due(replace(leaving, exit_from=date(2022, 11, 1))) == Decimal("500.00")
    assert due(replace(leaving, exit_from=date(2022, 9, 1))) == Decimal("0.00")


def test_single_cover_is_left_to_the_county():
    account = home_account(LIBRARY, SUMS.home(replace(HOME, people=1, cover="单人")))
    assert (account.due, account.open_points) == (
        None, ("单人保按当地办法计算，国家没有统一算法。",)
    )  # fmt: skip


def test_without_a_standard_nothing_is_invented():
    account = home_account(LIBRARY, SUMS.home(replace(HOME, standard=None, month=date(2024, 1, 1))))
    assert account.due is None
    assert "没有查到当月标准" in account.open_points[0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(fen, fen, st.integers(1, 9)), min_size=1, max_size=12))
def test_money_is_exact_to_the_fen_and_never_negative(homes):
    facts = [replace(HOME, standard=s, income=i, people=n) for s, i, n in homes]
    for row, (standard, income, people) in zip(SUMS.homes(facts), homes, strict=True):
        assert row["due"] == max(standard - income, Decimal(0)) * people
        assert row["due"].as_tuple().exponent == -2


@settings(max_examples=30, deadline=None)
@given(st.lists(fen, min_size=2, max_size=10), st.sampled_from(MONTHS), st.integers(1, 9))
def test_more_income_never_means_more_aid_and_more_people_never_less(incomes, month, people):
    rising = sorted(incomes)
    facts = [replace(HOME, month=month, people=people, income=i) for i in rising]
    dues = [row["due"] for row in SUMS.homes(facts)]
    assert dues == sorted(dues, reverse=True)
    larger = [row["due"] for row in SUMS.homes([replace(f, people=people + 1) for f in facts])]
    assert all(more >= less for more, less in zip(larger, dues, strict=True))


@settings(max_examples=20, deadline=None)
@given(fen, st.sampled_from(["全自理", "半护理", "全护理"]), fen)
def test_a_tekun_living_sum_without_a_local_standard_is_the_floor(standard, ability, care):
    row = SUMS.tekun(
        TekunFacts(date(2020, 4, 1), ability=ability, dibao_standard=standard, care=care)
    )
    assert (
        row["living"]
        == row["floor"]
        == (standard * Decimal("1.3")).quantize(Decimal("0.01"), "ROUND_HALF_UP")
    )
    assert row["due"] == row["living"] + care


def test_a_local_standard_below_the_floor_is_pointed_out():
    facts = TekunFacts(
        date(2020, 4, 1), ability="半护理", dibao_standard=Decimal(442), living=Decimal(500), care=Decimal(100)
    )  # fmt: skip
    account = tekun_account(LIBRARY, SUMS.tekun(facts))
    assert account.due == Decimal("600.00")
    assert "低于低保标准的规定倍数（574.60 元）" in account.open_points[0]


@pytest.mark.parametrize("ability", [None, "半护理"])
def test_care_without_a_standard_for_the_tier_is_not_guessed(ability):
    account = tekun_account(LIBRARY, SUMS.tekun(TekunFacts(date(2020, 4, 1), ability=ability)))
    assert account.due is None
    assert account.lines[1].amount == Decimal("574.60")
