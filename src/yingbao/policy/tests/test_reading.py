"""Every format gives the same clauses; what cannot be read is sent back with a word on what to do."""

import zipfile
from datetime import date

import pytest
from docx import Document

from yingbao.policy import UnreadablePaper, read_paper
from yingbao.policy.labelled.files import write_lines
from yingbao.policy.reading import read_document
from yingbao.policy.reading.wrapping import without_furniture

LINES = [
    "松岚县民政局文件",
    "松民发〔2024〕12号",
    "松岚县临时救助补充办法",
    "第一条　为规范临时救助工作，制定本办法，本办法适用于在本县遭遇急难的家庭和个人，不论户籍。",
    "第二条　有下列情形之一的，可以申请：",
    "（一）遭遇火灾的；",
    "（二）突发重大疾病的。",
    "松岚县民政局",
    "2024年5月20日",
]
DAY = date(2026, 11, 23)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt", "ofd"])
def test_each_format_gives_the_same_clauses(tmp_path, suffix):
    paper = read_paper(write_lines(LINES, tmp_path / f"p.{suffix}"), DAY)
    labels = [c.label for c in paper.tree.walk() if c.kind in ("条", "（一）")]
    assert labels == ["第一条", "第二条", "第二条（一）", "第二条（二）"]
    assert (paper.number, paper.issuer, paper.level) == (
        "松民发〔2024〕12号",
        "松岚县民政局",
        "县级",
    )
    assert paper.issued == date(2024, 5, 20)
    assert paper.title == "松岚县临时救助补充办法"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_encoding_of_a_text_reads(tmp_path, encoding):
    path = tmp_path / "p.txt"
    path.write_bytes("\n".join(LINES).encode(encoding))
    assert "第二条（二）" in [c.label for c in read_paper(path, DAY).tree.walk()]


def test_html_tables_stay_tables(tmp_path):
    path = tmp_path / "p.html"
    path.write_text(
        "<html><body><p>第一条 标准如下：</p><table><tr><td>档次</td><td>元</td></tr></table></body></html>",
        "utf-8",
    )
    tables = [c for c in read_paper(path, DAY).tree.walk() if c.kind == "表"]
    assert tables[0].rows == (("档次", "元"),)


def test_word_tables_and_automatic_numbers_are_read(tmp_path):
    document = Document()
    document.add_paragraph("申请材料", style="List Number")
    document.add_paragraph("授权书", style="List Number")
    document.add_table(1, 2).rows[0].cells[0].text = "档次"
    document.save(tmp_path / "p.docx")
    text = read_document(tmp_path / "p.docx").text
    assert "1.申请材料" in text.replace(" ", "") and "2.授权书" in text.replace(" ", "")
    assert "档次\t" in text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"0" * 600, "另存为 .docx"),
        ("a.docx", b"not a zip at all", "损坏"),
        ("a.docx", b"PK\x03\x04broken", "损坏"),
        ("a.pdf", b"%PDF-1.4\nbroken", "损坏"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "扫描件"),
        ("a.txt", b"", "空的"),
        ("a.txt", b"\x00\x01\x02" * 400, "不是文字"),
        ("a.xyz", b"hello", "不认识"),
        ("a.rtf", b"{\\rtf1 hello}", ".docx"),
    ],
)
def test_the_unreadable_is_sent_back_in_chinese(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadablePaper, match=said):
        read_document(tmp_path / name)


def test_a_scanned_pdf_says_so(tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises(UnreadablePaper, match="扫描件"):
        read_document(tmp_path / "scan.pdf")


def test_a_zip_bomb_is_not_opened(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (40 * 1024 * 1024))
    with pytest.raises(UnreadablePaper, match="压缩炸弹"):
        read_document(tmp_path / "bomb.docx")


@pytest.mark.parametrize(
    ("name", "inside"), [("x.docx", "word/document.xml"), ("x.ofd", "OFD.xml")]
)
def test_entities_are_not_expanded(tmp_path, name, inside):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(inside, bomb)
    with pytest.raises(UnreadablePaper, match="实体"):
        read_document(tmp_path / name)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word(tmp_path, body):
    path = tmp_path / "w.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
    return read_document(path).text


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_tracked_changes_read_as_accepted(tmp_path):
    gone = "<w:del><w:r><w:delText>一律不予受理</w:delText></w:r></w:del>"
    away = f"<w:moveFrom>{run('移走的话')}</w:moveFrom>"
    body = f"<w:p>{run('第一条　名下有车的，')}{gone}{away}<w:ins>{run('逐户核实')}</w:ins></w:p>"
    assert word(tmp_path, body).strip() == "第一条　名下有车的，逐户核实"


def test_a_text_box_is_read_once_on_its_own_line(tmp_path):
    box = f"<w:txbxContent><w:p>{run('内部资料')}</w:p></w:txbxContent>"
    drawing = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    text = word(tmp_path, f"<w:p>{run('第一条　申请')}<w:r>{drawing}</w:r>{run('低保。')}</w:p>")
    assert text.splitlines() == ["第一条　申请低保。", "内部资料"]


def test_a_sentence_broken_after_a_quotation_mark_is_one_sentence(tmp_path):
    start = "第一条　凡符合条件的困难家庭应当及时纳入，此前“一律不得纳入”"
    lines = [start, "的规定同时废止，不再作为审核低保的依据，各乡镇要抓紧落实到", "位。"]
    filler = "本条是为了让这一页的行数和宽度像一份真正打印出来的文件那样排列整"
    path = write_lines([*lines, *[filler] * 6], tmp_path / "w.txt")
    path.write_text("\n".join([*lines, *[filler] * 6]), encoding="utf-8")
    assert "一律不得纳入”的规定同时废止" in read_document(path).text


def test_running_heads_and_page_numbers_are_no_text():
    pages = [["松岚县民政局文件", f"正文第{n}行", f"— {n} —"] for n in range(1, 6)]
    assert without_furniture(pages) == [f"正文第{n}行" for n in range(1, 6)]


def test_markdown_tables_stay_tables(tmp_path):
    path = tmp_path / "p.md"
    path.write_text(
        "一、标准如下：\n\n| 档次 | 元 |\n|---|--:|\n| 一档 | 400 |\n\n二、附则\n", "utf-8"
    )
    tables = [c for c in read_paper(path, DAY).tree.walk() if c.kind == "表"]
    assert tables[0].rows == (("档次", "元"), ("一档", "400"))


def test_a_line_of_bars_without_a_rule_line_is_text(tmp_path):
    path = tmp_path / "p.md"
    path.write_text("一、公示天数 | 7天\n| 不是表格 |\n", "utf-8")
    assert not [c for c in read_paper(path, DAY).tree.walk() if c.kind == "表"]


@pytest.mark.parametrize("suffix", ["docx", "md", "html"])
def test_a_table_of_a_labelled_paper_is_written_as_one(tmp_path, suffix):
    lines = [*LINES[:5], "| 情形 | 办法 |", "| 火灾 | 先行救助 |", *LINES[-2:]]
    paper = read_paper(write_lines(lines, tmp_path / f"p.{suffix}"), DAY)
    tables = [c for c in paper.tree.walk() if c.kind == "表"]
    assert tables[0].rows == (("情形", "办法"), ("火灾", "先行救助"))
