"""The pages of the ledgers: what is shown, what is refused, and to whom nothing exists."""

from __future__ import annotations

from django.urls import reverse

from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.complaints import verbs
from yingbao.ledgers.complaints.model import Complaint
from yingbao.ledgers.complaints.tests.bringing import accepted, brought
from yingbao.ledgers.shelf import waiting
from yingbao.ledgers.tekun.tests.test_tekun_care import signed

FORM = {
    "received_on": "2026-11-20",
    "channel": "call",
    "matter": "money",
    "content": "三月的钱没到",
    "real_name": "yes",
    "reporter_name": "韩守义",
}


def test_a_complaint_is_registered_from_the_browser(cast: Cast) -> None:
    answer = cast.login(cast.liu).post(reverse("complaints_new"), FORM)
    made = Complaint.objects.get()
    assert answer.url == reverse("complaints_item", args=[made.number])


def test_what_was_typed_stays_when_something_is_missing(cast: Cast) -> None:
    answer = cast.login(cast.zhou).post(reverse("complaints_new"), FORM | {"received_on": "昨天"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "日期没有读懂" in page and "三月的钱没到" in page and "错误：" in page


def test_the_page_offers_only_the_next_steps(cast: Cast) -> None:
    page = cast.login(cast.liu).get(reverse("complaints_item", args=[accepted(cast).number]))
    words = page.content.decode()
    assert reverse("complaints_answer", args=["X2026-0001"]) in words
    assert reverse("complaints_assign", args=["X2026-0001"]) not in words


def test_the_reporter_is_shown_to_the_handler_and_the_county_only(cast: Cast) -> None:
    number = accepted(cast).number
    for user, seen in ((cast.liu, True), (cast.zhou, True), (cast.duan, False), (cast.qin, False)):
        page = cast.login(user).get(reverse("complaints_item", args=[number]))
        assert ("韩守义" in page.content.decode()) is seen


def test_another_townships_complaint_does_not_exist(cast: Cast) -> None:
    number = accepted(cast).number
    assert cast.login(cast.ma).get(reverse("complaints_item", args=[number])).status_code == 404


def test_a_refusal_comes_back_with_its_reason(cast: Cast) -> None:
    complaint = accepted(cast)
    verbs.pause(complaint, reason="等回函", by=cast.liu, today=TODAY)
    form = {"on": str(TODAY), "words": "好了", "reached": "yes", "satisfaction": "yes"}
    answer = cast.login(cast.liu).post(reverse("complaints_answer", args=[complaint.number]), form)
    assert answer.status_code == 422
    assert "先恢复计时" in answer.content.decode()


def test_the_list_is_filtered_by_state_in_the_address(cast: Cast) -> None:
    brought(cast)
    client = cast.login(cast.zhou)
    assert "X2026-0001" in client.get(reverse("complaints") + "?state=received").content.decode()
    assert "X2026-0001" not in client.get(reverse("complaints") + "?state=closed").content.decode()


def test_the_shelf_counts_what_is_open(cast: Cast) -> None:
    brought(cast)
    page = cast.login(cast.zhou).get(reverse("ledgers")).content.decode()
    assert "信访投诉" in page and "在办" in page


def test_what_waits_for_a_person_stands_first_late_before_soon(cast: Cast) -> None:
    mine, later = accepted(cast), accepted(cast)
    Complaint.objects.filter(pk=mine.pk).update(due_on="2026-01-01")
    Complaint.objects.filter(pk=later.pk).update(due_on=str(TODAY))
    found = [one.item.number for one in waiting(cast.liu, TODAY)]
    assert found == [mine.number, later.number]
    assert waiting(cast.duan, TODAY) == [] and waiting(cast.zhou, TODAY) == []


def test_a_line_that_names_nobody_waits_for_its_township(cast: Cast) -> None:
    signed(cast)
    assert [one.ledger.slug for one in waiting(cast.liu, TODAY)] == ["tekun"]
    assert waiting(cast.ma, TODAY) == []
