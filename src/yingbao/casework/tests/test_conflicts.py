"""Two people, one clue: nothing typed is lost, both values are shown, one is chosen."""

from __future__ import annotations

import re
import uuid

from yingbao.casework.actions import measures
from yingbao.casework.actions.verify import Verdict, verify
from yingbao.casework.models import Clue, Measure, Verification
from yingbao.casework.tests.cast import TODAY, Cast


def answers(clue: Clue, **more: str) -> dict[str, str]:
    return {
        "uid": str(uuid.uuid4()),
        "visited_on": str(TODAY),
        "place": "梁庄村",
        "met": "本人",
        "second_name": "段立新",
        "text": "车在院里",
        f"{clue.code}-version": str(clue.version),
        f"{clue.code}-outcome": "upheld",
        f"{clue.code}-reason": "自家在用",
        f"{clue.code}-cause": "没有申报",
    } | more


def somebody_was_first(cast: Cast, clue: Clue) -> None:
    first = Clue.objects.get(pk=clue.pk)
    record = cast.visit(second_name="刘春燕")
    verify({first: Verdict(Clue.Outcome.UNFOUNDED, "车早卖了")}, record, by=cast.duan, today=TODAY)


def resent(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def test_both_verdicts_are_shown_and_mine_can_be_kept(cast: Cast) -> None:
    clue = cast.dispatched()
    client, mine = cast.login(cast.liu), answers(clue)
    somebody_was_first(cast, clue)
    page = client.post(f"/clues/{clue.code}/visit/send/", mine)
    words = page.content.decode()
    assert page.status_code == 409
    assert "车早卖了" in words and "自家在用" in words and "段立新" in words
    assert Verification.objects.count() == 1
    again = resent(words) | {f"{clue.code}-keep": "mine"}
    assert client.post(f"/clues/{clue.code}/visit/send/", again).status_code == 302
    clue.refresh_from_db()
    assert clue.outcome == Clue.Outcome.UPHELD and Verification.objects.count() == 2


def test_theirs_can_be_kept(cast: Cast) -> None:
    clue = cast.dispatched()
    client, mine = cast.login(cast.liu), answers(clue)
    somebody_was_first(cast, clue)
    page = client.post(f"/clues/{clue.code}/visit/send/", mine).content.decode()
    again = resent(page) | {f"{clue.code}-keep": "theirs"}
    assert client.post(f"/clues/{clue.code}/visit/send/", again).status_code == 302
    clue.refresh_from_db()
    assert clue.outcome == Clue.Outcome.UNFOUNDED and Verification.objects.count() == 1


def test_a_third_change_meanwhile_is_a_conflict_again(cast: Cast) -> None:
    clue = cast.dispatched()
    client, mine = cast.login(cast.liu), answers(clue)
    somebody_was_first(cast, clue)
    page = client.post(f"/clues/{clue.code}/visit/send/", mine).content.decode()
    somebody_was_first(cast, Clue.objects.get(pk=clue.pk))
    again = resent(page) | {f"{clue.code}-keep": "mine"}
    assert client.post(f"/clues/{clue.code}/visit/send/", again).status_code == 409


def test_a_measure_typed_on_an_old_page_is_shown_beside_what_was_done(cast: Cast) -> None:
    clue = cast.verified()
    client = cast.login(cast.liu)
    typed = {
        "version": str(clue.version),
        "text": "去车管所过户",
        "workdays": "5",
        "owner": str(cast.liu.pk),
    }
    measures.plan(
        clue, by=cast.duan, text="先问清车的去向", owner=cast.duan, workdays=3, today=TODAY
    )
    page = client.post(f"/clues/{clue.code}/measures/", typed)
    words = page.content.decode()
    assert page.status_code == 409 and "去车管所过户" in words and "先问清车的去向" in words
    assert Measure.objects.count() == 1
    assert client.post(f"/clues/{clue.code}/measures/", resent(words)).status_code == 302
    assert Measure.objects.count() == 2
