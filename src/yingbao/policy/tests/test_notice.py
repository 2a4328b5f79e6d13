"""A notice becomes tasks with what they ask, cite and are served by."""

from pathlib import Path

import pytest
import yaml

from yingbao.policy.labelled.files import write_lines
from yingbao.policy.notice import campaign_yaml, read_notice

LINES = [
    "松岚县民政局文件", "松民发〔2024〕12号", "松岚县民政局关于开展2024年社会救助专项整治的通知", "各乡镇人民政府：",
    "一、重点任务", "（一）检查低保政策落实情况。对照民发〔2021〕57号文件，检查死亡人员是否及时停保，是否存在漏保。",
    "（二）检查临时救助落实情况。将《松岚县临时救助办法》（松政发〔2019〕3号）落实情况作为重点，检查是否设立备用金。",
    "（三）整治资金问题。检查救助资金是否专款专用，于2024年9月30日前完成。",
    "二、工作措施", "（四）加强组织领导。明确专人负责。", "松岚县民政局", "2024年5月20日",
]  # fmt: skip


def test_tasks_and_measures_are_told_apart(tmp_path):
    campaign = read_notice(write_lines(LINES, tmp_path / "n.docx"))
    assert [t.place for t in campaign.tasks] == ["一、（一）", "一、（二）", "一、（三）"]
    assert [m.title for m in campaign.measures] == ["加强组织领导"]
    assert campaign.number == "松民发〔2024〕12号"


def test_a_task_says_what_it_asks_cites_and_is_served_by(tmp_path):
    first, second, third = read_notice(write_lines(LINES, tmp_path / "n.txt")).tasks
    assert first.asks == ("死亡人员是否及时停保", "是否存在漏保")
    assert first.papers[0].in_library and "201-245" in first.rules
    assert [p.number for p in second.papers if not p.in_library] == ["松政发〔2019〕3号"]
    assert second.rules == ("301-316",) and "P46" in second.checks
    assert third.rules == ("701-717",) and third.due == "2024年9月30日前"


def test_the_draft_can_be_edited_as_yaml(tmp_path):
    text = campaign_yaml(read_notice(write_lines(LINES, tmp_path / "n.txt")))
    assert yaml.safe_load(text)["tasks"][0]["owner"]


NOTICES = Path(__file__).parent / "notices"
EXPECTED = {
    "funds_check.md": (
        ["一、1.", "一、2.", "一、3.", "一、4."],
        ["资金管理", "低保兜底", "临时救助", "特困供养"],
        [],
    ),
    "winter_care.txt": (
        ["一、", "二、", "三、", "四、", "五、"],
        ["低保兜底", "临时救助", "特困供养", "资金管理", "群众反映问题"],
        ["南政办〔2020〕14号"],
    ),
    "monitoring_plan.txt": (
        ["二、（一）", "二、（二）", "二、（三）", "二、（四）", "二、（五）"],
        ["数据比对", "政策对照", "儿童保障", "残疾人补贴", "作风"],
        [],
    ),
    "style_campaign.txt": (
        ["二、（一）", "二、（二）", "二、（三）", "二、（四）"],
        ["政策对照", "低保兜底", "特困供养", "资金管理"],
        ["青政发〔2022〕7号"],
    ),
    "look_back.txt": (
        ["任务1", "任务2", "任务3", "任务4"],
        ["低保兜底", "临时救助", "儿童保障", "群众反映问题"],
        [],
    ),
    "annexed_papers.md": (
        ["2.（1）", "2.（2）", "2.（3）", "2.（4）"],
        ["资金管理", "资金管理", "低保兜底", "政策对照"],
        ["云财社〔2019〕12号"],
    ),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_other_notices_of_the_genre_become_tasks_too(name):
    places, themes, missing = EXPECTED[name]
    campaign = read_notice(NOTICES / name)
    assert [task.place for task in campaign.tasks] == places
    assert [task.themes[0] for task in campaign.tasks] == themes
    assert [p.number for p in campaign.papers if not p.in_library] == missing
    assert all(task.owner and (task.rules or task.checks) for task in campaign.tasks)


def test_a_paper_that_is_no_notice_has_no_tasks(tmp_path):
    campaign = read_notice(write_lines(["松岚县民政局", "今天放假。"], tmp_path / "n.txt"))
    assert campaign.tasks == ()


def dues(name):
    return [task.due for task in read_notice(NOTICES / name).tasks]


def test_terms_are_read_however_a_notice_writes_them():
    assert dues("style_campaign.txt") == ["2025年5月31日", "6月底前", "2025年7月中旬前", ""]
    assert dues("look_back.txt") == ["2024-06-30", "2024年第三季度末", "九月三十日前", "长期坚持"]
    assert dues("annexed_papers.md") == ["", "二〇二三年八月二十日前", "8月底以前", "三个月内"]


def test_an_office_the_notice_names_goes_before_a_suggested_one():
    first, second, third, fourth = read_notice(NOTICES / "look_back.txt").tasks
    assert first.owner == "各县（区）民政局社会救助科"
    assert fourth.owner == "县民政局办公室、社会救助股"
    helped = read_notice(NOTICES / "style_campaign.txt").tasks[1]
    assert helped.owner == "局社会救助股（县公安局、县残联配合）"


def test_who_and_by_when_are_not_what_to_check():
    asks = [ask for task in read_notice(NOTICES / "style_campaign.txt").tasks for ask in task.asks]
    assert asks and not any("单位" in ask or "时限" in ask for ask in asks)


def test_general_requirements_after_the_last_task_are_no_part_of_it():
    last = read_notice(NOTICES / "look_back.txt").tasks[-1]
    assert last.asks == ("实名举报是否逐件反馈", "12345热线工单是否按期办结")


def test_range_and_way_of_checking_are_no_tasks_nor_is_an_annex_of_papers():
    campaign = read_notice(NOTICES / "annexed_papers.md")
    assert [m.title for m in campaign.measures][:2] == ["检查范围", "检查方式"]
    assert len([p for p in campaign.papers if p.in_library]) == 3


TABLE = [
    "沙河县民政局", "沙民〔2024〕9号", "沙河县民政局关于印发2024年社会救助任务清单的通知", "各乡镇人民政府：",
    "现将任务清单印发给你们，请抓好落实。",
    "| 序号 | 重点任务 | 检查内容 | 依据文件 | 责任单位 | 完成时限 |",
    "| 1 | 清理不合规政策 | 乡镇文件是否设指标；是否自设条件 | 《社会救助暂行办法》 | 县民政局法规股 | 3月底前 |",
    "| 2 | 低保对象核查 | 死亡人员是否及时停发 | 民发〔2021〕57号 | 县民政局社会救助股 | 2024年6月30日前 |",
    "| 3 | 特困人员照料 | 护理费是否发给照料人 | 《沙河县特困办法》（沙政发〔2021〕5号） | 县民政局养老股 | 第二季度 |",
    "沙河县民政局", "2024年2月19日",
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["docx", "md", "html"])
def test_a_table_of_tasks_is_read_by_its_heads(tmp_path, suffix):
    first, second, third = read_notice(write_lines(TABLE, tmp_path / f"n.{suffix}")).tasks
    assert first.asks == ("乡镇文件是否设指标", "是否自设条件") and first.due == "3月底前"
    assert (second.place, second.title, second.owner) == (
        "表第2项", "低保对象核查", "县民政局社会救助股",
    )  # fmt: skip
    assert [p.number for p in third.papers if not p.in_library] == ["沙政发〔2021〕5号"]
    assert first.themes[0] == "政策对照" and third.themes[0] == "特困供养"


def test_a_table_that_lists_no_tasks_is_left_alone(tmp_path):
    lines = [*TABLE[:5], "| 乡镇 | 户数 |", "| 龙港镇 | 126 |", *TABLE[-2:]]
    assert read_notice(write_lines(lines, tmp_path / "n.docx")).tasks == ()
