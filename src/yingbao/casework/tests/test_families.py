"""Beside a clue and in the household's file: people, money, and of health what the articles name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from django.conf import LazySettings

from yingbao.casework.models import Clue
from yingbao.casework.selectors.beside import beside_clue
from yingbao.casework.selectors.family import Family, Pay
from yingbao.casework.tests.cast import Cast
from yingbao.casework.tests.rolls import lay

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
HOME = {"household_id": "h-1", "township": "龙港镇", "village": "梁庄村"}
HEAD = HOME | {"person_id": "p-1", "relation": "户主", "id_birth_date": date(1959, 2, 1)}
WIFE = HOME | {"person_id": "p-2", "relation": "配偶", "labour": "无劳动能力"}
SON = HOME | {"person_id": "p-3", "relation": "子女", "is_covered": False}
SUM = HOME | {"area_kind": "农村", "category": "B", "monthly_amount": 1042}
CARD = {"person_id": "p-2", "disability_class": "肢体", "disability_level": 2}


@pytest.fixture(autouse=True)
def _runs(settings: LazySettings, tmp_path: Any) -> None:
    settings.RUNS_ROOT = tmp_path


def in_month(month: date, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [row | {"period": month} for row in rows]


def beside(cast: Cast, **tables: list[dict[str, Any]]) -> Any:
    lay(cast.run, **tables)
    return beside_clue(cast.dispatched(person_id="p-1"))


def test_the_newest_month_says_how_many_are_aided_and_with_how_much(cast: Cast) -> None:
    roll = [*in_month(OCTOBER, HEAD), *in_month(NOVEMBER, HEAD, WIFE, SON)]
    said = beside(cast, dibao_member=roll, dibao_household=in_month(NOVEMBER, SUM)).family
    assert (said.month, said.people, said.covered) == (NOVEMBER, 3, 2)
    assert said.pays == [Pay("农村低保 B 类", Decimal(1042))]


def test_a_person_listed_twice_counts_once(cast: Cast) -> None:
    said = beside(cast, dibao_member=in_month(NOVEMBER, HEAD | {"person_amount": 300}, HEAD)).family
    assert said.people == 1 and said.pays == [Pay("低保", Decimal(300))]


def test_without_a_roll_of_households_the_sums_of_the_covered_add_up(cast: Cast) -> None:
    rows = [one | {"person_amount": 200} for one in (HEAD, WIFE, SON)]
    said = beside(cast, dibao_member=in_month(NOVEMBER, *rows)).family
    assert said.pays == [Pay("低保", Decimal(400))]


def test_a_sum_that_no_roll_says_is_not_made_up(cast: Cast) -> None:
    assert beside(cast, dibao_member=in_month(NOVEMBER, HEAD)).family.pays == [Pay("低保", None)]


def test_a_stopped_household_gets_nothing(cast: Cast) -> None:
    said = beside(cast, dibao_member=in_month(NOVEMBER, HEAD | {"status": "停保"})).family
    assert said.people == 1 and said.covered == 0 and said.pays == []


def test_tekun_has_its_own_line(cast: Cast) -> None:
    row = HOME | {"person_id": "p-1", "living_amount": 800, "care_amount": 90}
    said = beside(cast, tekun_member=in_month(NOVEMBER, row)).family
    assert said.people == 1 and said.pays == [Pay("特困供养", Decimal(890))]


def test_certificate_and_grave_illness_are_said_of_the_member_and_work_apart(cast: Cast) -> None:
    ill = {"person_id": "p-2", "illness": "尿毒症", "confirmed_on": date(2026, 3, 1)}
    said = beside(
        cast,
        dibao_member=in_month(NOVEMBER, HEAD, WIFE),
        disability_certificate=[CARD],
        illness_record=[ill],
    )
    assert [(one.relation, one.words) for one in said.unwell] == [("配偶", "肢体二级、重病")]
    assert said.family.labour == {"p-2": "无劳动能力"}
    assert said.head_birth == date(1959, 2, 1)


@pytest.mark.parametrize(
    "change", [{"cert_status": "注销"}, {"valid_to": date(2026, 1, 31)}, {"person_id": "p-9"}]
)
def test_a_certificate_that_is_no_longer_good_says_nothing(
    cast: Cast, change: dict[str, Any]
) -> None:
    roll = in_month(NOVEMBER, HEAD, HOME | {"person_id": "p-2"})
    said = beside(cast, dibao_member=roll, disability_certificate=[CARD | change])
    assert said.unwell == []


@pytest.mark.parametrize(
    "change",
    [{"illness": "新冠肺炎"}, {"outcome": "治愈"}, {"confirmed_on": date(2026, 12, 1)}],
)
def test_an_infection_a_cure_and_a_later_diagnosis_are_no_grave_illness(
    cast: Cast, change: dict[str, Any]
) -> None:
    ill = {"person_id": "p-1", "illness": "尿毒症", "confirmed_on": date(2026, 3, 1)} | change
    assert beside(cast, illness_record=[ill]).unwell == []


def test_a_clue_about_no_person_and_a_county_without_files_show_nothing(cast: Cast) -> None:
    assert beside_clue(cast.clue(household_id="")).family == Family()
    assert beside_clue(cast.clue(person_id="p-1")).family == Family()


def test_an_older_snapshot_without_these_columns_shows_less_and_does_not_fail(cast: Cast) -> None:
    old = lay(cast.run) / "disability_certificate.parquet"
    duckdb.sql("SELECT 'p-1' AS person_id").write_parquet(str(old))
    assert beside_clue(cast.clue(person_id="p-1")).unwell == []


def test_the_household_page_names_no_illness_and_no_infection(cast: Cast) -> None:
    ill = {"person_id": "p-1", "illness": "尿毒症", "hospital": "县医院", "confirmed_on": OCTOBER}
    infected = {"person_id": "p-1", "kind": "确诊", "isolated_from": OCTOBER}
    bill = {"person_id": "p-1", "diagnosis": "慢性肾衰竭", "self_paid": 9870}
    lay(cast.run, dibao_member=in_month(NOVEMBER, HEAD), illness_record=[ill],
        infection_record=[infected], medical_bill=[bill])  # fmt: skip
    clue = cast.dispatched(person_id="p-1")
    page = cast.login(cast.liu).get("/households/h-1/").content.decode()
    assert "重病" in page and "9,870" in page and clue.title in page
    assert not any(word in page for word in ("尿毒症", "县医院", "慢性肾衰竭", "确诊，"))


def test_each_member_shows_the_open_clues_that_name_them(cast: Cast) -> None:
    lay(cast.run, dibao_member=in_month(NOVEMBER, HEAD, WIFE))
    cast.dispatched(person_id="p-2", title="护理补贴没有发")
    cast.clue(person_id="p-2", title="早就销了", status=Clue.Status.CLOSED)
    page = cast.login(cast.liu).get("/households/h-1/").content.decode()
    table = page[page.index("家庭成员</caption>") : page.index("病名不在这里")]
    assert "护理补贴没有发" in table and "早就销了" not in table


def test_the_clue_page_says_people_and_money_beside_it(cast: Cast) -> None:
    lay(cast.run, dibao_member=in_month(NOVEMBER, HEAD, WIFE, SON),
        dibao_household=in_month(NOVEMBER, SUM))  # fmt: skip
    clue = cast.dispatched(person_id="p-1")
    page = cast.login(cast.liu).get(clue.get_absolute_url()).content.decode()
    assert "3 人，2 人在保" in page and "¥1,042（农村低保 B 类）" in page


def test_whom_a_clue_names_and_no_roll_lists_stands_among_the_people_as_not_counted(
    cast: Cast,
) -> None:
    lay(cast.run, dibao_member=in_month(NOVEMBER, HEAD, WIFE))
    cast.dispatched(person_id="p-2", person_name="刘改莲")
    assert "未计入" not in cast.login(cast.liu).get("/households/h-1/").content.decode()
    cast.dispatched(person_id="p-8", person_name="马丽君", title="是否共同生活")
    page = cast.login(cast.liu).get("/households/h-1/").content.decode()
    table = page[page.index("家庭成员</caption>") : page.index("病名不在这里")]
    assert "马丽君" in table and table.count("未计入") == 1 and "是否共同生活" in table


def test_what_the_household_is_still_owed_is_said_until_it_is_put_right(cast: Cast) -> None:
    lay(cast.run, dibao_member=in_month(NOVEMBER, HEAD, WIFE))
    words = {"direction": "漏保", "level": "蓝", "because": "护理补贴 5、6 月没有到账"}
    cast.clue(person_id="p-2", status=Clue.Status.CLOSED, **words)
    assert "该替他们办的" not in cast.login(cast.liu).get("/households/h-1/").content.decode()
    clue = cast.dispatched(person_id="p-2", **words)
    page = cast.login(cast.liu).get("/households/h-1/").content.decode()
    owed = page[page.index("该替他们办的") : page.index("各部门怎么说")]
    assert words["because"] in owed and clue.get_absolute_url() in owed
