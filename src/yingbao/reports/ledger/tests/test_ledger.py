"""The ledger, reopened the way an office program would."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from yingbao.clues.tests import cast
from yingbao.reports.ledger import BadRowKey, ledger_bytes
from yingbao.reports.ledger.columns import ANSWERS
from yingbao.reports.tests import county
from yingbao.reports.wording import PROPOSALS, RESULTS


@pytest.fixture
def ledger(tmp_path):
    return county.ledger(tmp_path)


@pytest.fixture
def book(ledger) -> Workbook:
    return load_workbook(BytesIO(ledger_bytes(ledger)))


def head(sheet: Worksheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[4] if cell.value}


def body(sheet: Worksheet) -> list[dict[str, object]]:
    columns = head(sheet)
    return [
        {name: row[place - 1].value for name, place in columns.items()}
        for row in sheet.iter_rows(min_row=5)
    ]


def test_the_summary_comes_first_and_technical_sheets_stay_hidden(book):
    assert book.sheetnames == ["汇总", "一村一趟", "龙港镇", "中村镇", "规则", "选项", "_meta"]
    assert book["选项"].sheet_state == "hidden"
    assert book["_meta"].sheet_state == "veryHidden"


def test_a_line_tells_an_officer_what_why_and_what_to_ask(book):
    line = next(line for line in body(book["龙港镇"]) if "212" in line["规则"])
    assert line["村"] == "梁庄村"
    assert line["户主"] == "王有田"
    assert line["对象"] == "王有田\n140521********0110"
    assert line["级别"] == "◆红\n优先核"
    assert line["方向"] == "错保 ≠"
    assert line["金额（元）"] == 642.5
    assert line["怎么核"] == "入户\n部门回函"
    assert line["先问什么"] == "1. 先看人在不在\n2. 银行卡现在谁拿着"
    assert "死亡登记写错了人" in line["可能的合理解释"]
    assert line["证据出处"] == "低保名册.xlsx · 在册 · 第 5 行\n死亡注销.csv · 第 3 行"


def test_a_line_says_how_its_rows_were_found_to_be_this_person_s(tmp_path):
    ledger = county.ledger(tmp_path)
    told = ("号码一致", "姓名一致，出生日期一致，同村", "号码一致")
    clues = [replace(clue, matches=told) for clue in ledger.clues]
    book = load_workbook(BytesIO(ledger_bytes(replace(ledger, clues=clues))))
    line = body(book["龙港镇"])[0]
    assert line["怎么对上的"] == "号码一致\n姓名一致，出生日期一致，同村"


def test_the_article_is_the_one_of_the_day_judged(book, tmp_path):
    basis = body(book["龙港镇"])[0]["依据"]
    assert basis == "民发〔2012〕220号 第三十三条（2012-12-12 至 2021-06-30）"


def test_lines_in_all_sheets_equal_the_clues_and_the_totals(book, ledger):
    lines = [line for name in ("龙港镇", "中村镇") for line in body(book[name])]
    assert len(lines) == len(ledger.clues)
    total = next(row for row in book["汇总"].iter_rows(values_only=True) if row[0] == "合计")
    assert total[5] + total[10] + sum(total[11:15]) == total[15] == len(lines)
    trips = list(book["一村一趟"].iter_rows(min_row=5, values_only=True))
    assert sum(trip[3] for trip in trips) == len(lines)


def test_answers_are_open_and_everything_else_is_locked_without_a_password(book):
    sheet = book["龙港镇"]
    columns = head(sheet)
    open_cells = {answer.header for answer in ANSWERS}
    for name, place in columns.items():
        assert sheet.cell(5, place).protection.locked is (name not in open_cells)
    assert sheet.protection.sheet
    assert not sheet.protection.password


def test_dropdowns_stand_on_defined_names_over_the_hidden_sheet(book):
    sheet = book["龙港镇"]
    rules = {
        rule.formula1: rule for rule in sheet.data_validations.dataValidation if rule.type == "list"
    }
    assert set(rules) == {"核查结果", "拟办"}
    assert book.defined_names["核查结果"].attr_text == f"选项!$A$2:$A${len(RESULTS) + 1}"
    options = [cell.value for cell in book["选项"]["B"]][1 : len(PROPOSALS) + 1]
    assert tuple(options) == PROPOSALS


def test_the_second_visitor_must_be_someone_else(book):
    rules = book["龙港镇"].data_validations.dataValidation
    custom = [rule.formula1 for rule in rules if rule.type == "custom"]
    assert custom == ["V5<>U5"]


def test_it_prints_on_a4_landscape_with_the_header_on_every_page(book):
    sheet = book["龙港镇"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"
    assert "&P" in sheet.oddFooter.right.text
    assert sheet.freeze_panes == "G5"
    assert sheet.auto_filter.ref.startswith("C4:")


def test_keys_are_hidden_and_find_the_clue_again(book, ledger):
    sheet = book["龙港镇"]
    hidden = sheet.column_dimensions["A"]
    assert hidden.hidden and (hidden.min, hidden.max) == (1, 2)
    found = {
        ledger.row_keys.check(row[0].value, row[1].value, "龙港镇")
        for row in sheet.iter_rows(min_row=5)
    }
    assert found == {clue.clue_id for clue in ledger.clues if clue.township == "龙港镇"}


@pytest.mark.parametrize("spoil", ["key", "version", "township"])
def test_a_spoiled_key_is_refused(book, ledger, spoil):
    row = book["龙港镇"][5]
    key, version, township = row[0].value, row[1].value, "龙港镇"
    changed = {
        "key": (key[:-1] + ("0" if key[-1] != "0" else "1"), version, township),
        "version": (key, "00000000", township),
        "township": (key, version, "中村镇"),
    }[spoil]
    with pytest.raises(BadRowKey, match="行号被改动过"):
        ledger.row_keys.check(*changed)


def test_no_identity_number_stands_in_the_workbook_unless_asked_for(ledger):
    hidden, shown = ledger_bytes(ledger), ledger_bytes(replace(ledger, reveal=True))
    assert not numbers_in(hidden)
    assert cast.WANG_ID in numbers_in(shown)


def numbers_in(content: bytes) -> set[str]:
    book = load_workbook(BytesIO(content))
    cells = (str(c.value) for s in book for row in s.iter_rows() for c in row if c.value)
    return {
        cast_id for text in cells for cast_id in (cast.WANG_ID, cast.ZHAO_ID) if cast_id in text
    }


def test_a_name_that_is_a_formula_stays_text(book):
    values = [
        cell for row in book["龙港镇"].iter_rows() for cell in row if "孙二" in str(cell.value)
    ]
    assert values and all(cell.data_type == "s" and cell.value.startswith("'=") for cell in values)


def test_the_same_ledger_is_the_same_file(ledger):
    assert ledger_bytes(ledger) == ledger_bytes(ledger)


def test_a_county_without_clues_still_gets_a_ledger(tmp_path):
    book = load_workbook(BytesIO(ledger_bytes(county.ledger(tmp_path, clues=[]))))
    assert "共 0 条" in book["汇总"]["A2"].value


def test_a_rule_that_did_not_run_says_what_is_missing(book):
    lines = {row[0]: row for row in book["规则"].iter_rows(min_row=4, values_only=True)}
    assert lines["203"][6] == "未运行：缺 残疾人证"
    assert lines["212"][4] == 6021


def test_a_township_name_that_no_sheet_may_have_is_made_legal(tmp_path):
    base = county.ledger(tmp_path)
    odd = [replace(clue, township="龙港/中村[合并]") for clue in base.clues]
    names = load_workbook(BytesIO(ledger_bytes(replace(base, clues=odd)))).sheetnames
    assert "龙港_中村_合并_" in names


def test_the_rules_sheet_says_what_waits(ledger):
    said = "1 条等放行：“名单.xlsx”没有认出"
    sheet = load_workbook(BytesIO(ledger_bytes(replace(ledger, waits={"212": (said,)}))))["规则"]
    states = {row[0].value: row[6].value for row in sheet.iter_rows(min_row=4)}
    assert states["212"] == f"已运行。{said}"
