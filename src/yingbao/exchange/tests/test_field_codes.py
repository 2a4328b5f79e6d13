"""Headers of systems carry a code; the Chinese label is what they mean, and a code alone says little."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingbao.exchange.fieldcodes import are_codes
from yingbao.exchange.initials import initials
from yingbao.exchange.mapping.candidates import candidates
from yingbao.exchange.tests.desk import person
from yingbao.exchange.words import key, keys

P = [person(i) for i in range(12)]
VEHICLES = [
    ["张三", P[i], f"晋E{10000 + i}", "小型轿车", f"2019-03-0{i + 1}", "正常"] for i in range(5)
]


@pytest.mark.parametrize(
    "header",
    [
        "SQRQ 申请日期",
        "SQRQ_申请日期",
        "SQRQ申请日期",
        "申请日期(SQRQ)",
        "申请日期 SQRQ",
        "SQRQ(申请日期)",
        "[SQRQ]申请日期",
        "申请日期|AAE036",
        "aae036-申请日期",
    ],
)
def test_a_label_means_the_same_on_whichever_side_its_code_stands(header: str) -> None:
    assert keys(header) == keys("申请日期")


@pytest.mark.parametrize("header", ["家庭ID", "ATM编号", "ABC类", "号牌号码（晋E）", "A类人数"])
def test_letters_that_are_words_of_a_header_stay(header: str) -> None:
    assert any(letter in key(header) for letter in "abcdeimt")


@given(st.from_regex(r"[A-Z][A-Z0-9]{2,7}", fullmatch=True), st.sampled_from(["姓名", "死亡日期"]))
def test_any_code_before_a_label_is_left_out(code: str, label: str) -> None:
    if code.lower() not in ("atm", "abc", "cpi", "gps", "pos"):
        assert key(f"{code} {label}") == key(f"{label}({code})") == key(label)


def test_first_letters_are_those_of_the_readings() -> None:
    words = ("申请日期", "低保成员", "机动车", "银行账号", "死亡注销", "公民身份号码")
    assert [initials(w) for w in words] == ["sqrq", "dbcy", "jdc", "yhzh", "swzx", "gmsfhm"]
    assert [initials(w) for w in ("办理状态", "残疾类别")] == ["blzt", "cjlb"]
    assert initials("㿠") == initials("囧") == ""


def test_a_code_without_label_speaks_by_first_letters_where_one_column_has_them() -> None:
    assert list(candidates("vehicle", ("HPHM",))) == ["plate_no"]
    assert list(candidates("death_record", ("ZXRQ",))) == ["cancelled_on"]
    assert candidates("vehicle", ("QQQQ",)) == {}


def test_a_system_s_file_with_codes_in_its_headers_is_read(desk: Any) -> None:
    heads = ["SYR(所有人)", "SFZMHM(身份证明号码)", "HPHM 号牌号码", "CLLX车辆类型"]
    taken = desk({"JDC_202004.csv": [[*heads, "CCDJRQ_初次登记日期", "机动车状态(ZT)"], *VEHICLES]})
    rows = taken.rows("vehicle")
    assert [row["person_id"] for row in rows] == [taken.who(p) for p in P[:5]]
    assert {row["vehicle_status"] for row in rows} == {"正常"} and all(r["plate_no"] for r in rows)


def test_a_row_of_codes_under_the_labels_is_no_person(desk: Any) -> None:
    heads = ["所有人", "身份证号", "号牌号码", "车辆类型", "初次登记日期", "机动车状态"]
    codes = ["SYR", "AAC002", "HPHM", "CLLX", "CCDJRQ", "ZT"]
    taken = desk({"机动车.xlsx": [heads, codes, *VEHICLES]})
    assert len(taken.rows("vehicle")) == 5 and not taken.rejects


def test_a_row_of_codes_over_the_labels_is_left_out(desk: Any) -> None:
    heads = ["所有人", "身份证号", "号牌号码", "车辆类型", "初次登记日期", "机动车状态"]
    codes = ["AAC003", "AAC002", "HPHM", "CLLX", "CCDJRQ", "ZT"]
    taken = desk({"机动车.xlsx": [codes, heads, *VEHICLES]})
    assert len(taken.rows("vehicle")) == 5 and not taken.rejects


def test_words_are_no_codes() -> None:
    assert are_codes(["SYR", "AAC002", "id_card_no"])
    assert not are_codes(["姓名", "AAC002", "ZT"]) and not are_codes(["A", "B"])
    assert not are_codes(["SYR", "140521", "ZT"])
