"""The field form: whom one met by a tap, photos, help found missing, the place; and nobody at home."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from yingbao.casework.models import Attempt, Clue, Evidence, Visit
from yingbao.casework.tests.cast import TODAY, Cast


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def photo(shade: int = 90) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 120, 60)).save(out, "JPEG")
    return SimpleUploadedFile("门口.jpg", out.getvalue(), "image/jpeg")


def answers(*clues: Clue, **more: Any) -> dict[str, Any]:
    said = {
        "uid": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "visited_on": str(TODAY),
        "place": "梁庄村",
        "met": "家里人",
        "met_who": "刘改莲（妻）",
        "second_name": "段立新",
        "text": "车在院里",
    }
    for clue in clues:
        said |= {
            f"{clue.code}-outcome": "upheld",
            f"{clue.code}-reason": "自家在用",
            f"{clue.code}-cause": "没有申报",
        }
    return said | more


def send(client: Client, clue: Clue, said: dict[str, Any]) -> Any:
    return client.post(f"/clues/{clue.code}/visit/send/", said)


def test_whom_one_met_what_is_missing_and_the_place_are_kept(cast: Cast) -> None:
    clue = cast.dispatched()
    client = cast.login(cast.liu)
    said = answers(clue, needs=["temporary", "care"], latitude="35.7", longitude="112.2")
    assert send(client, clue, said).status_code == 302
    visit = Visit.objects.get()
    assert (visit.met, visit.needs) == ("家里人：刘改莲（妻）", ["temporary", "care"])
    assert (visit.latitude, visit.longitude) == (35.7, 112.2)
    page = client.get(clue.get_absolute_url()).content.decode()
    assert "该给他们办的" in page and "临时救助、需要照料" in page


def test_the_check_page_shows_all_answers_and_carries_the_photos(cast: Cast) -> None:
    clue = cast.dispatched()
    said = answers(clue, needs=["support"], photos=[photo(), photo(200)])
    page = cast.login(cast.liu).post(f"/clues/{clue.code}/visit/", said).content.decode()
    assert "家里人：刘改莲（妻）" in page and "申请低保或特困" in page and "2 张，已存" in page
    for held in Evidence.objects.all():
        assert f'name="photo" value="{held.pk}"' in page


def test_photos_go_with_the_visit_to_every_clue_it_serves(cast: Cast) -> None:
    clue, other = cast.dispatched(), cast.dispatched(rule="220")
    said = answers(clue, other, photos=[photo()])
    assert send(cast.login(cast.liu), clue, said).status_code == 302
    held = Evidence.objects.filter(visit=Visit.objects.get())
    assert {item.clue_id for item in held} == {clue.pk, other.pk}


def test_photos_that_came_with_an_incomplete_form_are_not_lost(cast: Cast) -> None:
    clue = cast.dispatched()
    client = cast.login(cast.liu)
    page = client.post(f"/clues/{clue.code}/visit/", answers(clue, text="", photos=[photo()]))
    held = Evidence.objects.get()
    assert page.status_code == 422 and "已存 1 张" in page.content.decode()
    assert send(client, clue, answers(clue, photo=[held.pk])).status_code == 302
    held.refresh_from_db()
    assert held.visit is not None


def test_a_file_that_is_no_photo_is_refused_by_name_and_the_rest_stays(cast: Cast) -> None:
    clue = cast.dispatched()
    bad = SimpleUploadedFile("表.xlsx", b"not a picture", "image/jpeg")
    page = cast.login(cast.liu).post(
        f"/clues/{clue.code}/visit/", answers(clue, photos=[photo(), bad])
    )
    words = page.content.decode()
    assert page.status_code == 422 and "表.xlsx" in words and "车在院里" in words
    assert Evidence.objects.count() == 1


def test_another_clue_s_photo_cannot_be_named_as_one_s_own(cast: Cast) -> None:
    clue, other = cast.dispatched(), cast.dispatched(household_id="h-2")
    client = cast.login(cast.liu)
    client.post(f"/clues/{other.code}/visit/", answers(other, photos=[photo()]))
    theirs = Evidence.objects.get()
    send(client, clue, answers(clue, photo=[theirs.pk, "x"]))
    theirs.refresh_from_db()
    assert theirs.visit is None and not clue.evidence.exists()


def test_nobody_at_home_is_no_visit_and_no_refusal(cast: Cast) -> None:
    clue = cast.dispatched()
    client = cast.login(cast.liu)
    said = answers(met="没见到", met_who="", again_on="2099-12-01")
    assert "没见到人，不下结论" in client.post(f"/clues/{clue.code}/visit/", said).content.decode()
    assert send(client, clue, said).status_code == 302
    assert send(client, clue, said).status_code == 302
    clue.refresh_from_db()
    assert clue.status == Clue.Status.DISPATCHED and not clue.visits.exists()
    assert Attempt.objects.get().clues.get() == clue
    assert "不算拒绝" in client.get(clue.get_absolute_url()).content.decode()


def test_a_day_to_come_again_that_is_over_is_refused(cast: Cast) -> None:
    clue = cast.dispatched()
    page = send(cast.login(cast.liu), clue, answers(met="没见到", again_on="2020-01-01"))
    assert page.status_code == 422 and "已经过了" in page.content.decode()
    assert not Attempt.objects.exists()


def test_whom_one_met_has_to_be_said(cast: Cast) -> None:
    clue = cast.dispatched()
    page = cast.login(cast.liu).post(f"/clues/{clue.code}/visit/", answers(clue, met=""))
    assert page.status_code == 422 and "请选见到了谁" in page.content.decode()
