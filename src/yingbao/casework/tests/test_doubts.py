"""Rules 804 and 805: what is alike or out of time is asked about, once, by somebody else."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from yingbao.casework.actions import evidence as verbs
from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.actions.sham import look_again
from yingbao.casework.models import Clue, Evidence
from yingbao.casework.selectors.doubts import doubts_of, kilometres, near, open_doubts
from yingbao.casework.tests.cast import TODAY, Cast


def picture(seed: int, size: tuple[int, int] = (480, 320), **save: object) -> bytes:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for n in range(30):
        x, y = (seed * 37 * (n + 1)) % size[0], (seed * 53 * (n + 2)) % size[1]
        draw.ellipse((x, y, x + 90, y + 70), fill=((x * n) % 255, (y * 3) % 255, (n * 8) % 255))
    out = io.BytesIO()
    image.save(out, "JPEG", **save)
    return out.getvalue()


def scan(name: int, signature: int) -> bytes:
    """A form with different handwriting in its middle and a signature at its foot."""
    image = Image.new("L", (800, 1130), 255)
    draw = ImageDraw.Draw(image)
    for n in range(60):
        draw.line(
            (60 + n * 11, 200 + (name * n * 13) % 500, 90 + n * 11, 260 + (name * n * 29) % 500),
            0,
            4,
        )
    for n in range(40):
        draw.line(
            (
                80 + n * 15,
                830 + (signature * n * 17) % 170,
                110 + n * 15,
                830 + (signature * n * 41) % 170,
            ),
            0,
            5,
        )
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def add(cast: Cast, clue: Clue, content: bytes) -> Evidence:
    return verbs.add(clue, SimpleUploadedFile("x.jpg", content), by=cast.liu, title="照片")


def two_doors(cast: Cast) -> tuple[Clue, Clue]:
    return cast.dispatched(household_id="h-1"), cast.dispatched(household_id="h-2")


def test_the_same_file_behind_two_doors_is_asked_about(cast: Cast) -> None:
    one, two = two_doors(cast)
    add(cast, one, picture(3))
    doubt = doubts_of(add(cast, two, picture(3)))[0]
    assert doubt.rule == "804" and one.code in doubt.words


def test_a_resized_and_resaved_picture_is_still_the_same(cast: Cast) -> None:
    one, two = two_doors(cast)
    add(cast, one, picture(3))
    smaller = io.BytesIO()
    Image.open(io.BytesIO(picture(3))).resize((240, 160)).save(smaller, "JPEG", quality=60)
    assert "几乎一样" in doubts_of(add(cast, two, smaller.getvalue()))[0].words


def test_two_different_pictures_raise_nothing(cast: Cast) -> None:
    one, two = two_doors(cast)
    add(cast, one, picture(3))
    assert doubts_of(add(cast, two, picture(11))) == []


def test_one_receipt_for_two_clues_of_one_household_raises_nothing(cast: Cast) -> None:
    one, two = cast.dispatched(), cast.dispatched(rule="220")
    add(cast, one, picture(3))
    assert doubts_of(add(cast, two, picture(3))) == []


def test_a_copied_signature_on_another_form_is_asked_about(cast: Cast) -> None:
    one, two = two_doors(cast)
    add(cast, one, scan(3, 7))
    assert [doubt.rule for doubt in doubts_of(add(cast, two, scan(5, 7)))] == ["805"]


def test_two_signatures_are_two(cast: Cast) -> None:
    one, two = two_doors(cast)
    add(cast, one, scan(3, 7))
    assert doubts_of(add(cast, two, scan(5, 9))) == []


def test_a_camera_clock_days_off_the_visit_is_asked_about(cast: Cast) -> None:
    clue = cast.verified()
    item = add(cast, clue, picture(3))
    item.taken_at = timezone.make_aware(datetime(2026, 9, 1, 10))
    assert "差" in doubts_of(item)[0].words
    item.taken_at = timezone.make_aware(datetime.combine(TODAY, datetime.min.time()))
    assert doubts_of(item) == []


def test_a_phone_s_clock_and_the_server_s_are_compared(cast: Cast) -> None:
    item = add(cast, cast.dispatched(), picture(3))
    item.client_at = item.received_at - timedelta(days=4)
    assert "三天以上" in doubts_of(item)[0].words


def test_a_place_far_from_the_visit_is_asked_about(cast: Cast) -> None:
    clue = cast.verified()
    clue.visits.update(latitude=35.69, longitude=112.19)
    item = add(cast, clue, picture(3))
    item.latitude, item.longitude = 35.85, 112.19
    assert "18 公里" in doubts_of(item)[0].words


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert kilometres((35.0, 112.0), (36.0, 112.0)) == pytest.approx(111.2, abs=0.1)


def test_an_empty_hash_resembles_nothing() -> None:
    assert not near("", "") and near("ff", "fe") and not near("ff", "00")


def test_a_second_look_settles_the_question(cast: Cast) -> None:
    one, two = two_doors(cast)
    add(cast, one, picture(3))
    item = add(cast, two, picture(3))
    assert len(open_doubts(cast.qin)) == 1
    look_again(item, by=cast.qin, holds=True, words="两家合用一张票据，看过原件")
    assert open_doubts(cast.qin) == []
    with pytest.raises(Refused):
        look_again(item, by=cast.zhou, holds=False, words="再看")


def test_evidence_that_does_not_hold_reopens_a_closed_clue(cast: Cast) -> None:
    clue = cast.dispatched()
    item = add(cast, clue, picture(3))
    Clue.objects.filter(pk=clue.pk).update(status=Clue.Status.CLOSED)
    look_again(item, by=cast.qin, holds=False, words="照片是别家的")
    clue.refresh_from_db()
    assert clue.status == Clue.Status.NEW and clue.reopened == 1


def test_a_township_does_not_look_at_its_own_evidence_again(cast: Cast) -> None:
    item = add(cast, cast.dispatched(), picture(3))
    with pytest.raises(NotAllowed):
        look_again(item, by=cast.liu, holds=True, words="没问题")
