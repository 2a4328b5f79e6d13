"""A disability number says whose it is, of which class and which level."""

from typing import Any

from yingbao.exchange.tests.desk import person

HEADS = ["姓名", "残疾人证号", "证件状态"]
ONE, TWO = person(1), person(2)


def test_class_and_level_are_read_from_the_number_where_no_column_says_them(desk: Any) -> None:
    taken = desk(
        {
            "残联持证残疾人名册.xlsx": [
                HEADS,
                ["张三", ONE + "42", "正常"],
                ["李四", TWO + "61B1", "正常"],
            ]
        }
    )
    rows = taken.rows("disability_certificate")
    assert [(row["disability_class"], row["disability_level"]) for row in rows] == [
        ("肢体", 2),
        ("精神", 1),
    ]
    assert [row["person_id"] for row in rows] == [taken.who(ONE), taken.who(TWO)]


def test_a_column_that_says_them_goes_before_the_number(desk: Any) -> None:
    heads = [*HEADS, "残疾类别", "残疾等级"]
    taken = desk({"残联持证残疾人名册.xlsx": [heads, ["张三", ONE + "42", "正常", "视力", "一级"]]})
    (row,) = taken.rows("disability_certificate")
    assert (row["disability_class"], row["disability_level"]) == ("视力", 1)


def test_a_number_that_fails_says_nothing(desk: Any) -> None:
    broken = ONE[:-1] + ("1" if ONE[-1] != "1" else "2")
    taken = desk(
        {
            "残联持证残疾人名册.xlsx": [
                HEADS,
                ["张三", broken + "42", "正常"],
                ["李四", TWO + "42", "正常"],
            ]
        }
    )
    row = taken.rows("disability_certificate")[0]
    assert (row["disability_class"], row["disability_level"]) == (None, None)
