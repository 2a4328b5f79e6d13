"""Words, signs and layouts of one county's papers that another county's may use as well."""

from datetime import date
from typing import Any

import pytest

from yingbao.exchange.legends.sayings import sayings
from yingbao.exchange.tests.desk import Taken, person

P = [person(i) for i in range(12)]


def one(taken: Taken, table: str) -> dict[str, Any]:
    (row,) = taken.rows(table)
    return row


@pytest.mark.parametrize("header", ["备注", "备考", "附记", "附注"])
def test_a_remark_by_any_name_tells_a_false_alarm(desk: Any, header: str) -> None:
    rows = [
        ["姓名", "公民身份号码", "死亡时间", "销户时间", header],
        ["张三", P[0], "20200301", "20200305", "误注销，已恢复户口"],
    ]
    assert "误注销" in one(desk({"公安局/死亡销户.xlsx": rows}), "death_record")["cancel_reason"]


COMPLAINTS = ["件号", "来访人", "乡镇", "村", "事项", "登记日", "受理日", "办结日", "备考"]


def complaint(desk: Any, remark: str) -> dict[str, Any]:
    body = ["XF2", "张三", "龙港镇", "梁庄村", "反映低保评议", "2020.1.8", "2020.1.9", "2020.4.2"]
    return one(desk({"信访局/信访件登记.xlsx": [COMPLAINTS, [*body, remark]]}), "complaint")


def test_a_remark_tells_that_more_time_was_granted(desk: Any) -> None:
    row = complaint(desk, "经分管领导批准延期30日，已告知")
    assert (row["extended_days"], row["extension_approved"]) == (30, True)


def test_a_remark_tells_of_the_other_letter_and_of_the_calls(desk: Any) -> None:
    assert complaint(desk, "与XF211592重复，并案处理")["merged_into"] == "XF211592"
    assert complaint(desk, "7月、8月三次致电均无法联系")["contact_attempts"] == 3


@pytest.mark.parametrize("remark", ["经领导批准转办", "来访2次", "与上次反映的不同"])
def test_a_remark_of_something_else_excuses_nothing(desk: Any, remark: str) -> None:
    row = complaint(desk, remark)
    told = ("extended_days", "extension_approved", "merged_into", "contact_attempts")
    assert not any(row[name] for name in told)


def test_the_polices_field_codes_name_a_register_of_people(desk: Any) -> None:
    rows = [
        ["HH", "GMSFHM", "XM", "XB", "YHZGX", "HYZK", "HJDZ", "RYZT"],
        *(["300007", P[i], f"王小{i}", "1", "户主", "已婚", "青县龙港镇梁庄村", "正常"] for i in range(4)),
    ]  # fmt: skip
    taken = desk({"公安局/人口/龙港镇.xlsx": rows})
    assert {(r["book_no"], r["relation"]) for r in taken.rows("hukou_person")} == {
        ("300007", "户主")
    }


def test_days_of_a_year_in_two_figures_open_a_register(desk: Any) -> None:
    rows = [
        ["火化日", "逝者", "性别", "岁", "证号", "亡故日"],
        ["19/7/13", "张三", "男", "82", P[0], "19/7/10"],
    ]
    row = one(desk({"殡仪馆/火化台账.xlsx": rows}), "cremation")
    assert (row["died_on"], row["cremated_on"]) == (date(2019, 7, 10), date(2019, 7, 13))


def test_from_and_to_are_begin_and_end(desk: Any) -> None:
    rows = [
        ["隔离人", "证号", "隔离自", "隔离至"],
        ["张三", P[0], "2020.2.1", "2020.2.15"],
    ]
    row = one(desk({"卫健委/集中隔离.xlsx": rows}), "infection_record")
    assert (row["isolated_from"], row["isolated_to"]) == (date(2020, 2, 1), date(2020, 2, 15))


def test_a_welfare_centres_list_is_its_residents(desk: Any) -> None:
    rows = [
        ["青县社会福利中心特困供养人员在院花名册"],
        ["房间-床", "老人姓名", "证件号", "来院日期", "现状"],
        ["1号楼100-1", "张三", P[0], "2018.5.1", "在院"],
    ]
    row = one(desk({"福利中心/在院花名.xlsx": rows}), "institution_resident")
    assert row["institution"].endswith("福利中心") and row["stay_status"] == "在院"


def test_a_unit_may_be_all_that_a_header_says(desk: Any) -> None:
    rows = [
        ["2019年耕地地力保护补贴兑付"],
        ["乡镇", "村", "领补户", "证号", "亩", "元"],
        ["龙港镇", "梁庄村", "张三", P[0], "213.4", "21400"],
    ]
    row = one(desk({"农业农村局/地力补贴2019.xlsx": rows}), "farm_subsidy")
    assert (float(row["area"]), float(row["amount"])) == (213.4, 21400.0)


def test_standards_of_two_parts_of_a_year_are_two_rows(desk: Any) -> None:
    rows = [
        ["2019年城乡低保标准"],
        ["项目", "城乡", "单位", "2019年1-6月", "2019年7月起"],
        ["低保标准", "农村", "元/人·月", "500", "530"],
    ]
    found = {
        float(r["amount"]): (r["valid_from"], r["valid_to"])
        for r in desk({"民政局/2019年保障标准.xlsx": rows}).rows("benefit_standard")
    }
    assert found == {
        500.0: (date(2019, 1, 1), date(2019, 6, 30)),
        530.0: (date(2019, 7, 1), None),
    }


def test_signs_with_their_words_beside_them_explain_a_column() -> None:
    (said,) = sayings("生活自理能力评估结果（○能 ×不能）")
    assert said.codes == {"○": "能", "×": "不能"}
    assert not sayings("○能")  # one sign alone explains nothing


def test_a_number_of_a_certificate_unnamed_is_the_persons_where_it_is_one(desk: Any) -> None:
    rows = [
        ["姓名", "证号", "应追", "已追", "追到日", "入库日"],
        ["张三", P[0], "3300", "3300", "2020.3.30", ""],
    ]
    row = one(desk({"整改专班/追款台账.xlsx": rows}), "recovery")
    assert row["person_id"] and row["treasury_no"] is None


def test_a_file_named_in_letters_is_of_the_town(desk: Any) -> None:
    rows = [
        ["家庭编码", "姓名", "证件号码", "与户主关系代码", "家庭人数", "保障人数", "低保标准", "月人均收入", "月发放额"],
        *([f"C{i}", f"王小{i}", P[i], "户主", "1", "1", "760", "279", "481"] for i in range(4)),
    ]  # fmt: skip
    taken = desk({"省平台/CSDB_QUERY_20191125.xlsx": rows})
    assert {(r["period"], r["area_kind"]) for r in taken.rows("dibao_household")} == {
        (date(2019, 11, 1), "城市")
    }


def test_a_monthly_reports_title_says_when_it_is_due(desk: Any) -> None:
    rows = [
        ["专项治理月报（应于次月5日前报）"],
        ["乡镇", "报告月", "新增线索", "查实", "改完", "报来日"],
        ["龙港镇", "2019年12月", "5", "4", "3", "2020.1.22"],
    ]
    row = one(desk({"整改专班/乡镇月报.xlsx": rows}), "progress_report")
    assert (row["period_to"], row["due_on"]) == (date(2019, 12, 31), date(2020, 1, 5))


@pytest.mark.parametrize(("payee", "relation"), [("青县人民医院", "医院"), ("李四", None)])
def test_a_hospitals_account_is_nobodys_own(desk: Any, payee: str, relation: str | None) -> None:
    rows = [
        ["村", "受助人", "证件号", "事由", "申请日期", "审批日期", "金额", "收款户名"],
        ["梁庄村", "张三", P[0], "住院垫付", "2020.2.5", "2020.2.20", "2500", payee],
    ]
    row = one(desk({"救助股/临时救助/龙港镇临时救助.xlsx": rows}), "linshi_grant")
    assert row["payee_relation"] == relation


def test_a_stopped_allowance_is_of_the_months_before(desk: Any) -> None:
    rows = [
        ["残疾人两项补贴在册及停发名单"],
        ["姓名", "证号", "补贴名称", "月标准", "享受自", "停发年月"],
        ["张三", P[0], "重度残疾人护理补贴", "70", "2018年1月", ""],
        ["李四", P[1], "重度残疾人护理补贴", "70", "2017年1月", "2019年4月"],
    ]
    found = desk({"残联/两项补贴2020年4月.xlsx": rows}).rows("disability_allowance")
    assert [r["period"] for r in found] == [date(2020, 4, 1), date(2019, 3, 1)]


def test_a_years_income_is_no_strange_column_of_a_balance(desk: Any) -> None:
    rows = [
        ["2019年困难群众救助资金收支结余（元）"],
        ["资金", "科目码", "上年结转", "收入", "支出", "结余"],
        ["农村低保资金", "2081902", "6100000", "3200000", "2700000", "6600000"],
    ]
    row = one(desk({"财政局/2019年收支结余.xlsx": rows}), "fund_balance")
    assert (int(row["balance"]), int(row["carried_in"]), int(row["year_income"])) == (
        6600000,
        6100000,
        3200000,
    )


def test_the_holders_papers_are_his_number(desk: Any) -> None:
    rows = [
        ["项目名称", "受益人", "受益人证件", "户名", "户名证件", "账号", "实发", "入账日期"],
        ["农村低保", "张三", P[0], "李四", P[1], "6217000000000000018", "300", "20200408"],
    ]
    row = one(desk({"农商行/惠民代发回盘.xlsx": rows}), "payment")
    assert row["person_id"] and row["holder_person_id"] not in (None, row["person_id"])
