"""A sheet's parts stand where GB/T 9704 wants them."""

from yingbao.reports.official.sheet import Sheet


def test_a_signature_takes_the_last_lines_of_the_text_along_to_the_next_page():
    sheet = Sheet()
    sheet.body("一段。")
    sheet.body("最后一段。")
    sheet.signed("某县民政局", "2026年11月27日")
    kept = [line.paragraph_format.keep_with_next for line in sheet.document.paragraphs]
    assert kept[-4:] == [True, True, True, False]
