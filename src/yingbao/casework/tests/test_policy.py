"""A local paper from the library to the confirmed amendment, and every refusal on the way."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from yingbao.casework.actions.policy import amend, confirm, judge, keep, send
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import AuditEvent, PolicyFinding, PolicyPaper, PolicyTask
from yingbao.casework.tests.cast import TODAY, Cast

CARS = "家庭成员名下有任何机动车辆的，一律不予受理低保申请。"
QUOTA = "各村保障人数原则上不超过上年末数，有进有出。"
SURVEY = "入户调查由两名以上工作人员进行，调查人员和家庭成员双方签字。"


def paper(
    *clauses: str, issuer: str = "龙港镇人民政府", name: str = "办法.txt"
) -> SimpleUploadedFile:
    body = "\n".join(f"第{n}条　{text}" for n, text in zip("一二三四五", clauses, strict=False))
    text = f"{issuer}文件\n龙政发〔2024〕19号\n龙港镇农村低保动态管理补充规定\n{body}\n{issuer}\n2024年5月20日\n"
    return SimpleUploadedFile(name, text.encode())


def kept(cast: Cast, *clauses: str) -> PolicyPaper:
    version = keep.keep(paper(*(clauses or (QUOTA, CARS, SURVEY))), by=cast.zhou, today=TODAY)
    return version.paper


def decided(cast: Cast, found: PolicyPaper, state: str = "confirmed") -> PolicyPaper:
    assert found.latest is not None
    for finding in found.latest.findings.all():
        judge.judge(finding, by=cast.zhou, state=state, reason="不合国家规定")
    return found


def sent(cast: Cast) -> PolicyTask:
    return send.send(decided(cast, kept(cast)), by=cast.zhou, today=TODAY)


def test_a_paper_is_kept_with_its_clauses_and_findings(cast: Cast) -> None:
    found = kept(cast)
    assert (found.number, found.township, found.issued) == (
        "龙政发〔2024〕19号",
        cast.longgang,
        date(2024, 5, 20),
    )
    version = found.latest
    assert version is not None and [c["label"] for c in version.clauses if c["kind"] == "条"] == [
        "第一条",
        "第二条",
        "第三条",
    ]
    assert {"P02", "P13"} <= set(version.findings.values_list("code", flat=True))
    assert not version.findings.filter(label="第三条").exists()


def test_the_same_file_is_not_kept_twice(cast: Cast) -> None:
    kept(cast)
    with pytest.raises(Refused, match="一模一样"):
        keep.keep(paper(QUOTA, CARS, SURVEY), by=cast.zhou, today=TODAY)


def test_what_cannot_be_read_leaves_nothing_and_says_what_to_do(cast: Cast) -> None:
    old_word = SimpleUploadedFile("办法.doc", b"\xd0\xcf\x11\xe0" + b"x" * 600)
    with pytest.raises(Refused, match="另存为 .docx"):
        keep.keep(old_word, by=cast.zhou, today=TODAY)
    assert not PolicyPaper.objects.exists()


def test_only_the_county_s_officer_keeps_papers(cast: Cast) -> None:
    for user in (cast.liu, cast.he, cast.qin, cast.cai, cast.sys):
        with pytest.raises(NotAllowed):
            keep.keep(paper(QUOTA), by=user, today=TODAY)


def test_keeping_a_clause_needs_a_reason(cast: Cast) -> None:
    finding = PolicyFinding.objects.filter(version__paper=kept(cast)).first()
    assert finding is not None
    with pytest.raises(Refused, match="为什么"):
        judge.judge(finding, by=cast.zhou, state="dismissed")
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyFinding.objects.filter(pk=finding.pk).update(state="dismissed", decided_by=cast.zhou)


def test_an_edit_needs_the_new_wording(cast: Cast) -> None:
    finding = PolicyFinding.objects.filter(version__paper=kept(cast)).first()
    assert finding is not None
    with pytest.raises(Refused, match="改后的条文"):
        judge.judge(finding, by=cast.zhou, state="edited")
    judge.judge(finding, by=cast.zhou, state="edited", wording="符合条件的应保尽保。")
    assert finding.wording == "符合条件的应保尽保。"


def test_a_conclusion_is_remembered_in_the_next_version(cast: Cast) -> None:
    first = kept(cast)
    finding = PolicyFinding.objects.get(version__paper=first, code="P13")
    judge.judge(finding, by=cast.he, state="dismissed", reason="只说公务用车")
    keep.keep(paper(QUOTA, CARS, SURVEY, "本规定由镇政府解释。"), by=cast.zhou, today=TODAY)
    again = PolicyFinding.objects.get(version__paper=first, version__order=2, code="P13")
    assert (again.state, again.reason, again.decided_by) == ("dismissed", "只说公务用车", cast.he)


def test_nothing_is_sent_before_every_place_is_decided(cast: Cast) -> None:
    found = kept(cast)
    with pytest.raises(Refused, match="没有定结论"):
        send.send(found, by=cast.zhou, today=TODAY)
    with pytest.raises(Refused, match="没有要改"):
        send.send(decided(cast, found, "dismissed"), by=cast.zhou, today=TODAY)


def test_a_task_runs_in_workdays_and_is_sent_once(cast: Cast) -> None:
    task = sent(cast)
    assert task.due_on == date(2026, 12, 14)  # 15 个工作日 after Monday 2026-11-23
    with pytest.raises(Refused, match="已经送过"):
        send.send(task.paper, by=cast.zhou, today=TODAY)


def test_an_amended_paper_closes_by_a_second_person(cast: Cast) -> None:
    task = sent(cast)
    amend.amend(task, paper(SURVEY), by=cast.liu, today=TODAY)
    assert amend.left_in(task) == []
    confirm.confirm(task, by=cast.he, agrees=True, words="已改好")
    assert task.state == PolicyTask.State.CLOSED
    assert AuditEvent.objects.filter(verb="policy_confirm").exists()


def test_what_still_departs_cannot_close(cast: Cast) -> None:
    task = sent(cast)
    amend.amend(task, paper(SURVEY, CARS), by=cast.liu, today=TODAY)
    with pytest.raises(Refused, match="还有 1 处"):
        confirm.confirm(task, by=cast.he, agrees=True, words="已改好")
    confirm.confirm(task, by=cast.he, agrees=False, words="第二条还没有改")
    assert task.state == PolicyTask.State.SENT


def test_an_officer_cannot_confirm_and_nobody_closes_their_own(cast: Cast) -> None:
    task = sent(cast)
    amend.amend(task, paper(SURVEY), by=cast.liu, today=TODAY)
    with pytest.raises(NotAllowed):
        confirm.confirm(task, by=cast.zhou, agrees=True, words="好")
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyTask.objects.filter(pk=task.pk).update(state="closed", confirmed_by=cast.zhou)


def test_another_unit_s_file_is_not_an_amendment(cast: Cast) -> None:
    with pytest.raises(Refused, match="没有收"):
        amend.amend(sent(cast), paper(SURVEY, issuer="端氏镇人民政府"), by=cast.zhou, today=TODAY)


def test_a_township_reads_its_own_papers_only(cast: Cast) -> None:
    url = kept(cast).get_absolute_url()
    assert cast.login(cast.liu).get(url).status_code == 200
    assert cast.login(cast.ma).get(url).status_code == 404
    assert "动态管理" not in cast.login(cast.ma).get(reverse("policies")).content.decode()


def test_the_inspector_reads_and_decides_nothing(cast: Cast) -> None:
    found = kept(cast)
    page = cast.login(cast.qin).get(found.get_absolute_url()).content.decode()
    assert "可能抵触" in page and "定结论" not in page


def test_administrators_see_no_paper(cast: Cast) -> None:
    url = kept(cast).get_absolute_url()
    for user in (cast.sys, cast.sec, cast.aud, cast.cai):
        assert cast.login(user).get(url).status_code == 403


def test_the_page_marks_the_words_and_shows_norm_and_span(cast: Cast) -> None:
    page = cast.login(cast.zhou).get(kept(cast).get_absolute_url()).content.decode()
    assert 'class="yb-wavy"' in page and "社会救助法 第十八条（2026-07-01 起）" in page
    assert "今天" not in page and "结论由人定" in page


def test_the_page_can_ask_for_the_law_of_the_day_of_issue(cast: Cast) -> None:
    url = kept(cast).get_absolute_url()
    page = cast.login(cast.zhou).get(url + "?day=issued").content.decode()
    assert "国务院令第649号 第九条" in page and "社会救助法 第十八条（2026-07-01 起）" not in page


def test_filters_leave_only_what_was_asked(cast: Cast) -> None:
    client = cast.login(cast.zhou)
    page = client.get(kept(cast).get_absolute_url(), {"severity": "抵触"}).content.decode()
    assert "双方签字" not in page and "<b>第二条</b>" in page


def test_uploading_and_judging_work_by_plain_forms(cast: Cast) -> None:
    client = cast.login(cast.zhou)
    assert client.post(reverse("policies"), {"files": [paper(CARS)]}).status_code == 302
    finding = PolicyFinding.objects.get(code="P13")
    url = reverse("policy_judge", args=[finding.pk])
    assert client.post(url, {"state": "dismissed"}).status_code == 422
    assert client.post(url, {"state": "confirmed", "reason": "应删"}).status_code == 302
    finding.refresh_from_db()
    assert (finding.state, finding.decided_by) == ("confirmed", cast.zhou)


def test_the_difference_page_tells_what_was_mended(cast: Cast) -> None:
    task = sent(cast)
    amend.amend(task, paper(SURVEY, CARS), by=cast.zhou, today=TODAY)
    url = reverse("policy_diff", args=[task.paper.pk, 1, 2])
    page = cast.login(cast.zhou).get(url).content.decode()
    assert "改好 1 处，还在 1 处，新出 0 处" in page


def test_the_clearing_table_downloads(cast: Cast) -> None:
    answer = cast.login(cast.zhou).get(reverse("policy_table", args=[decided(cast, kept(cast)).pk]))
    assert answer.status_code == 200 and answer.content[:2] == b"PK"


def checked(cast: Cast, found: PolicyPaper, **query: str) -> int:
    page = cast.login(cast.zhou).get(found.get_absolute_url(), query).content.decode()
    return page.count('yb-st--done">查过，没有发现抵触')


def test_a_clause_a_check_looked_at_in_vain_is_marked_once(cast: Cast) -> None:
    assert checked(cast, kept(cast, QUOTA, SURVEY)) == 1


def test_a_clause_no_check_is_about_gets_no_mark(cast: Cast) -> None:
    assert checked(cast, kept(cast, "为做好农村低保工作，制定本规定。", QUOTA)) == 0


def test_the_mark_is_of_the_day_the_paper_was_kept(cast: Cast) -> None:
    found = kept(cast, QUOTA, SURVEY)
    assert checked(cast, found, day="issued") == 0 and checked(cast, found, severity="抵触") == 0


def test_a_lead_in_is_judged_with_its_items_and_not_marked(cast: Cast) -> None:
    lead = "名下有机动车等情形的，按下列办法办理：\n（一）靠它谋生的农用三轮车不影响低保。"
    assert checked(cast, kept(cast, lead)) == 1


def test_a_version_kept_before_the_marks_has_none(cast: Cast) -> None:
    found = kept(cast, QUOTA, SURVEY)
    version = found.latest
    assert version is not None
    version.clauses = [{k: v for k, v in c.items() if k != "checked"} for c in version.clauses]
    version.save(update_fields=["clauses"])
    assert checked(cast, found) == 0
