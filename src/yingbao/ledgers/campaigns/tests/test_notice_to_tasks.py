"""A notice is read into a draft, made right by a person, and published by another: whole, and once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.models import User
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.campaigns import verbs
from yingbao.ledgers.campaigns.drafting import rules_of, term
from yingbao.ledgers.campaigns.model import Campaign, DraftTask
from yingbao.ledgers.tasks.model import Task
from yingbao.ledgers.tasks.progress import codes_of

NOTICE = """松岚县民政局文件
松民发〔2026〕12号
松岚县民政局关于开展2026年社会救助专项整治的通知
各乡镇人民政府：
一、重点任务
（一）检查低保政策落实情况。对照民发〔2021〕57号文件，检查死亡人员是否及时停保，是否存在漏保。
（二）检查临时救助落实情况。将《松岚县临时救助办法》（松政发〔2019〕3号）落实情况作为重点，检查是否设立备用金。
（三）整治资金问题。检查救助资金是否专款专用，于2026年12月底前完成。
二、工作措施
（四）加强组织领导。明确专人负责。
松岚县民政局
2026年11月20日
"""
FAR = timedelta(days=30)


def drafted(cast: Cast, text: str = NOTICE) -> Campaign:
    return verbs.read("通知.txt", text.encode(), by=cast.zhou, today=TODAY)


def edited(cast: Cast, campaign: Campaign, order: int, **more: Any) -> DraftTask:
    draft = campaign.drafts.get(order=order)
    values: dict[str, Any] = {"content": draft.content, "rules": draft.rules, "unit": "救助股",
                              "owner": cast.zhou, "starts_on": TODAY, "due_on": TODAY + FAR}  # fmt: skip
    said = verbs.Edited(**values | more)
    verbs.edit(draft, said, by=cast.zhou, version=Campaign.objects.get(pk=campaign.pk).version)
    campaign.refresh_from_db()
    return draft


def ready(cast: Cast) -> Campaign:
    """Three tasks: the county's, one township's, and one with a part for every township."""
    campaign = drafted(cast)
    edited(cast, campaign, 1)
    edited(cast, campaign, 2, scope="one", township=cast.longgang, owner=cast.liu)
    edited(cast, campaign, 3, scope="each")
    return campaign


def published(cast: Cast, campaign: Campaign) -> list[Task]:
    return verbs.publish(campaign, by=cast.he, today=TODAY, version=campaign.version)


def test_a_notice_becomes_a_draft_that_says_what_it_asks_and_cites(cast: Cast) -> None:
    campaign = drafted(cast)
    first, second, third = campaign.drafts.all()
    assert (campaign.number, campaign.is_draft) == ("松民发〔2026〕12号", True)
    assert first.asks == ["死亡人员是否及时停保", "是否存在漏保"] and "201-245" in first.rules
    assert [p["number"] for p in second.papers if not p["known"]] == ["松政发〔2019〕3号"]
    assert (third.task, third.due_on) == ("七", date(2026, 12, 31))
    assert [m["title"] for m in campaign.measures] == ["加强组织领导"]
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "空文件"), ("今天天气好。".encode(), "没有读出"), (b"\xd0\xcf\x11\xe0" + b"0" * 99, "旧版")],
)  # fmt: skip
def test_what_is_no_notice_is_said_and_leaves_nothing(
    cast: Cast, content: bytes, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        verbs.read("通知.txt", content, by=cast.zhou, today=TODAY)
    assert not Campaign.objects.exists()


def test_the_same_notice_is_not_read_twice(cast: Cast) -> None:
    drafted(cast)
    with pytest.raises(Refused, match="接着改"):
        drafted(cast)


def test_publishing_makes_tasks_and_a_part_for_each_township(cast: Cast) -> None:
    one, two, three = published(cast, ready(cast))
    assert (one.township, two.township, two.owner) == (None, cast.longgang, cast.liu)
    parts = three.parts.order_by("township__order")
    assert [(p.township, p.owner) for p in parts] == [
        (cast.longgang, cast.duan),  # its head
        (cast.duanshi, cast.ma),  # no head there
    ]
    assert all(task.campaign.endswith("专项整治的通知") for task in Task.objects.all())


def test_it_is_published_once(cast: Cast) -> None:
    campaign = ready(cast)
    stale = campaign.version
    published(cast, campaign)
    for version in (stale, campaign.version):
        with pytest.raises(Moved, match="已经发布"):
            verbs.publish(campaign, by=cast.he, today=TODAY, version=version)
    assert Task.objects.filter(parent=None).count() == 3


def test_what_is_published_is_not_edited_any_more(cast: Cast) -> None:
    campaign = ready(cast)
    published(cast, campaign)
    with pytest.raises(Moved):
        edited(cast, campaign, 1, content="别的")


def test_one_unfinished_task_holds_all_of_them_back(cast: Cast) -> None:
    campaign = ready(cast)
    edited(cast, campaign, 3, owner=None, unit="")
    with pytest.raises(Refused, match=r"一、（三）缺责任单位、谁负责"):
        published(cast, campaign)
    campaign.refresh_from_db()
    assert campaign.is_draft and not Task.objects.exists()


def test_a_refusal_of_the_last_task_takes_the_first_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = ready(cast)
    kept = verbs.set_task

    def stubborn(given: Any, **more: Any) -> Task:
        if given.parent:
            raise Refused("子项布置不了。")
        return kept(given, **more)

    monkeypatch.setattr(verbs, "set_task", stubborn)
    with pytest.raises(Refused, match="布置不了"):
        published(cast, campaign)
    assert Campaign.objects.get().is_draft and not Task.objects.exists()


def test_a_term_that_has_passed_is_not_published(cast: Cast) -> None:
    campaign = ready(cast)
    with pytest.raises(Refused, match="已经过了"):
        verbs.publish(campaign, by=cast.he, today=TODAY + 2 * FAR, version=campaign.version)


def test_a_township_without_anybody_holds_its_part_back(cast: Cast) -> None:
    campaign = ready(cast)
    User.objects.filter(pk=cast.ma.pk).update(is_active=False)
    with pytest.raises(Refused, match="端氏镇没有能负责子项的人"):
        published(cast, campaign)


def test_what_was_left_out_is_not_published_and_can_come_back(cast: Cast) -> None:
    campaign = ready(cast)
    draft = campaign.drafts.get(order=3)
    verbs.drop(draft, reason="去年做过", by=cast.zhou, version=campaign.version)
    campaign.refresh_from_db()
    verbs.restore(draft, by=cast.zhou, version=campaign.version)
    campaign.refresh_from_db()
    verbs.drop(draft, reason="去年做过", by=cast.zhou, version=campaign.version)
    campaign.refresh_from_db()
    assert len(published(cast, campaign)) == 2


def test_a_task_is_not_left_out_without_a_reason(cast: Cast) -> None:
    campaign = ready(cast)
    with pytest.raises(Refused, match="为什么不列"):
        verbs.drop(campaign.drafts.get(order=1), reason=" ", by=cast.zhou, version=campaign.version)


def test_a_campaign_of_nothing_is_not_published(cast: Cast) -> None:
    campaign = drafted(cast)
    campaign.drafts.update(dropped="不做")
    with pytest.raises(Refused, match="一项任务也没有"):
        published(cast, campaign)


def test_officer_drafts_and_leader_publishes(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        verbs.read("n.txt", NOTICE.encode(), by=cast.he, today=TODAY)
    campaign = ready(cast)
    for user in (cast.zhou, cast.liu, cast.qin):
        with pytest.raises(NotAllowed):
            verbs.publish(campaign, by=user, today=TODAY, version=campaign.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.update(published_by=cast.zhou, published_at=timezone.now())


def test_an_old_page_does_not_overwrite_a_newer_draft(cast: Cast) -> None:
    campaign = ready(cast)
    draft = campaign.drafts.get(order=1)
    with pytest.raises(Moved, match="先改过"):
        verbs.edit(draft, verbs.Edited("别的"), by=cast.zhou, version=campaign.version - 1)


@pytest.mark.parametrize(
    ("more", "words"),
    [({"due_on": date(2026, 1, 1)}, "开始日"), ({"content": " "}, "做什么"),
     ({"township": True}, "一个乡镇")],
)  # fmt: skip
def test_an_edit_that_cannot_stand_is_refused(cast: Cast, more: dict[str, Any], words: str) -> None:
    campaign = drafted(cast)
    given = more | ({"township": cast.longgang} if "township" in more else {})
    with pytest.raises(Refused, match=words):
        edited(cast, campaign, 1, **given)


def test_terms_and_rules_are_read_as_far_as_they_can_be() -> None:
    issued = date(2024, 5, 20)
    assert term("9月30日前", issued) == date(2024, 9, 30)
    assert term("2025年2月底前", issued) == date(2025, 2, 28)
    assert term("2月30日前", issued) is None and term("13月底前", issued) is None
    assert term("9月30日前", None) is None and term("", issued) is None
    assert len(rules_of(tuple(f"{n}-{n + 9}" for n in range(200, 900, 10)))) <= 120
    assert list(codes_of("201-203 316")) == ["201", "202", "203", "316"]


def test_from_file_to_ledger_through_the_browser(cast: Cast) -> None:
    client = cast.login(cast.zhou)
    file = SimpleUploadedFile("通知.txt", NOTICE.encode())
    answer = client.post(reverse("campaigns"), {"file": file})
    campaign = Campaign.objects.get()
    assert answer.url == reverse("campaign", args=[campaign.pk])
    assert "库里没有" in client.get(answer.url).content.decode()
    due = timezone.localdate() + FAR
    for order in (1, 2, 3):
        campaign.refresh_from_db()
        address = reverse("campaign_task", args=[campaign.pk, order])
        form = {"version": campaign.version, "content": "核对", "unit": "救助股", "scope": "county",
                "owner": cast.zhou.pk, "starts_on": str(timezone.localdate()), "due_on": str(due)}  # fmt: skip
        assert client.get(address).status_code == 200
        assert client.post(address, form).status_code == 302
    campaign.refresh_from_db()
    leader = cast.login(cast.he)
    said = {"version": campaign.version}
    leader.post(reverse("campaign_publish", args=[campaign.pk]), said)
    assert Task.objects.count() == 3
    again = leader.post(reverse("campaign_publish", args=[campaign.pk]), said)
    assert again.status_code == 409 and Task.objects.count() == 3


def test_an_unready_draft_comes_back_with_what_it_lacks(cast: Cast) -> None:
    campaign = drafted(cast)
    address = reverse("campaign_publish", args=[campaign.pk])
    answer = cast.login(cast.he).post(address, {"version": campaign.version})
    assert answer.status_code == 422 and "一项也没有发" in answer.content.decode()


def test_drafts_are_not_the_townships_to_see(cast: Cast) -> None:
    address = reverse("campaign", args=[drafted(cast).pk])
    assert cast.login(cast.qin).get(address).status_code == 200
    for user in (cast.liu, cast.duan, cast.cai, cast.sys):
        assert cast.login(user).get(address).status_code in (403, 404)


def test_an_empty_hand_is_told_so(cast: Cast) -> None:
    answer = cast.login(cast.zhou).post(reverse("campaigns"))
    assert answer.status_code == 422 and "还没有选" in answer.content.decode()
