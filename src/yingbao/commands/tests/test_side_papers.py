"""A policy paper dropped among the tables is reviewed; a letter is not; nobody's answers are lost."""

from datetime import date
from pathlib import Path

import pytest

from yingbao.commands.side_papers import FINDINGS, FOLDER, FORMER, TABLE, review_side_papers
from yingbao.reports.job import CheckResult
from yingbao.reports.reception import ReadSheet, Reception
from yingbao.reports.sifting import Sifted
from yingbao.reports.stages import CheckRequest, Examined, Received

PAPER = """云岭县最低生活保障实施办法
云政办发〔2021〕11号
第一条　为规范最低生活保障工作，制定本办法。
第二条　农村低保对象总数不得突破农业人口的百分之三。
第三条　家庭成员名下有机动车的，一律不予受理。
第四条　公示期为三天。
第五条　未缴纳城乡居民医疗保险费的，暂停发放低保金。
云岭县人民政府办公室
2021年8月1日
"""
OFFICE_LETTER = """云岭县人力资源和社会保障局
云人社函〔2022〕12号
关于反馈低保对象就业情况的函
县民政局：
来函收悉。经查，柳春生自2022年2月起在县纺织厂就业，月工资2600元，低保家庭收入请贵局重新核算。
2022年5月6日
"""
LETTER = "关于柳春生家情况的说明\n柳春生一家三口人，住在东坪村，二〇二一年房屋倒塌。\n特此说明。\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "收件").mkdir()
    (tmp_path / "结果").mkdir()
    return tmp_path / "收件"


def reviewed(inbox: Path, *tables: str) -> str:
    """What is said of the inbox when `tables` are the files in which a table was found."""
    sheets = tuple(_sheet(file.name, file.name in tables) for file in sorted(inbox.iterdir()))
    received = Received(None, Reception(sheets), None, None)
    result = CheckResult({}, [], received, Examined(), Sifted([]))
    request = CheckRequest(inbox, date(2022, 6, 30), inbox.parent / "结果")
    return review_side_papers(request, result)


def _sheet(file: str, table: bool) -> ReadSheet:
    kind = "dibao_household" if table else ""
    return ReadSheet("县民政局", file, "d" * 64, "-", kind, "", 0, 0, 0)


def test_a_paper_among_the_tables_is_held_against_the_law(inbox: Path) -> None:
    (inbox / "11号文.txt").write_text(PAPER, "utf-8")
    (inbox / "来信.txt").write_text(LETTER, "utf-8")
    said = reviewed(inbox)
    findings = (inbox.parent / "结果" / FOLDER / FINDINGS).read_text("utf-8-sig")
    assert "1 份像是政策文件" in said and TABLE in said
    assert "P01" in findings and "来信" not in findings


def test_a_numbered_paper_of_one_rule_is_a_paper(inbox: Path) -> None:
    (inbox / "5号文.txt").write_text(
        "石门乡人民政府关于确定本乡低保补助标准的通知\n石政发〔2022〕5号\n各村民委员会：\n"
        "经研究，自2022年3月1日起，本乡农村低保标准确定为每人每年6800元。\n石门乡人民政府\n2022年2月26日\n",
        "utf-8",
    )
    said = reviewed(inbox)
    findings = (inbox.parent / "结果" / FOLDER / FINDINGS).read_text("utf-8-sig")
    assert "1 份像是政策文件" in said and "A01" in findings


def test_a_form_on_a_repealed_norm_and_a_rulebook_without_rules_are_papers(inbox: Path) -> None:
    (inbox / "33号.txt").write_text(
        "关于规范低保申请审批表填写的通知\n河民发〔2022〕33号\n各乡镇民政办：\n根据民发〔2012〕220号第十八条，"
        "统一使用新审批表。\n河川县民政局\n2022年5月5日\n",
        "utf-8",
    )
    (inbox / "36号.txt").write_text(
        "河川县特困人员救助供养实施细则\n河民发〔2022〕36号\n第一条　为做好特困人员救助供养工作，制定本细则。\n"
        "第二条　符合条件的可以申请。\n第三条　乡镇受理后报县民政局审批。\n河川县民政局\n2022年5月20日\n",
        "utf-8",
    )
    assert "2 份像是政策文件" in reviewed(inbox)
    findings = (inbox.parent / "结果" / FOLDER / FINDINGS).read_text("utf-8-sig")
    assert "R01" in findings and "M43" in findings


def test_a_paper_that_says_it_is_abolished_is_left_in_its_file(inbox: Path) -> None:
    (inbox / "4号.txt").write_text(
        "双河集镇农村低保评定办法\n双河集镇〔2016〕4号\n（本文件已由双政发〔2020〕8号宣布废止，仅存档）\n"
        "一、各村低保人数不超过总人口的百分之三。\n双河集镇人民政府\n2016年3月11日\n",
        "utf-8",
    )
    assert reviewed(inbox) == ""


def test_a_numbered_letter_between_offices_is_no_policy_paper(inbox: Path) -> None:
    (inbox / "来函.txt").write_text(OFFICE_LETTER, "utf-8")
    assert reviewed(inbox) == ""


def test_letters_broken_files_and_tables_are_left_alone(inbox: Path) -> None:
    (inbox / "来信.txt").write_text(LETTER, "utf-8")
    (inbox / "坏了.docx").write_bytes(b"PK\x03\x04 nothing")
    (inbox / "名册.txt").write_text(PAPER, "utf-8")
    assert reviewed(inbox, "名册.txt") == ""
    assert not (inbox.parent / "结果" / FOLDER).exists()


def test_the_same_findings_leave_the_answers_in_the_table(inbox: Path) -> None:
    (inbox / "11号文.txt").write_text(PAPER, "utf-8")
    reviewed(inbox)
    table = inbox.parent / "结果" / FOLDER / TABLE
    table.write_bytes(b"with answers")
    reviewed(inbox)
    assert table.read_bytes() == b"with answers"


def test_other_findings_keep_the_former_table_beside_the_new_one(inbox: Path) -> None:
    (inbox / "11号文.txt").write_text(PAPER, "utf-8")
    reviewed(inbox)
    folder = inbox.parent / "结果" / FOLDER
    (folder / TABLE).write_bytes(b"with answers")
    (inbox / "11号文.txt").write_text(PAPER.replace("三天", "七天"), "utf-8")
    reviewed(inbox)
    assert (folder / FORMER).read_bytes() == b"with answers"
    assert (folder / TABLE).read_bytes() != b"with answers"
