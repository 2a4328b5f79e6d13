"""转给同事: to whoever may work in the same township; the deadline stays, and it can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from yingbao.casework.actions import handover, undo
from yingbao.casework.actions.refusals import Moved, NotAllowed, Refused
from yingbao.casework.models import AuditEvent, Clue, Role, Step, User
from yingbao.casework.selectors.office import waiting_for
from yingbao.casework.tests.cast import Cast


def colleague(cast: Cast, role: Role = Role.TOWNSHIP_OFFICER, **more: object) -> User:
    values = {"username": "niu", "name": "牛小川", "township": cast.longgang} | more
    user = User(role=role, **values)
    user.set_unusable_password()
    user.save()
    return user


def test_the_clue_goes_from_one_list_to_the_other_and_keeps_its_deadline(cast: Cast) -> None:
    clue, niu = cast.dispatched(), colleague(cast)
    due = clue.due_on
    handover.hand_over(clue, to=niu, by=cast.liu)
    assert clue.owner == niu and clue.due_on == due
    assert not waiting_for(cast.liu).exists() and list(waiting_for(niu)) == [clue]


def test_the_head_finds_what_was_handed_to_them_beside_what_waits_for_an_opinion(
    cast: Cast,
) -> None:
    handed, closing = cast.dispatched(), cast.clue(status=Clue.Status.CLOSING, owner=cast.liu)
    handover.hand_over(handed, to=cast.duan, by=cast.liu)
    assert set(waiting_for(cast.duan)) == {handed, closing}


def test_everybody_in_the_township_still_sees_it_and_may_act(cast: Cast) -> None:
    clue = cast.dispatched()
    handover.hand_over(clue, to=cast.duan, by=cast.liu)
    page = cast.login(cast.liu).get(clue.get_absolute_url()).content.decode()
    assert "段立新在办" in page and "填入户记录" in page


def test_a_colleague_who_left_keeps_nobody_s_clue(cast: Cast) -> None:
    clue, niu = cast.dispatched(), colleague(cast)
    handover.hand_over(clue, to=niu, by=cast.liu)
    User.objects.filter(pk=niu.pk).update(is_active=False)
    assert list(waiting_for(cast.liu)) == [clue]
    User.objects.filter(pk=niu.pk).update(is_active=True, township=cast.duanshi)
    assert list(waiting_for(cast.liu)) == [clue]


def test_it_stands_in_the_history_and_in_the_chain(cast: Cast) -> None:
    clue = cast.dispatched()
    handover.hand_over(clue, to=cast.duan, by=cast.liu)
    event = AuditEvent.objects.get(verb="hand_over")
    assert (event.actor, event.subject, event.detail["to"]) == ("liu", clue.code, "duan")
    assert clue.steps.last().words == "转给段立新，期限不变"  # type: ignore[union-attr]


def test_within_seconds_it_can_be_taken_back_and_then_no_more(cast: Cast) -> None:
    clue = cast.dispatched()
    handover.hand_over(clue, to=cast.duan, by=cast.liu)
    undo.undo(clue.steps.last(), by=cast.liu)  # type: ignore[arg-type]
    clue.refresh_from_db()
    assert clue.owner is None
    handover.hand_over(clue, to=cast.duan, by=cast.liu)
    Step.objects.filter(verb="hand_over").update(undo_until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="过了能撤销的时间"):
        undo.undo(clue.steps.last(), by=cast.liu)  # type: ignore[arg-type]


def test_another_township_s_people_cannot_be_given_it(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="不在龙港镇"):
        handover.hand_over(cast.dispatched(), to=cast.ma, by=cast.liu)


def test_another_township_cannot_give_it_away(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="辖区"):
        handover.hand_over(cast.dispatched(), to=cast.duan, by=cast.ma)


@pytest.mark.parametrize("name", ["zhou", "qin", "cai", "sys"])
def test_who_may_not_work_on_clues_cannot_be_given_one(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed, match="不能办线索"):
        handover.hand_over(cast.dispatched(), to=User.objects.get(username=name), by=cast.liu)


def test_a_disabled_account_cannot_be_given_one(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="不能办线索"):
        handover.hand_over(cast.dispatched(), to=colleague(cast, is_active=False), by=cast.liu)


@pytest.mark.parametrize("name", ["zhou", "he", "qin"])
def test_only_the_township_s_own_people_hand_over(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed, match="转给同事要由"):
        handover.hand_over(cast.dispatched(), to=cast.duan, by=User.objects.get(username=name))


@pytest.mark.parametrize("status", [Clue.Status.NEW, Clue.Status.CLOSING, Clue.Status.CLOSED])
def test_a_clue_nobody_works_on_is_not_handed_over(cast: Cast, status: Clue.Status) -> None:
    with pytest.raises(Refused, match="没有要转的事"):
        handover.hand_over(cast.clue(status=status), to=cast.duan, by=cast.liu)


def test_whoever_has_it_is_not_given_it_again(cast: Cast) -> None:
    clue = cast.dispatched()
    handover.hand_over(clue, to=cast.duan, by=cast.liu)
    with pytest.raises(Refused, match="已经在段立新手上"):
        handover.hand_over(clue, to=cast.duan, by=cast.liu)


def test_a_clue_that_moved_meanwhile_is_not_handed_over(cast: Cast) -> None:
    clue = cast.dispatched()
    Clue.objects.filter(pk=clue.pk).update(version=clue.version + 1)
    with pytest.raises(Moved):
        handover.hand_over(clue, to=cast.duan, by=cast.liu)
    assert Clue.objects.get().owner is None


def test_the_list_shows_what_would_go_then_hands_over_and_takes_back(cast: Cast) -> None:
    clue, new, client = cast.dispatched(), cast.clue(household_id="h-2"), cast.login(cast.liu)
    said = {"code": [clue.code, new.code]}
    page = client.post("/clues/handover/preview/", said).content.decode()
    assert "转 1 条" in page and "另有 1 条" in page and "段立新" in page and "马会平" not in page
    page = client.post("/clues/handover/", said | {"to": "duan"}, follow=True).content.decode()
    assert "1 条转给了段立新，期限不变" in page and "段立新在办" in page
    page = client.post("/clues/undo/", {"code": clue.code}, follow=True).content.decode()
    clue.refresh_from_db()
    assert clue.owner is None and "撤回了 1 条" in page


def test_the_list_refuses_strangers_and_other_townships_by_name(cast: Cast) -> None:
    clue, client = cast.dispatched(), cast.login(cast.liu)
    for name in ("ma", "zhou", "nobody", ""):
        answer = client.post("/clues/handover/", {"code": clue.code, "to": name}, follow=True)
        assert "没有转" in answer.content.decode()
    cast.login(cast.ma).post("/clues/handover/", {"code": clue.code, "to": "duan"})
    assert Clue.objects.get().owner is None


def test_from_the_clue_s_page_one_comes_back_to_it_and_can_undo_there(cast: Cast) -> None:
    clue, client = cast.dispatched(), cast.login(cast.liu)
    said = {"code": clue.code, "to": "duan", "back": "clue"}
    answer = client.post("/clues/handover/", said)
    assert answer["Location"] == clue.get_absolute_url()
    assert f"{clue.get_absolute_url()}undo/" in client.get(answer["Location"]).content.decode()
    assert client.post("/clues/handover/", said | {"code": "no such"}).status_code == 404


def test_a_township_with_one_account_is_told_whom_to_ask(cast: Cast) -> None:
    clue = cast.dispatched(township=cast.duanshi)
    answer = cast.login(cast.ma).post("/clues/handover/preview/", {"code": clue.code})
    assert "安全管理员" in answer.content.decode()


def test_what_somebody_else_did_cannot_be_taken_back_from_the_list(cast: Cast) -> None:
    clue = cast.dispatched()
    handover.hand_over(clue, to=cast.duan, by=cast.liu)
    page = cast.login(cast.duan).post("/clues/undo/", {"code": clue.code}, follow=True)
    clue.refresh_from_db()
    assert clue.owner == cast.duan and "没有撤回" in page.content.decode()


def test_the_pane_says_what_each_button_would_do(cast: Cast) -> None:
    ready, new = cast.dispatched(), cast.clue(household_id="h-2")
    mend = cast.dispatched(household_id="h-3", direction="数据", level="黄")
    codes = {"code": [ready.code, new.code, mend.code]}
    mine = cast.login(cast.liu).post("/clues/look/", codes).content.decode()
    assert "选了 3 条" in mine and "1 条等入户（梁庄村 1 户）" in mine
    assert "2 条可以转，1 条没派下来" in mine and "3 户的核查表" in mine and "派发：" not in mine
    county = cast.login(cast.zhou).post("/clues/look/", codes).content.decode()
    assert "1 条会派（龙港镇 1），2 条已经派过" in county and "转给同事" not in county
    assert cast.login(cast.ma).post("/clues/look/", codes).content.decode().strip() == ""


def test_a_dispatch_from_the_list_can_be_taken_back_from_the_list(cast: Cast) -> None:
    clue, client = cast.clue(), cast.login(cast.zhou)
    page = client.post("/clues/dispatch/", {"code": clue.code}, follow=True).content.decode()
    assert "派发了 1 条" in page and "/clues/undo/" in page
    client.post("/clues/undo/", {"code": clue.code})
    clue.refresh_from_db()
    assert clue.status == Clue.Status.NEW
