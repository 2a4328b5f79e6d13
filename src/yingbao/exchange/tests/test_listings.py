"""A household's row and a sheet of people tell of one listing; another listing is another matter."""

from typing import Any

from yingbao.exchange.tests.desk import person

HEAD, WIFE, SON = (person(i) for i in range(3))
RURAL = [
    "户主姓名",
    "户主身份证号",
    "家庭人口",
    "保障人口",
    "户月保障金额",
    "所属街道",
    "家庭成员姓名",
    "家庭成员身份证号",
]
PEOPLE = ["姓名", "身份证号", "户主身份证号", "与户主关系", "所属街道"]
URBAN = [
    "乡镇",
    "社区",
    "申请人",
    "申请人身份证号",
    "家庭人口",
    "补差",
    "成员姓名1",
    "成员身份证号1",
    "与户主关系1",
]


def _household(covered: int, names: str, ids: str) -> list[Any]:
    return ["张三", HEAD, len(names.split("、")), covered, 600, "龙港镇", names, ids]


def test_a_town_listing_of_a_country_household_is_kept(desk: Any) -> None:
    taken = desk(
        {
            "农村低保人员查询_202004.xlsx": [PEOPLE, ["张三", HEAD, HEAD, "户主", "龙港镇"], ["李四", WIFE, HEAD, "配偶", "龙港镇"]],
            "2020年4月城市低保花名册.xlsx": [URBAN, ["龙港镇", "西街社区", "张三", HEAD, 1, 430, "张三", HEAD, "户主"]],
        }
    )  # fmt: skip
    kinds = [
        row["area_kind"]
        for row in taken.rows("dibao_member")
        if row["person_id"] == taken.who(HEAD)
    ]
    assert sorted(kinds) == ["农村", "城市"]


def test_whom_the_household_names_but_the_sheet_of_people_lacks_is_not_covered(desk: Any) -> None:
    taken = desk(
        {
            "农村低保家庭查询_202004.xlsx": [RURAL, _household(2, "张三、李四、张五", f"{HEAD}、{WIFE}、{SON}")],
            "农村低保人员查询_202004.xlsx": [PEOPLE, ["张三", HEAD, HEAD, "户主", "龙港镇"], ["李四", WIFE, HEAD, "配偶", "龙港镇"]],
        }
    )  # fmt: skip
    covered = {row["person_id"]: row["is_covered"] for row in taken.rows("dibao_member")}
    assert covered == {taken.who(HEAD): None, taken.who(WIFE): None, taken.who(SON): False}


def test_a_member_whose_number_is_mistyped_on_one_side_is_still_one_person(desk: Any) -> None:
    broken = WIFE[:-1] + ("1" if WIFE[-1] != "1" else "2")
    taken = desk(
        {
            "农村低保家庭查询_202004.xlsx": [RURAL, _household(2, "张三、李四", f"{HEAD}、{WIFE}")],
            "农村低保人员查询_202004.xlsx": [PEOPLE, ["张三", HEAD, HEAD, "户主", "龙港镇"], ["李四", broken, HEAD, "配偶", "龙港镇"]],
        }
    )  # fmt: skip
    assert len(taken.rows("dibao_member")) == 2


def test_name_relation_and_number_in_one_piece_of_a_cell_are_taken_apart(desk: Any) -> None:
    header = ["户主姓名", "户主身份证号", "家庭人口", "保障人口", "补差", "乡镇", "家庭成员"]
    told = f"张三（户主）{HEAD}；李四（配偶）{WIFE}；王五"
    taken = desk({"2020年4月城市低保.xlsx": [header, ["张三", HEAD, 3, 3, 600, "龙港镇", told]]})
    found = {row["person_id"]: row["relation"] for row in taken.rows("dibao_member")}
    assert found == {taken.who(HEAD): "户主", taken.who(WIFE): "配偶", None: None}
