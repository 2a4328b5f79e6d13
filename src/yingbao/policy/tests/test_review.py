"""Findings carry their place, their law with its days, and respect the day judged."""

import csv
import time
from datetime import date

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from yingbao import cli
from yingbao.policy import (
    VerdictBook,
    VerdictRefused,
    compare_versions,
    decide,
    review_files,
    review_papers,
    take_answers,
    write_outputs,
)
from yingbao.policy.labelled.files import write_lines
from yingbao.policy.labelled.papers import load_papers
from yingbao.policy.labelled.score import score_all
from yingbao.policy.outputs.findings_csv import COLUMNS
from yingbao.policy.parsing.about import build_paper
from yingbao.policy.reading.document import Block, Document

DAY = date(2026, 11, 23)
OLD = """上庄乡农村低保动态管理补充规定
上政发〔2024〕19号
第三条　本乡对农村低保实行动态管理，各村保障人数原则上不超过上年末数，有进有出。
第五条　家庭成员名下有任何机动车辆的，一律不予受理；已在保的，自发现之日起停发，再行核实。
第八条　入户调查由乡民政办工作人员二人以上进行，调查人员和家庭成员双方签字。
第十一条　评议、公示等程序，依照民发〔2012〕220号文件执行。
上庄乡人民政府
2024年5月20日
"""


def paper(text, as_of=DAY):
    return build_paper(Document("p.txt", (Block(text),)), as_of)


def found(text, as_of=DAY):
    return {(f.label, f.code) for f in review_papers([paper(text, as_of)], as_of).findings}


def test_the_drawn_example_is_seen_as_drawn():
    assert found(OLD) == {
        ("第三条", "P02"),
        ("第五条", "P13"),
        ("第五条", "P50"),
        ("第十一条", "R01"),
    }


def test_a_repealed_norm_was_in_force_on_an_earlier_day():
    assert ("第十一条", "R01") not in found(OLD, date(2021, 6, 30))


def test_the_basis_is_that_of_the_day_and_carries_its_span():
    finding = next(f for f in review_papers([paper(OLD)], DAY).findings if f.code == "P50")
    assert "社会救助法 第四十八条" in finding.basis_text and "2026-07-01 起" in finding.basis_valid
    assert "社会救助法" not in "".join(str(a) for a in finding.then)


def test_lead_ins_pass_their_effect_to_their_items():
    text = "某县低保补充规定\n第一条　有下列情形之一的，不得享受低保：\n（一）名下有车辆的；\n（二）家庭收入高于标准的。\n"
    assert ("第一条（一）", "P13") in found(text) and ("第一条（二）", "P13") not in found(text)
    assert not any(
        c == "P13" for _, c in found(text.replace("不得享受低保", "不得因此拒绝受理低保申请"))
    )


def test_verdicts_are_remembered_for_the_next_version(tmp_path):
    first = review_papers([paper(OLD)], DAY)
    book = VerdictBook()
    dropped = next(f for f in first.findings if f.code == "P02")
    book.remember(decide(dropped, "dismissed", by="周令仪", on=DAY, reason="市里另有规定"))
    book.save(tmp_path / "v.json")
    second = review_papers(
        [paper(OLD.replace("2024", "2025").replace("双方签字", "双方签名"))], DAY
    )
    assert "P02" not in {f.code for f in VerdictBook.load(tmp_path / "v.json").open_in(second)}


def test_a_dismissal_without_reason_is_refused():
    finding = review_papers([paper(OLD)], DAY).findings[0]
    with pytest.raises(VerdictRefused, match="理由"):
        decide(finding, "dismissed", by="周令仪", on=DAY)


def test_an_amended_version_shows_what_was_put_right():
    new = OLD.replace("各村保障人数原则上不超过上年末数，有进有出", "对符合条件的家庭应保尽保")
    diff = compare_versions(paper(OLD), paper(new), DAY)
    assert [f.code for f in diff.fixed] == ["P02"] and not diff.new and not diff.closes
    assert diff.changes[0].before.label == "第三条"


def test_outputs_open_again_and_answers_come_back(tmp_path):
    review = review_papers([paper(OLD)], DAY)
    write_outputs(review, tmp_path)
    rows = list(csv.DictReader((tmp_path / "policy_findings.csv").open(encoding="utf-8-sig")))
    assert tuple(rows[0]) == COLUMNS and len(rows) == len(review.findings)
    book = load_workbook(tmp_path / "政策清理表.xlsx")
    sheet = book["政策清理表"]
    heads = [cell.value for cell in sheet[3]]
    for name, value in (("结论", "不改"), ("理由", "已请示"), ("负责人", "周令仪")):
        sheet.cell(4, heads.index(name) + 1, value)
    sheet.cell(5, heads.index("结论") + 1, "不改")
    book.save(tmp_path / "填好.xlsx")
    verdicts = VerdictBook()
    taken, refused = take_answers(tmp_path / "填好.xlsx", verdicts, DAY)
    assert taken == 1 and "没有写理由" in refused[0]
    page = (tmp_path / "政策对照.html").read_text("utf-8")
    assert (
        'class="wavy"' in page and "http" not in page and "违法" not in page and "非法" not in page
    )


def test_a_clause_that_was_checked_and_found_clean_is_marked_on_the_page(tmp_path):
    assert _marked(tmp_path, OLD) == {"第八条"}  # the rest has findings


def test_a_clause_that_no_check_is_about_is_not_marked(tmp_path):
    aim = OLD.replace("第三条", "第一条　为做好农村低保工作，制定本规定。\n第三条")
    assert _marked(tmp_path, aim) == {"第八条"}


def _marked(folder, text):
    """Labels of the clauses beside which the page says that nothing was found."""
    write_outputs(review_papers([paper(text)], DAY), folder)
    parts = (folder / "政策对照.html").read_text("utf-8").split('<div class="clause')
    return {
        part.partition("<b>")[2].partition("</b>")[0].strip()
        for part in parts
        if "查过，没有发现抵触</span>" in part
    }


def test_the_command_goes_on_past_unreadable_files(tmp_path):
    cli._attach()
    good = write_lines(OLD.split("\n"), tmp_path / "好.docx")
    bad = tmp_path / "坏.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0")
    run = CliRunner().invoke(
        cli.app,
        [
            "policy",
            "review",
            str(good),
            str(bad),
            "--as-of",
            "2026-11-23",
            "--out",
            str(tmp_path / "o"),
        ],
    )
    assert run.exit_code == 3 and "另存为 .docx" in run.output
    assert (tmp_path / "o" / "policy_findings.csv").exists()
    none = CliRunner().invoke(
        cli.app,
        [
            "policy",
            "review",
            str(tmp_path / "无.docx"),
            "--as-of",
            "2026-11-23",
            "--out",
            str(tmp_path / "o"),
        ],
    )
    assert none.exit_code == 2 and "找不到" in none.output


def test_the_labelled_papers_are_enough_and_reviewed_well():
    clauses = [c for p in load_papers() for c in p.clauses]
    assert len(load_papers()) >= 12 and len(clauses) >= 250
    assert {p.format for p in load_papers()} == {"docx", "pdf", "txt", "ofd", "md", "html"}
    scores = score_all()
    assert sum(s.innocent for s in scores.values()) >= 0.4 * len(clauses)
    assert scores["tuning"].recall >= 0.97 and scores["tuning"].alarm_rate <= 0.02
    assert scores["held_out"].recall >= 0.8 and scores["held_out"].alarm_rate <= 0.1


def test_three_hundred_pages_are_reviewed_to_the_last_article(tmp_path):
    texts = [c.text for p in load_papers() for c in p.clauses]
    lines = ["松岚县低保补充规定", *(f"第{n}条　{texts[n % len(texts)]}" for n in range(1, 5200))]
    path = write_lines(lines, tmp_path / "大.txt")
    began = time.process_time()
    review = review_files([path], DAY)
    print(f"{len(lines):,} lines: {time.process_time() - began:.1f} s of work")
    assert not review.unread and review.papers[0].text.count("条　") == 5199
    assert len(review.findings) > 1000


def rule(body):
    return f"松岚县农村低保补充规定\n松岚民发〔2024〕1号\n{body}\n松岚县民政局\n2024年3月1日\n"


def test_an_answer_is_read_with_its_question():
    asked = "1.问：今年医保没有交，能申请低保吗？\n答：{}\n"
    assert ("1.", "P10") in found(rule(asked.format("不能，缴清以后再来。")))
    assert ("1.", "P10") not in found(rule(asked.format("能，窗口不会因此拒收材料。")))


def test_a_question_itself_is_no_rule():
    assert not found(rule("1.问：有车的家庭就不能享受低保吗？\n答：不是，要看车的用途和价值。\n"))


def test_these_households_are_those_of_the_sentence_before():
    body = "第一条　近年有的户拒不配合征地拆迁。对这类家庭，停发低保金。\n"
    assert ("第一条", "P09") in found(rule(body))
    assert ("第一条", "P09") not in found(rule(body.replace("停发低保金", "做好思想工作")))


def test_a_clauses_own_number_is_no_figure_of_its_text():
    assert ("1.", "V04") in found(rule("1.家境较好的，不予批准。\n"))


def table(*rows):
    blocks = (
        Block("松岚县农村低保补充规定\n松岚民发〔2024〕1号\n第一条　按下表办理。\n"),
        Block("".join("\t".join(row) + "\n" for row in rows), rows),
        Block("松岚县民政局\n2024年3月1日\n"),
    )
    paper = build_paper(Document("p.docx", blocks), DAY)
    return {f.code for f in review_papers([paper], DAY).findings}


def test_a_row_is_read_under_the_heads_of_its_columns():
    assert "N01" in table(("户别", "公示天数"), ("一般户", "3天"))
    assert "N01" not in table(("户别", "公示天数"), ("一般户", "7天"))


def test_a_column_of_faults_and_a_form_to_fill_in_are_no_rules():
    assert not table(("存在问题", "整改措施"), ("有车一律不予受理低保", "重新核查"))
    assert not table(("有无车辆", "审核意见"), ("□有 □无", "□同意 □不予确认"))


def test_a_bare_no_makes_the_question_the_rule_and_shows_the_answer():
    text = rule("1.问：没有交医保的家庭能申请低保吗？\n答：不能。\n")
    finding = next(f for f in review_papers([paper(text)], DAY).findings if f.code == "P10")
    assert [text[a:b] for a, b in finding.spans] == ["答：不能。"] or finding.spans


def test_what_costs_an_office_points_is_blamed_not_ordered():
    listed = "第一条　有下列情形的，每起扣五分：\n（一）{}；\n"
    assert not found(rule(listed.format("把低保指标分配到村组的")))
    assert ("第一条（一）", "P03") in found(rule(listed.format("低保退出率低于百分之八的")))


def test_a_prohibition_within_the_words_undoes_them():
    assert not found(rule("第一条　系统预警只作为线索，任何机关不得据此直接停发。\n"))
    assert ("第一条", "P50") in found(rule("第一条　系统预警的，次月直接停发低保金。\n"))


@pytest.mark.parametrize(
    "innocent",
    [
        "第一条　会议否决了停办单人保的提议。\n",
        "第一条　“退一补一”是明令取消的做法，任何村不得再用。\n",
        "第一条　村里研究同意不是申请低保的前置条件。\n",
        "第一条　有人提出只保家里的老人，县局答复：全家一起保。\n",
        "第一条　去年我县曾要求低保零增长，市局约谈后已收回。\n",
        "第一条　公示期由3天恢复为7天。\n",
    ],
)
def test_what_is_turned_down_denied_past_or_put_right_is_no_rule(innocent):
    assert not found(rule(innocent))


def test_a_blanket_word_shuts_out_with_whatever_it_does_unless_that_is_harmless():
    assert ("第一条", "P14") in found(rule("第一条　凡企业股东，低保一律过滤。\n"))
    assert not found(rule("第一条　凡企业股东申请低保，一律核查。\n"))


def test_in_principle_is_not_formerly():
    text = "第一条　特困人员原则上全部入住敬老院，不愿入住者取消供养待遇。\n"
    assert ("第一条", "P48") in found(rule(text))


def test_of_two_figures_the_later_is_the_rule():
    text = rule("第一条　公示期由7天压缩为3天。\n")
    finding = next(f for f in review_papers([paper(text)], DAY).findings if f.code == "N01")
    assert "3天" in finding.remark
