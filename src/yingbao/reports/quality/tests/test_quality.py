"""The quality report and the receipts, reopened."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from yingbao.reports.quality import receipt_bytes, report_bytes
from yingbao.reports.quality.receipt import requests
from yingbao.reports.reception import ReadSheet, Reception, Refusal
from yingbao.reports.tests.county import DAY, RECEPTION


def rows(content: bytes, sheet: str) -> list[tuple]:
    return list(load_workbook(BytesIO(content))[sheet].iter_rows(values_only=True))


def text_of(content: bytes) -> str:
    book = load_workbook(BytesIO(content))
    return "\n".join(str(c.value) for s in book for row in s.iter_rows() for c in row if c.value)


def test_totals_equal_the_lines_of_the_departments():
    lines = rows(report_bytes(RECEPTION, "沁水县", DAY), "汇总")[3:]
    senders, total = lines[:-1], lines[-1]
    assert total[0] == "合计"
    for column in range(1, 8):
        assert total[column] == sum(line[column] for line in senders)
    assert total[3] == total[4] + total[5] == 17


def test_old_data_and_unknown_sheets_are_named():
    text = text_of(report_bytes(RECEPTION, "沁水县", DAY))
    assert "旧了 152 天" in text
    assert "没有认出" in text


def test_a_department_sees_only_its_own():
    police = RECEPTION.by_sender["县公安局"]
    text = text_of(receipt_bytes("县公安局", police, "沁水县", DAY))
    assert "死亡注销.csv" in text and "低保名册" not in text
    assert not police.refusals


def test_a_receipt_says_what_to_mend_and_by_which_law():
    part = RECEPTION.by_sender["县民政局"]
    text = text_of(receipt_bytes("县民政局", part, "沁水县", DAY))
    assert "退回的 1 行见后面的表" in text
    assert "社会救助暂行办法 第五十八条" in text
    assert "没有用到，不保存" in text


def test_the_law_is_that_of_the_day():
    part = RECEPTION.by_sender["县民政局"]
    text = text_of(receipt_bytes("县民政局", part, "沁水县", DAY.replace(year=2026, month=11)))
    assert "社会救助法 第四十二条" in text


def test_a_quoted_number_is_masked_and_an_advice_cannot_run():
    content = report_bytes(RECEPTION, "沁水县", DAY)
    line = rows(content, "退回的行")[3]
    assert line[4] == "读到 140521******1201，应为 18 位"
    assert line[5] == "'=请补齐后再交"
    assert "1405211947031201" not in text_of(content)


def test_a_receipt_prints_on_one_page():
    content = receipt_bytes("县民政局", RECEPTION.by_sender["县民政局"], "沁水县", DAY)
    sheet = load_workbook(BytesIO(content))["回执"]
    # absent width and height mean one page each
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)


def test_nothing_to_mend_is_said_too():
    police = RECEPTION.by_sender["县公安局"]
    clean = type(police)(sheets=police.sheets[:1])
    assert "没有。谢谢。" in text_of(receipt_bytes("县公安局", clean, "沁水县", DAY))


def _kept(read: int, unmatched: int) -> Reception:
    sheet = ReadSheet(
        "县民政局", "不动产.xlsx", "0" * 64, "Sheet1", "property_right", "不动产登记", read, read, 0
    )
    lost = tuple(
        Refusal(sheet.file, sheet.sheet, row, "", "id_missing", "没有身份证号", "请补上")
        for row in range(2, 2 + unmatched)
    )
    return Reception((sheet,), lost)


def test_rows_that_lead_to_nobody_are_never_thanked_for():
    (said,) = requests(_kept(9, 2))
    assert "2 行收下了" in said and "没有参与比对" in said


def test_a_whole_sheet_that_leads_to_nobody_points_at_its_number_column():
    (said,) = requests(_kept(9, 9))
    assert "9 行全都对不上人" in said and "列对照" in said


def test_a_sheet_of_one_row_without_a_number_is_that_row_s_fault():
    (said,) = requests(_kept(1, 1))
    assert "1 行收下了" in said
