"""Papers about tekun people find their tables, in the words of several offices, and take no roll's place."""

from typing import Any

import pytest

from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(40)]
NAMES = ("张三", "李四", "王五", "赵六", "韩七")


def listed(heads: list[str], *tails: Any, first: int = 0) -> list[list[Any]]:
    """A sheet with five people; what follows name and number is the same for all."""
    return [heads, *[[NAMES[i], P[first + i], *tails] for i in range(5)]]


AGREEMENTS = (
    ["姓名", "身份证号码", "照料人", "照料人身份证号码", "关系", "签订日期", "到期日期"],
    ["被照料人", "身份证号", "受托人", "受托人身份证号", "与照料人关系", "协议签订时间", "协议有效期至"],
    ["特困人员", "公民身份号码", "照料服务人姓名", "照料服务人身份证号", "照料人与特困人员关系", "签订时间", "截止日期"],
)  # fmt: skip


@pytest.mark.parametrize("heads", AGREEMENTS)
def test_an_agreement_is_known_by_its_two_people_and_its_term(desk: Any, heads: list[str]) -> None:
    taken = desk(
        {
            "端氏镇照料服务协议.xlsx": listed(
                heads, "赵老八", P[30], "侄子", "2020.1.5", "2020.12.31"
            )
        }
    )
    rows = taken.rows("care_agreement")
    assert [row["person_id"] for row in rows] == [taken.who(p) for p in P[:5]]
    assert {row["carer_person_id"] for row in rows} == {taken.who(P[30])}
    assert {str(row["expires_on"]) for row in rows} == {"2020-12-31"}


VISITS = (
    ["姓名", "身份证号", "探访日期", "探访人", "探访情况"],
    ["服务对象", "身份证号码", "服务时间", "服务人员", "服务内容"],
    ["被探访人姓名", "身份证号", "走访日期", "走访人", "走访情况"],
)


@pytest.mark.parametrize("heads", VISITS)
def test_a_book_of_visits_is_known(desk: Any, heads: list[str]) -> None:
    taken = desk(
        {"分散供养照料探访记录.xlsx": listed(heads, "2020-3-6", "赵老八", "送了面粉收拾了屋子")}
    )
    assert {(str(r["visited_on"]), r["content"]) for r in taken.rows("care_visit")} == {
        ("2020-03-06", "送了面粉收拾了屋子")
    }


@pytest.mark.parametrize(
    "able, unable", [("能", "不能"), ("是", "否"), ("达到", "达不到"), ("√", "×")]
)
def test_six_items_are_read_in_any_spelling(desk: Any, able: str, unable: str) -> None:
    heads = [
        "姓名",
        "身份证号",
        "评估时间",
        "吃饭",
        "穿衣",
        "上下床",
        "如厕",
        "室内行走",
        "洗澡",
        "评估结果",
    ]
    taken = desk(
        {
            "2020年特困自理能力评估.xlsx": listed(
                heads, "2020年2月10日", able, unable, able, able, able, unable, "半自理"
            )
        }
    )
    row = taken.rows("ability_assessment")[0]
    assert (row["can_eat"], row["can_dress"], row["can_wash"]) == ("能", "不能", "不能")
    assert row["care_ability"] == "半护理"


def test_a_wish_and_a_resident_and_a_house_are_three_things(desk: Any) -> None:
    wishes = ["特困人员姓名", "身份证号", "本人意愿", "签署日期"]
    residents = ["姓名", "身份证号", "敬老院", "入住日期", "当前状态"]
    houses = [
        ["机构名称", "核定床位", "在院人数"],
        ["中心敬老院", 60, 48],
        ["端氏镇敬老院", 40, 31],
    ]
    taken = desk(
        {
            "供养意愿登记.xlsx": listed(wishes, "居家供养", "2020-01-10"),
            "中心敬老院入住人员.xlsx": listed(
                residents, "中心敬老院", "2018.3.1", "住院治疗", first=10
            ),
            "敬老院床位情况.xlsx": houses,
        }
    )
    assert {row["wish_mode"] for row in taken.rows("support_wish")} == {"分散"}
    assert {row["stay_status"] for row in taken.rows("institution_resident")} == {"住院"}
    assert [
        [r["institution"], r["beds"], r["occupied"]] for r in taken.rows("care_institution")
    ] == houses[1:]


def test_a_monthly_count_by_village_names_nobody(desk: Any) -> None:
    heads = ["乡镇", "村", "月份", "户数", "低保人数", "本月新增", "本月退出"]
    taken = desk({"低保月报表.xlsx": [heads, ["端氏镇", "河头村", "2020年3月", 20, 41, 1, 1],
                                  ["端氏镇", "下河村", "2020年3月", 9, 17, 0, 2]]})  # fmt: skip
    assert [(r["village"], r["people"], r["left_roll"]) for r in taken.rows("monthly_count")] == [
        ("河头村", 41, 1), ("下河村", 17, 2)]  # fmt: skip


ROLLS = {
    "2020年4月特困人员花名册.xlsx": ["姓名", "身份证号", "供养方式", "自理能力", "评估日期", "基本生活费", "照料护理费", "照料人姓名", "协议签订日期"],
    "特困供养发放名册202004.xlsx": ["姓名", "身份证号", "供养方式", "护理等级", "评估时间", "供养金", "护理费", "照料人", "签订日期"],
}  # fmt: skip


@pytest.mark.parametrize("file", ROLLS)
def test_the_roll_stays_the_roll_though_it_speaks_of_carers_and_assessments(
    desk: Any, file: str
) -> None:
    taken = desk(
        {
            file: listed(
                ROLLS[file], "分散", "半护理", "2020-01-05", 585, 240, "赵老八", "2020-01-06"
            )
        }
    )
    assert taken.table_of(file) == "tekun_member"
    assert {row["care_ability"] for row in taken.rows("tekun_member")} == {"半护理"}
