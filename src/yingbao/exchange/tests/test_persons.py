"""Rows find their person without a usable number, and lose a person whose name contradicts them."""

from pathlib import Path
from typing import Any

import pytest

from yingbao.exchange.tests.desk import Taken, person, take
from yingbao.identity.linkage import Verdicts

WANG, LI = person(121, "19480301"), person(382, "19520617")
BOOK = [
    ["户号", "姓名", "公民身份号码", "与户主关系", "乡镇", "村"],
    ["0001", "王建国", WANG, "户主", "龙港镇", "梁庄村"],
    ["0002", "李桂芳", LI, "户主", "龙港镇", "梁庄村"],
]
DEATHS = ["姓名", "身份证号", "死亡日期", "注销日期", "注销原因"]


@pytest.fixture
def deaths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def taking(*row: str | None) -> Taken:
        files = {"户籍人口.xlsx": BOOK, "死亡注销.xlsx": [DEATHS, list(row)]}
        return take(monkeypatch, tmp_path, files)

    return taking


def test_a_death_under_the_right_name_is_strong(deaths: Any) -> None:
    taken = deaths("王建国", WANG, "2020-01-05", "2020-02-01", "死亡")
    (row,) = taken.rows("death_record")
    assert (row["person_id"], row["match"]) == (taken.who(WANG), "strong")


def test_a_death_under_quite_another_name_names_nobody(deaths: Any) -> None:
    (row,) = deaths("李桂芳", WANG, "2020-01-05", "2020-02-01", "死亡").rows("death_record")
    assert (row["person_id"], row["match"], row["id_state"]) == (None, "weak", "valid")


@pytest.mark.parametrize("name", ["王健国", "王建", "王　建国", "王建囯"])
def test_a_slip_of_the_pen_contradicts_nothing(name: str, deaths: Any) -> None:
    (row,) = deaths(name, WANG, "2020-01-05", "2020-02-01", "死亡").rows("death_record")
    assert row["match"] == "strong"


def test_a_number_cut_by_a_spreadsheet_is_linked_as_medium(deaths: Any) -> None:
    taken = deaths("王建国", WANG[:15] + "000.0", "2020-01-05", "2020-02-01", "死亡")
    (row,) = taken.rows("death_record")
    assert (row["person_id"], row["match"]) == (taken.who(WANG), "medium")
    (made,) = taken.rows("link_made")
    assert "身份证号前15位一致" in made["explanation"] and made["person_id"] == taken.who(WANG)


def test_a_stranger_with_a_wrong_digit_is_linked_to_nobody(deaths: Any) -> None:
    (row,) = deaths("赵大宝", "140521193311110000", "2020-01-05", "2020-02-01", "死亡").rows(
        "death_record"
    )
    assert (row["person_id"], row["match"]) == (None, None)


def test_a_person_s_verdict_on_a_doubtful_row_decides_the_next_intake(
    deaths: Any, tmp_path: Path
) -> None:
    row = ("李芳", LI[:15] + "000.0", "2020-01-05", "2020-02-01", "死亡")
    first = deaths(*row)
    (asked,) = first.rows("link_question")
    assert first.rows("death_record")[0]["person_id"] is None
    Verdicts(tmp_path / "store" / "linkage_verdicts").remember(
        asked["row_fingerprint"], asked["person_fingerprint"], "same", by="shen", on="2020-05-06"
    )
    again = deaths(*row)
    (found,) = again.rows("death_record")
    assert (found["person_id"], found["match"]) == (again.who(LI), "medium")
