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
