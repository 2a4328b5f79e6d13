"""Every page opens for those who may, and nobody sees another township's clue."""

from __future__ import annotations

from yingbao.casework.tests.cast import Cast


def test_a_clerk_sees_the_own_township_s_clue(cast: Cast) -> None:
    clue = cast.dispatched()
    page = cast.login(cast.liu).get(clue.get_absolute_url())
    assert page.status_code == 200
    assert "没有核实之前，低保照发" in page.content.decode()


def test_another_township_s_clue_does_not_exist(cast: Cast) -> None:
    clue = cast.dispatched()
    assert cast.login(cast.ma).get(clue.get_absolute_url()).status_code == 404


def test_the_lists_and_boards_open(cast: Cast) -> None:
    cast.dispatched()
    client = cast.login(cast.zhou)
    for path in (
        "/",
        "/clues/",
        "/households/",
        "/runs/",
        f"/runs/{cast.run.pk}/",
        "/rules/",
        "/exchange/",
        "/dashboard/",
        "/me/",
        "/help/keys/",
        "/me/password/",
        "/more/",
        "/ledgers/rectification/",
        "/ledgers/closures/",
        "/clues/export/",
        "/jobs/",
    ):
        assert client.get(path).status_code == 200, path


def test_administrators_see_their_corner_and_no_case(cast: Cast) -> None:
    clue = cast.dispatched()
    for user, path in ((cast.sec, "/accounts/"), (cast.aud, "/audit/"), (cast.sys, "/jobs/")):
        client = cast.login(user)
        assert client.get(path).status_code == 200
        assert client.get(clue.get_absolute_url()).status_code == 403


def test_a_visit_is_checked_before_it_is_sent(cast: Cast) -> None:
    clue = cast.dispatched()
    client = cast.login(cast.liu)
    data = {
        "uid": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "visited_on": "2026.11.23",
        "place": "梁庄村",
        "met": "本人",
        "second_name": "段立新",
        "text": "车在院里",
        f"{clue.code}-outcome": "upheld",
        f"{clue.code}-reason": "自家在用",
        f"{clue.code}-cause": "没有申报",
    }
    url = f"/clues/{clue.code}/visit/"
    assert "核对后提交" in client.post(url, data).content.decode()
    assert client.post(url + "send/", data).status_code == 302
    clue.refresh_from_db()
    assert clue.get_status_display() == "已核查"


def test_an_incomplete_visit_names_every_gap_and_keeps_what_was_typed(cast: Cast) -> None:
    clue = cast.dispatched()
    page = cast.login(cast.liu).post(
        f"/clues/{clue.code}/visit/", {"text": "车在院里", "visited_on": "11 月 31 日"}
    )
    words = page.content.decode()
    assert page.status_code == 422
    assert "日期没有读懂" in words
    assert "车在院里" in words
