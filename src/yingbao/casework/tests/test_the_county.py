"""The site serves the county that its file describes: its name, its townships, its own numbers."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from yingbao.casework import county, law
from yingbao.casework.actions import compare as comparing
from yingbao.casework.actions import dispatch
from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Township
from yingbao.casework.selectors.office import county_name
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.casework.tests.lasting import AUGUST, World

FILE = """
name: 青禾县
townships: [{name: 北山镇}, {name: 南河乡}]
parameters:
  procedure/dispatch_workdays_orange:
    values: {2014-05-01: 7}
    legal_basis:
      2014-05-01: {norm: 国务院令第649号, article: 第五十七条, gist: 县里定七个工作日}
    status: verified
    checked_on: 2026-09-01
"""
Write = Callable[[str], None]


@pytest.fixture
def write(settings: pytest.FixtureRequest, tmp_path: Path) -> Write:
    path = tmp_path / "county.yaml"
    settings.COUNTY_FILE = path  # type: ignore[attr-defined]

    def put(text: str) -> None:
        before = path.stat().st_mtime_ns if path.exists() else 0
        path.write_text(text, "utf-8")
        os.utime(path, ns=(before + 10**9, before + 10**9))

    return put


def test_without_a_file_the_site_is_the_sample_county_s(write: Write) -> None:
    assert county.county_file() is None
    assert county_name() == "沁水县民政局"


def test_the_file_names_the_office_and_its_change_is_seen_at_once(write: Write) -> None:
    write(FILE)
    assert county_name() == "青禾县民政局"
    write(FILE + "office: 青禾县社会救助中心\n")
    assert county_name() == "青禾县社会救助中心"


@pytest.mark.django_db
def test_townships_stand_in_the_order_of_the_file_and_none_is_made_twice(write: Write) -> None:
    Township.objects.create(name="南河乡", order=900)
    write(FILE)
    assert county.lay_townships() == 1
    assert county.lay_townships() == 0
    assert list(Township.objects.order_by("order").values_list("name", flat=True)) == [
        "北山镇",
        "南河乡",
    ]


def test_a_term_is_the_county_s_own_number(cast: Cast, write: Write) -> None:
    write(FILE)
    assert law.days_of(dispatch.TERMS["橙"], TODAY) == 7
    assert law.basis_of(dispatch.TERMS["橙"], date(2020, 4, 30)).startswith("国务院令第649号")


@pytest.mark.django_db
def test_a_comparison_is_given_the_county_s_file(
    world: World, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(FILE)
    asked = []
    check = comparing.check_folder
    monkeypatch.setattr(
        comparing, "check_folder", lambda request, say: asked.append(request) or check(request, say)
    )
    world.compare(AUGUST)
    assert [request.county for request in asked] == [county.county_file()]


@pytest.mark.parametrize(
    "broken", ["- 一个清单", "parameters: {没有/这个: {values: {2014-05-01: 7}}}"]
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name_and_pages_still_open(
    write: Write, broken: str
) -> None:
    write(broken)
    with pytest.raises(Refused, match=r"county\.yaml 读不懂"):
        county.the_county()
        law.days_of(dispatch.TERMS["橙"], TODAY)
    assert county_name()


def test_a_page_that_needs_a_number_of_a_broken_file_says_what_to_mend(
    cast: Cast, client: Client, write: Write
) -> None:
    clue = cast.verified()
    write("- 一个清单")
    client.force_login(cast.zhou)
    answer = client.get(f"/rules/{clue.rule}/")
    assert answer.status_code == 422 and "county.yaml 读不懂" in answer.content.decode()
    assert client.get("/clues/").status_code == 200
