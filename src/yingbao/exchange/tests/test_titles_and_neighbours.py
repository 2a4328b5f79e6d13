"""What stands round a table: a township after a dash, a neighbour's list, a count of those who came home."""

from typing import Any

import pytest

from yingbao.exchange.normalise.places import township_in, township_named
from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(8)]


@pytest.mark.parametrize(
    ("title", "township"),
    [
        ("常住人口信息—龙港镇派出所", "龙港镇"),
        ("户籍人口·土沃乡", "土沃乡"),
        ("2021年低保人员名单龙港镇", "龙港镇"),
        ("龙港镇低保人员名单", "龙港镇"),
        ("名单镇", "名单镇"),  # nothing left to be a name but this
    ],
)
def test_the_words_before_a_dash_or_for_a_list_are_no_part_of_a_township(
    title: str, township: str
) -> None:
    assert township_named(title) == township


def test_a_township_after_a_dash_is_cut_out_of_a_cell_as_well() -> None:
    assert township_in("户籍信息—龙港镇") == "龙港镇"


def test_a_list_exchanged_with_the_neighbouring_county_is_read_with_its_begin_and_end(
    desk: Any,
) -> None:
    sheet = [
        ["临溪县与我县相邻乡镇低保人员交换名单", *[None] * 8],
        ["序号", "县", "乡镇", "姓名", "身份证号", "享受起止", "月金额（元）", "状态", "备注"],
        [1, "临溪县", "杨集镇", "王小一", P[0], "2018.5-2020.4", 312, "在保", None],
        [2, "临溪县", "杨集镇", "王小二", P[1], "2018.3-2019.3", 290, "停保", "户籍迁出"],
        [3, "临溪县", "马头乡", "王小三", P[2], "2019.1-2020.4", 382, "在保", None],
    ]
    rows = desk({"临溪县低保名单（交换）.xlsx": {"名单": sheet}}).rows("other_county_roll")
    assert [str(r["start_month"])[:7] for r in rows] == ["2018-05", "2018-03", "2019-01"]
    assert [str(r["end_month"])[:7] for r in rows] == ["2020-04", "2019-03", "2020-04"]


def test_those_who_came_home_without_work_are_no_register_of_the_unemployed(desk: Any) -> None:
    heads = ["序号", "乡镇", "姓名", "身份证号", "失业时间", "参失业险", "目前状态", "备注"]
    body = [[i, "龙港镇", f"王小{i}", P[i], "2020.1.8", "×", "未就业", None] for i in range(4)]
    done = desk(
        {"人社局/人社局综合.xlsx": {"返乡失业": [["返乡失业人员摸底（就业中心）"], heads, *body]}}
    )
    assert len(done.rows("job_loss")) == 4


def test_a_number_before_each_head_makes_homes_of_one_sheet_and_of_no_other(desk: Any) -> None:
    heads = ["户序", "乡镇", "村", "姓名", "证件号码", "与户主关系", "人数", "监测类别"]

    def sheet(first: int) -> list[list[Any]]:
        kin = [(1, "户主"), (None, "配偶"), (2, "户主")]
        body = [
            [n, "龙港镇", "梁庄村", f"王小{i}", P[first + i], who, 2, "脱贫不稳定户"]
            for i, (n, who) in enumerate(kin)
        ]
        return [["防止返贫监测对象台账"], heads, *body]

    rows = desk({"监测.xlsx": sheet(0), "监测（续）.xlsx": sheet(3)}).rows("poverty_person")
    homes = [row["household_id"] for row in rows]
    assert homes[0] == homes[1] and homes[3] == homes[4]
    assert len(set(homes)) == 4


def test_what_an_insurer_gave_back_is_no_burden_and_the_words_of_an_illness_tell_the_stay(
    desk: Any,
) -> None:
    heads = ["姓名", "证件号码", "结算日期", "疾病诊断", "医疗总费用", "个人自付", "备注"]
    body = [
        [
            "王小一",
            P[0],
            "20200311",
            "肺癌手术",
            "192000",
            "101760.00",
            "商业险已赔付9.6万元（2020.4）",
        ],
        ["王小二", P[1], "20200312", "肺癌手术", "192000", "101760.00", "商业险未赔付9.6万元"],
        ["王小三", P[2], "20200326", "脑梗死住院（2020.3.10-3.26，县医院）", "12600", "1260", None],
        ["王小四", P[3], "20200327", "肺炎", "8228", "3126", "医保已报销1000元"],
    ]
    rows = desk({"医保局/居民医保住院结算.xlsx": [heads, *body]}).rows("medical_bill")
    assert [float(row["self_paid"]) for row in rows] == [5760, 101760, 1260, 3126]
    assert [str(row["admitted_on"]) for row in rows] == ["None", "None", "2020-03-10", "None"]
    assert str(rows[2]["discharged_on"]) == "2020-03-26"


def test_a_ledger_of_complaints_that_only_counts_its_lines_names_them_by_sheet_and_count(
    desk: Any,
) -> None:
    heads = ["序号", "来源", "署名", "反映人", "乡镇", "村", "反映内容", "收到", "受理", "办结"]
    body = [
        [
            i,
            "来信",
            "实名",
            f"王小{i}",
            "龙港镇",
            "梁庄村",
            "反映低保评定",
            "2020.2.16",
            "2020.2.19",
            None,
        ]
        for i in (1, 2)
    ]
    rows = desk({"信访局/信访台账.xlsx": {"来信来访": [heads, *body]}}).rows("complaint")
    assert [row["case_no"] for row in rows] == ["来信来访1", "来信来访2"]


def test_a_longer_term_that_somebody_granted_is_granted_and_one_asked_for_is_not(desk: Any) -> None:
    heads = ["序号", "来源", "反映人", "乡镇", "村", "反映内容", "收到", "受理", "办结", "备注"]
    said = ["2月7日分管局长批准延期30日，已告知", "已报请批准延期30日", None]
    body = [
        [
            i,
            "来信",
            f"王小{i}",
            "龙港镇",
            "梁庄村",
            "反映低保评定",
            "2020.1.16",
            "2020.1.19",
            None,
            note,
        ]
        for i, note in enumerate(said)
    ]
    rows = desk({"信访局/信访台账.xlsx": {"12345": [heads, *body]}}).rows("complaint")
    assert [row["extension_approved"] for row in rows] == [True, None, None]
    assert rows[1]["case_no"] == "12345-1"
