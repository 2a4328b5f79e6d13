"""A sheet is asked about, or left with a word, rather than read as another table than it is."""

from typing import Any

from yingbao.exchange.tests.desk import person

P = [person(i) for i in range(20)]
CARDS = [f"62170000000000{i:05d}" for i in range(10)]


def test_a_roll_s_list_of_members_is_no_household_book(desk: Any) -> None:
    heads = [
        "家庭编号",
        "期次",
        "申请人证件号",
        "姓名",
        "证件号码",
        "性别",
        "与户主关系",
        "是否保障",
    ]
    rows = [[f"H{i}", "202004", P[i], "张三", P[i], "男", "户主", "1"] for i in range(4)]
    rows += [[f"H{i}", "202004", P[i], "李四", P[10 + i], "女", "配偶", "0"] for i in range(4)]
    taken = desk({"CY_202004.xlsx": [heads, *rows]})
    assert taken.table_of("CY_202004.xlsx") == "dibao_member" and not taken.rows("hukou_person")
    assert [r["is_covered"] for r in taken.rows("dibao_member")] == [True] * 4 + [False] * 4
    assert {r["person_id"] for r in taken.rows("dibao_member")} == {
        taken.who(P[n]) for n in (0, 1, 2, 3, 10, 11, 12, 13)
    }


def test_members_without_a_place_live_where_their_household_does(desk: Any) -> None:
    homes = [["家庭编号", "户主姓名", "身份证号", "乡镇", "村", "保障人口", "月保障金"]]
    homes += [[f"H{i}", "张三", P[i], "龙港镇", "梁庄村", 1, 300] for i in range(3)]
    people = [["家庭编号", "户主身份证号", "姓名", "身份证号", "与户主关系", "是否保障"]]
    people += [[f"H{i}", P[i], "张三", P[i], "户主", "是"] for i in range(3)]
    taken = desk({"2020年4月低保家庭.xlsx": homes, "2020年4月低保成员.xlsx": people})
    assert {r["township"] for r in taken.rows("dibao_member")} == {"龙港镇"}


def test_a_price_subsidy_s_list_is_no_roll_though_its_title_says_low_income(desk: Any) -> None:
    rows = [["龙港镇", "张三", P[i], "202004", 1, 22] for i in range(6)]
    heads = ["乡镇", "姓名", "身份证", "补贴月份", "人口", "补贴额"]
    taken = desk({"4月物价补贴.xlsx": [["价格临时补贴发放花名（低保）"], heads, *rows]})
    assert not taken.rows("dibao_household") and not taken.rows("dibao_member")


def test_a_list_of_sleeping_accounts_is_no_payment(desk: Any) -> None:
    heads = ["户名", "证件号", "账号", "上次取款", "现有余额"]
    rows = [["张三", P[i], CARDS[i], "2019-01-05", 6130.5 + i] for i in range(5)]
    taken = desk({"久未取款账户排查.xlsx": [heads, *rows]})
    (table,) = {t.table for f in taken.result.files for t in f.tables}
    assert table == "card_withdrawal" and not taken.rows("payment")
    assert all(row["amount"] is None for row in taken.rows("card_withdrawal"))


def test_sums_by_township_for_approval_are_no_transfer_and_no_monthly_count(desk: Any) -> None:
    heads = ["乡镇", "户数", "人数", "金额（万元）"]
    rows = [[f"{name}镇", 35, 55, 1.45] for name in ("龙港", "郑庄", "端氏", "嘉峰")]
    taken = desk({"4月农村低保拨付审批.xlsx": [["农村低保资金拨付审批单"], heads, *rows]})
    tables = {t.table for f in taken.result.files for t in f.tables}
    assert not tables & {"fund_transfer", "monthly_count", "dibao_household"}


def test_numbers_of_people_under_a_bare_header_are_theirs(desk: Any) -> None:
    heads = ["户主", "成员姓名", "证号", "称谓", "享受几口", "每月领"]
    rows = [["张三", "张三", P[i], "户主", 1, 580] for i in range(6)]
    taken = desk({"2020年4月城市低保.xlsx": [heads, *rows]})
    assert [r["person_id"] for r in taken.rows("dibao_member")] == [taken.who(p) for p in P[:6]]


def test_who_was_paid_is_the_holder_where_the_sheet_names_both(desk: Any) -> None:
    heads = [
        "月份",
        "资金项目",
        "姓名",
        "身份证号",
        "收款户名",
        "账号",
        "应发额",
        "到账额",
        "入账日期",
    ]
    rows = [
        ["202004", "特困", "张三", P[i], "李四", CARDS[i], 700, 690, "2020-04-10"] for i in range(4)
    ]
    taken = desk({"特困代发4月.xlsx": [heads, *rows]})
    names = {c.name: c.header for f in taken.result.files for t in f.tables for c in t.columns}
    assert (names["holder_name"], names["amount"]) == ("收款户名", "到账额")


def test_a_header_without_rows_is_no_month_s_roll_and_is_told(desk: Any) -> None:
    full = [["户主", "身份证", "保障人口", "月保障金"], *[["张三", P[i], 1, 300] for i in range(4)]]
    taken = desk(
        {"2020年4月低保.xlsx": {"龙港镇": full, "郑庄镇": full[:1], "说明": [["随便写写"]]}}
    )
    (file,) = taken.result.files
    assert [table.sheet for table in file.tables] == ["龙港镇"]
    assert {left.sheet for left in file.unread} == {"郑庄镇", "说明"}


def test_a_neighbour_s_sheet_with_the_same_headers_is_the_same_table(desk: Any) -> None:
    heads = ["村", "户主", "身份证", "结果", "核查日期", "核前金额", "核后金额"]
    known = [["梁庄村", "张三", P[i], "不变", f"2020-03-0{i + 1}", 100, 100] for i in range(5)]
    odd = [["梁庄村", "李四", P[9], "待议", "三月", "一百", "一百"]]
    taken = desk({"低保复核.xlsx": {"龙港镇": [heads, *known], "郑庄镇": [heads, *odd]}})
    (file,) = taken.result.files
    assert [t.title for t in file.tables] == ["低保复核记录"] * 2 and not file.unread


def test_a_guess_that_leaves_a_sum_or_a_day_unused_is_asked(desk: Any) -> None:
    heads = ["户号", "姓名", "身份证号", "与户主关系", "婚姻状况", "代扣金额", "缴费日期"]
    rows = [["H1", "张三", P[i], "户主", "已婚", 90 + i, f"2020-03-0{i + 1}"] for i in range(6)]
    taken = desk({"合作医疗.xlsx": [heads, *rows]})
    (question,) = taken.result.questions
    assert question.blocking and "代扣金额" in question.why and "缴费日期" in question.why
    assert [f.state for f in taken.result.files] == ["waiting"] and not taken.result.snapshot


def test_a_name_that_says_what_it_is_needs_no_asking(desk: Any) -> None:
    heads = ["户号", "姓名", "身份证号", "与户主关系", "婚姻状况", "代扣金额"]
    rows = [["H1", "张三", P[i], "户主", "已婚", 90 + i] for i in range(6)]
    taken = desk({"户籍人口.xlsx": [heads, *rows]})
    assert taken.table_of("户籍人口.xlsx") == "hukou_person" and not taken.result.questions
