"""Tables are found whatever stands around them; every layout of a roll gives the same households and people."""

from decimal import Decimal
from typing import Any

from yingbao.exchange.tests.desk import Taken, grid, person

P = [person(i) for i in range(40)]


def excel_rows(taken: Taken, table: str) -> list[int]:
    return [int(row["row_ref"].rsplit("|", 1)[1]) for row in taken.rows(table)]


def test_titles_units_totals_footers_and_a_repeated_header_are_no_data(desk: Any) -> None:
    header = ["序号", "村", "户主姓名", "身份证号", "保障人口", "月保障金额"]
    taken = desk(
        {
            "名册.xlsx": {
                "龙港镇": [
                    ["2020年4月农村低保发放花名册"], ["单位：万元"], [], header,
                    [1, "梁庄村", "张三", P[0], 2, "0.06"], [2, "梁庄村", "李四", P[1], 1, "0.03"], ["小计", "", "", "", 3, "0.09"],
                    header, [3, "石河村", "王五", P[2], 1, "0.035"], ["合计", "", "", "", 4, "0.125"], ["制表人：某某", "", "审核："],
                ]
            }
        }
    )  # fmt: skip
    rows = taken.rows("dibao_household")
    assert excel_rows(taken, "dibao_household") == [5, 6, 9]
    assert [row["monthly_amount"] for row in rows] == [Decimal(600), Decimal(300), Decimal(350)]
    assert {(row["township"], row["area_kind"], str(row["period"])) for row in rows} == {
        ("龙港镇", "农村", "2020-04-01")
    }


def test_two_level_headers_join_and_members_under_a_merged_head_stay_one_household(
    desk: Any,
) -> None:
    rows = [
        ["序号", "户主姓名", "户月保障金额", "家庭成员", "", ""],
        ["", "", "", "姓名", "身份证号", "与户主关系"],
        [1, "张三", 600, "张三", P[0], "户主"],
        ["", "", "", "李四", P[1], "之妻"],
        [2, "王五", 300, "王五", P[2], "户主"],
    ]
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5), (2, 1, 3, 1), (2, 2, 3, 2))
    taken = desk({"2020年4月农村低保.xlsx": {"表": grid(rows, "表", merged=merged)}})
    people, households = taken.rows("dibao_member"), taken.rows("dibao_household")
    assert [row["person_id"] for row in people] == [taken.who(p) for p in P[:3]]
    assert [row["relation"] for row in people] == ["户主", "配偶", "户主"]
    assert people[0]["household_id"] == people[1]["household_id"] != people[2]["household_id"]
    assert [row["monthly_amount"] for row in households] == [Decimal(600), Decimal(300)]
    assert [row["household_id"] for row in households] == [
        people[0]["household_id"],
        people[2]["household_id"],
    ]


def test_blank_head_cells_continue_the_household_above(desk: Any) -> None:
    taken = desk(
        {
            "2020年4月农村低保花名册.xlsx": [
                ["户主", "姓名", "身份证号", "与户主关系", "家庭人口", "月保障金额"],
                ["张三", "张三", P[0], "本人", 2, 600], ["", "李四", P[1], "之妻", "", ""], ["王五", "王五", P[2], "户主", 1, 300],
            ]
        }
    )  # fmt: skip
    people = taken.rows("dibao_member")
    assert people[0]["household_id"] == people[1]["household_id"] != people[2]["household_id"]
    assert people[1]["head_person_id"] == taken.who(P[0])
    assert [row["family_size"] for row in taken.rows("dibao_household")] == [2, 1]


def test_members_in_columns_become_rows_of_people(desk: Any) -> None:
    taken = desk(
        {
            "2020年4月城市低保.xlsx": [
                ["序号", "村", "户主姓名", "户主身份证号", "家庭人口", "合计", "成员姓名1", "成员身份证号1", "与户主关系1", "成员姓名2", "成员身份证号2", "与户主关系2"],
                [1, "梁庄村", "张三", P[0], 3, 900, "李四", P[1], "之妻", "张小三", P[2], "长子"],
                [2, "梁庄村", "王五", P[3], 1, 300],
            ]
        }
    )  # fmt: skip
    people = taken.rows("dibao_member")
    assert {row["person_id"] for row in people} == {taken.who(p) for p in P[:4]}
    assert [row["relation"] for row in people] == ["户主", "配偶", "子女", "户主"]
    assert excel_rows(taken, "dibao_member") == [2, 2, 2, 3]
    assert len(taken.rows("dibao_household")) == 2


def test_all_members_in_one_cell_pair_with_their_numbers(desk: Any) -> None:
    taken = desk(
        {
            "农村低保家庭查询_20200415.xlsx": [
                [
                    "户主姓名",
                    "户主身份证号",
                    "家庭人口数",
                    "合计（元）",
                    "家庭成员姓名",
                    "家庭成员身份证号",
                ],
                ["张三", P[0], 3, 900, "张三,李四、张小三", f"{P[0]},{P[1]}、{P[2]}"],
                ["王五", P[3], 2, 300, "王五\n赵六", f"{P[3]};{P[4]}"],
            ]
        }
    )
    people = taken.rows("dibao_member")
    assert {row["person_id"] for row in people} == {taken.who(p) for p in P[:5]}
    assert len(people) == 5
    assert taken.vault().people([taken.who(P[4])])[taken.who(P[4])].name == "赵六"


def test_household_file_and_person_file_join_without_doubling_anybody(desk: Any) -> None:
    taken = desk(
        {
            "农村低保家庭查询_202004.xlsx": [
                [
                    "户主姓名",
                    "户主身份证号",
                    "家庭人口",
                    "保障人口",
                    "合计（元）",
                    "所属街道",
                    "所属社区",
                    "家庭成员姓名",
                    "家庭成员身份证号",
                ],
                ["张三", P[0], 2, 2, 900, "龙港镇", "梁庄村", "张三,李四", f"{P[0]},{P[1]}"],
            ],
            "农村低保人员查询_202004.xlsx": [
                [
                    "姓名",
                    "身份证号",
                    "户主身份证号",
                    "与户主关系",
                    "性别",
                    "是否残疾人",
                    "合计（元）",
                    "所属街道",
                    "所属社区",
                ],
                ["张三", P[0], P[0], "户主", "男", "否", 900, "龙港镇", "梁庄村"],
                ["李四", P[1], P[0], "配偶", "女", "是", 900, "龙港镇", "梁庄村"],
            ],
        }
    )
    people, households = taken.rows("dibao_member"), taken.rows("dibao_household")
    assert [row["relation"] for row in people] == ["户主", "配偶"]
    assert len(households) == 1
    assert households[0]["household_id"] == people[1]["household_id"]


def test_a_person_twice_in_one_roll_stays_twice(desk: Any) -> None:
    row = ["张三", P[0], P[0], "户主", 300]
    taken = desk(
        {
            "农村低保人员查询_202004.xlsx": [
                ["姓名", "身份证号", "户主身份证号", "与户主关系", "户月保障金额（元）"],
                row,
                row,
            ]
        }
    )
    assert excel_rows(taken, "dibao_member") == [2, 3]


def test_tables_side_by_side_and_stacked_are_each_found(desk: Any) -> None:
    header = ["姓名", "身份证号", "死亡日期"]
    taken = desk(
        {
            "死亡人员.xlsx": [
                [*header, "", *header], ["张三", P[0], "2020.1.2", "", "李四", P[1], "2020.1.3"], [],
                ["火化人员"], ["姓名", "身份证号", "死亡日期", "火化日期"], ["王五", P[2], "2020-02-01", "2020-02-03"],
            ]
        }
    )  # fmt: skip
    assert {row["person_id"] for row in taken.rows("death_record")} == {
        taken.who(P[0]),
        taken.who(P[1]),
    }
    assert [row["person_id"] for row in taken.rows("cremation")] == [taken.who(P[2])]


def test_sections_and_sheets_name_township_and_village(desk: Any) -> None:
    taken = desk(
        {
            "残联名册.xlsx": {
                "龙港": [["姓名", "残疾人证号", "残疾类别", "残疾等级", "有效期"], ["梁庄村"], ["张三", P[0] + "41", "肢体残疾", "壹级", "长期"],
                        ["石河村"], ["李四", P[1] + "53B1", "智力", "叁级", "2025.1"]],
                "郑庄镇": [["姓名", "残疾人证号", "残疾类别", "残疾等级", "村"], ["王五", P[2] + "62", "精神", "2", "西文兴"]],
            },
            "低保.xlsx": {"2020年4月": [["户主姓名", "身份证号", "保障人口", "月保障金额", "乡镇"], ["张三", P[0], 1, 300, "龙港镇"]]},
        }
    )  # fmt: skip
    rows = taken.rows("disability_certificate")
    assert [(row["township"], row["village"]) for row in rows] == [
        ("龙港镇", "梁庄村"),
        ("龙港镇", "石河村"),
        ("郑庄镇", "西文兴"),
    ]
    assert [row["disability_level"] for row in rows] == [1, 3, 2]
    assert {row["match"] for row in rows} == {"strong"}


def test_joint_owners_in_one_cell_are_one_row_each(desk: Any) -> None:
    taken = desk(
        {
            "不动产登记.xlsx": [
                ["权利人", "证件号", "不动产单元号", "用途", "面积", "登记时间"],
                ["张三、李四", f"{P[0]}、{P[1]}", "140521001", "住宅", "100", "2015.03"],
                ["王五;赵六", f"{P[2]}；{P[3]}", "140521002", "住宅", "90.5", "2016年4月"],
            ]
        }
    )
    assert {row["person_id"] for row in taken.rows("property_right")} == {
        taken.who(p) for p in P[:4]
    }
    assert excel_rows(taken, "property_right") == [2, 2, 3, 3]


def test_a_bank_list_without_headers_is_read_by_content(desk: Any) -> None:
    rows = [["张三", f"62170000000000{i:05d}", P[i], "200.50"] for i in range(5)]
    taken = desk({"4月低保代发明细.txt": rows})
    assert excel_rows(taken, "payment") == [1, 2, 3, 4, 5]
    assert {row["amount"] for row in taken.rows("payment")} == {Decimal("200.50")}


def test_the_month_of_a_payment_is_in_its_remark_before_the_day_it_arrived(desk: Any) -> None:
    header = ["批次号", "补贴项目", "户名", "账号", "身份证号", "金额", "交易日期", "状态", "摘要"]
    account = "6217001234567890123"
    taken = desk(
        {
            "代发.csv": [
                header, ["1", "农村低保", "张三", account, P[0], "-300.00", "20200412", "成功", "2020-3"],
                ["1", "农村低保", "张三", account, P[0], "1,300.00", "2020/4/12 10:00", "交易成功", "低保金"],
                ["1", "农村低保", "李四", "6.21700123456789E+18", P[1], "¥300", "20200412", "失败", "2月低保"],
            ]
        }
    )  # fmt: skip
    rows = taken.rows("payment")
    assert [str(row["period"]) for row in rows] == ["2020-03-01", "2020-04-01", "2020-02-01"]
    assert [row["amount"] for row in rows] == [Decimal(-300), Decimal(1300), Decimal(300)]
    assert rows[0]["account_key"] and rows[2]["account_key"] is None


def test_a_standards_sheet_tells_area_tier_and_unit_in_its_words(desk: Any) -> None:
    taken = desk(
        {
            "2020年城乡低保特困标准.xlsx": [
                ["类别", "年标准（元）", "执行时间"], ["农村低保", "5364", "2020年1月"], ["城市低保", "7080", "2020-01-01"],
                ["特困人员基本生活（集中）", "8364", "2020.01"], ["特困人员照料护理（全护理）", 6120, "2020.01"],
            ]
        }
    )  # fmt: skip
    found = [
        (r["programme"], r["area_kind"], r["support_mode"], r["care_ability"], r["unit"])
        for r in taken.rows("benefit_standard")
    ]
    assert found == [
        ("低保", "农村", None, None, "年"), ("低保", "城市", None, None, "年"), ("特困基本生活", None, "集中", None, "年"), ("特困照料护理", None, None, "全护理", "年"),
    ]  # fmt: skip


def test_merged_names_of_a_land_register_go_with_every_plot(desk: Any) -> None:
    rows = [
        ["承包方姓名", "合同面积", "实测面积", "地块名称", "地块代码"],
        ["张三", "1.2", "1.3", "村东", "001"],
        ["", "0.8", "0.8", "村西", "002"],
    ]
    taken = desk({"土地承包.xlsx": {"梁庄村": grid(rows, "梁庄村", merged=((1, 0, 2, 0),))}})
    found = taken.rows("land_contract")
    assert len({row["name_key"] for row in found}) == 1 and found[1]["name_key"]
    assert {row["village"] for row in found} == {"梁庄村"}


def test_old_village_names_follow_the_crosswalk(desk: Any) -> None:
    taken = desk(
        {
            "村级建制调整对照表.xlsx": [
                ["乡镇", "原建制村", "合并后村名", "合并日期"],
                ["龙港镇", "小梁庄村", "梁庄村", "2019-12"],
            ],
            "2020年4月农村低保名册.xlsx": [
                ["乡镇", "村", "户主姓名", "身份证号", "保障人口", "月保障金额"],
                ["龙港镇", "小梁庄", "张三", P[0], 1, 300],
            ],
        }
    )
    assert taken.rows("dibao_household")[0]["village"] == "梁庄村"


def test_a_sum_on_the_head_s_row_only_is_the_household_s_and_names_under_the_head_s_header_are_their_own(
    desk: Any,
) -> None:
    taken = desk(
        {
            "苏庄乡4月低保.xlsx": [
                ["苏庄乡农村低保对象花名册"], ["编号", "村名", "户主姓名", "身份证号码", "与户主关系", "家庭人口", "月补差"],
                [1, "南河村", "张三", P[0], "户主", 3, 260], ["", "", "李四", P[1], "妻子", "", ""], [2, "南河村", "王五", P[2], "户主", 1, 300],
            ]
        }
    )  # fmt: skip
    people, households = taken.rows("dibao_member"), taken.rows("dibao_household")
    assert [row["person_id"] for row in people] == [taken.who(p) for p in P[:3]]
    assert people[0]["household_id"] == people[1]["household_id"]
    assert [row["monthly_amount"] for row in households] == [Decimal(260), Decimal(300)]
    assert {(row["township"], row["village"]) for row in people} == {("苏庄乡", "南河村")}


def test_either_of_two_account_columns_is_the_row_s_account(desk: Any) -> None:
    header = ["姓名", "身份证号", "户主身份证号", "与户主关系", "银行帐号", "一卡通账号"]
    rows = [
        ["张三", P[0], P[0], "户主", "", "6217001234567890123"],
        ["李四", P[1], P[1], "户主", "6217001234567890125", ""],
    ]
    taken = desk({"农村低保人员查询_202004.xlsx": [header, *rows]})
    assert all(row["account_key"] for row in taken.rows("dibao_member"))


def test_begin_and_end_in_one_cell_are_two_dates(desk: Any) -> None:
    header = ["乡镇", "村", "姓名", "身份证号", "职务", "任职起止"]
    rows = [
        ["龙港镇", "梁庄村", "张三", P[0], "支书", "2018.1-至今"],
        ["龙港镇", "梁庄村", "李四", P[1], "主任", "2018年1月—2019年3月5日"],
    ]
    taken = desk({"村“两委”干部名单.xlsx": [header, *rows]})
    found = [(str(row["started_on"]), str(row["ended_on"])) for row in taken.rows("cadre")]
    assert found == [("2018-01-01", "None"), ("2018-01-01", "2019-03-05")]


def test_printed_column_numbers_line_breaks_and_spacers_are_no_data(desk: Any) -> None:
    taken = desk(
        {
            "龙港镇2020年4月低保金发放表.xlsx": [
                ["龙港镇低保金发放表"], [], ["填报单位：龙港镇人民政府", "", "", "", "", "单位：元"],
                ["序\n号", "村（居）\n委会", "", "户主\n姓名", "身份证\n号码", "", "享受\n人数", "月发放\n金额", "签字"],
                ["1", "2", "", "3", "4", "", "5", "6", "7"], ["合计", "", "", "", "", "", "3", "900", ""],
                [1, "梁庄村", "", "张三", P[0], "", 2, 600, ""], [2, "石河村", "", "李四", P[1], "", 1, 300, ""],
            ]
        }
    )  # fmt: skip
    rows = taken.rows("dibao_household")
    assert excel_rows(taken, "dibao_household") == [7, 8]
    assert [(row["village"], row["covered_size"], row["total_amount"]) for row in rows] == [
        ("梁庄村", 2, Decimal(600)), ("石河村", 1, Decimal(300)),
    ]  # fmt: skip


def test_a_list_that_names_an_earlier_year_only_is_never_this_month_s(desk: Any) -> None:
    taken = desk(
        {
            "2018年低保花名册.xlsx": [
                ["户主姓名", "身份证号", "保障人口", "月保障金额"],
                ["张三", P[0], 1, 300],
            ]
        }
    )
    assert str(taken.rows("dibao_household")[0]["period"]) == "2018-12-01"
    assert "period_far" in {note.code for note in taken.result.notes}


def test_a_row_of_groups_that_nobody_merged_is_the_upper_level_of_the_header(desk: Any) -> None:
    rows = [
        ["某县2020年4月农村低保发放表"],
        ["序号", "家庭基本情况", "", "", "", "家庭成员情况", "", ""],
        ["", "镇", "村", "户主名", "月补差", "成员姓名", "身份证", "关系"],
        [1, "龙港镇", "梁庄村", "张三", 300, "张三", P[0], "户主"],
        ["", "", "", "", "", "李四", P[1], "配偶"],
    ]
    taken = desk({"农保2020年4月.xlsx": {"名册": rows}})
    assert [row["relation"] for row in taken.rows("dibao_member")] == ["户主", "配偶"]
    assert len({row["household_id"] for row in taken.rows("dibao_member")}) == 1


def test_blanks_of_web_pages_are_no_content(desk: Any) -> None:
    nbsp = "\u00a0"
    rows = [
        ["姓名", "身份证号", "死亡日期"],
        [f"张三{nbsp}", f"{P[0]}{nbsp}", "2020-1-1"],
        [nbsp, nbsp, nbsp],
    ]
    taken = desk({"死亡注销.xlsx": {"名单": rows}})
    assert [row["person_id"] for row in taken.rows("death_record")] == [taken.who(P[0])]
    assert taken.rejects == []
