"""A township's sheet goes out and comes back: two thousand rows, every planted fault found, none
applied silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yingbao.casework.actions.refusals import NotAllowed, Refused
from yingbao.casework.models import Clue, Visit
from yingbao.casework.tests.cast import TODAY, Cast
from yingbao.ledgers.roundtrip import judging, verbs
from yingbao.ledgers.roundtrip.columns import HEADERS, KEY, VERSION

ANSWER = (
    "2026-11-20",
    "本人",
    "段立新",
    "院里停着车",
    "属实",
    "车是自家的",
    "没有申报",
    "民发〔2021〕57号",
)
Edit = Callable[[openpyxl.worksheet.worksheet.Worksheet, dict[str, int]], None]


def many(cast: Cast, count: int) -> None:
    """Dispatched clues of 龙港镇, made at once."""
    first = cast.clue(status=Clue.Status.DISPATCHED)
    made = []
    for number in range(2, count + 1):
        clue = Clue.objects.get(pk=first.pk)
        clue.pk, clue.code, clue.fingerprint = None, f"C{number:012x}", f"f{number}"
        made.append(clue)
    Clue.objects.bulk_create(made)


def filled(cast: Cast, path: Path, edit: Edit | None = None, rows: int | None = None) -> Path:
    """The exported sheet, the first `rows` rows answered, then edited as careless hands do."""
    path.write_bytes(verbs.send_out(cast.longgang, by=cast.liu, today=TODAY))
    book = openpyxl.load_workbook(path)
    sheet = book["填报"]
    place = {cell.value: cell.column for cell in sheet[3]}
    last = sheet.max_row if rows is None else 3 + rows
    for row in range(4, last + 1):
        for header, text in zip(HEADERS, ANSWER, strict=True):
            sheet.cell(row, place[header], text)
    if edit:
        edit(sheet, place)
    book.save(path)
    return path


def verdicts(sheet: object) -> Counter[str]:
    return Counter(line["verdict"] for line in sheet.lines)  # type: ignore[attr-defined]


def test_two_thousand_rows_with_planted_faults_are_told_apart(cast: Cast, tmp_path: Path) -> None:
    many(cast, 2000)

    def careless(sheet: openpyxl.worksheet.worksheet.Worksheet, place: dict[str, int]) -> None:
        for row in range(4, 14):  # ten pasted over another row, key and all
            for column in (place[KEY], place[VERSION]):
                sheet.cell(row, column, sheet.cell(row + 100, column).value)
        for row in range(20, 25):  # five keys typed
            sheet.cell(row, place[KEY], "C999.0123456789abcdef")
        for row in range(30, 34):  # four versions raised by hand
            sheet.cell(row, place[VERSION], "9")
        for row in range(40, 47):  # seven words that are on no list
            sheet.cell(row, place["核下来"], "基本属实")
        for row in range(50, 53):  # three without a second person
            sheet.cell(row, place["同行的人"]).value = None
        sheet.delete_rows(60, 6)

    path = filled(cast, tmp_path / "s.xlsx", careless)
    moved = list(Clue.objects.order_by("village", "household_id", "rule", "pk")[700:708])
    for clue in moved:
        Clue.objects.filter(pk=clue.pk).update(version=2)
    sheet = verbs.take(path, by=cast.liu, today=TODAY)
    found = verdicts(sheet)
    assert found["重复"] == 20 and found["被改动"] == 9 and found["不在列表"] == 7
    assert found["没填全"] == 3 and found["过时"] == 8
    assert found["缺行"] == 6 + 10 + 9  # deleted, pasted over, keys spoilt
    assert found["收下"] == 2000 - 6 - 20 - 9 - 7 - 3 - 8
    assert not Visit.objects.exists()  # nothing changed by looking


def test_applying_carries_out_the_good_rows_and_no_other(cast: Cast, tmp_path: Path) -> None:
    many(cast, 40)
    path = filled(cast, tmp_path / "s.xlsx", rows=30)
    sheet = verbs.take(path, by=cast.liu, today=TODAY)
    assert verbs.apply(sheet, by=cast.liu, today=TODAY) == 30
    assert Clue.objects.filter(status=Clue.Status.VERIFIED, outcome="upheld").count() == 30
    assert Clue.objects.filter(status=Clue.Status.DISPATCHED).count() == 10
    assert Visit.objects.count() == 30


def test_sending_the_same_file_again_changes_nothing(cast: Cast, tmp_path: Path) -> None:
    many(cast, 5)
    path = filled(cast, tmp_path / "s.xlsx")
    verbs.apply(verbs.take(path, by=cast.liu, today=TODAY), by=cast.liu, today=TODAY)
    again = verbs.take(path, by=cast.liu, today=TODAY)
    assert verdicts(again) == {"已收过": 5}
    assert verbs.apply(again, by=cast.liu, today=TODAY) == 5 and Visit.objects.count() == 5


def test_sorted_rows_find_their_clues(cast: Cast, tmp_path: Path) -> None:
    many(cast, 3)

    def turn_round(sheet: openpyxl.worksheet.worksheet.Worksheet, place: dict[str, int]) -> None:
        rows = [[cell.value for cell in sheet[row]] for row in (4, 5, 6)]
        for row, values in zip((6, 5, 4), rows, strict=True):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)

    sheet = verbs.take(filled(cast, tmp_path / "s.xlsx", turn_round), by=cast.liu, today=TODAY)
    assert verdicts(sheet) == {"收下": 3}


def test_a_stale_row_waits_for_a_person_to_choose(cast: Cast, tmp_path: Path) -> None:
    many(cast, 1)
    path = filled(cast, tmp_path / "s.xlsx")
    Clue.objects.update(version=2)
    sheet = verbs.take(path, by=cast.liu, today=TODAY)
    verbs.apply(sheet, by=cast.liu, today=TODAY)
    assert Clue.objects.get().status == Clue.Status.DISPATCHED
    assert verbs.choose(sheet, 4, by=cast.liu, today=TODAY)["verdict"] == judging.DONE
    assert Clue.objects.get().status == Clue.Status.VERIFIED


def test_a_row_the_verb_refuses_says_why_and_the_rest_goes_on(cast: Cast, tmp_path: Path) -> None:
    many(cast, 2)

    def alone(sheet: openpyxl.worksheet.worksheet.Worksheet, place: dict[str, int]) -> None:
        sheet.cell(4, place["同行的人"], "刘春燕")

    sheet = verbs.take(filled(cast, tmp_path / "s.xlsx", alone), by=cast.liu, today=TODAY)
    assert verbs.apply(sheet, by=cast.liu, today=TODAY) == 1
    [refused] = [line for line in sheet.lines if line["verdict"] == verbs.REFUSED]
    assert "同行的人不能写自己" in refused["say"]


def test_another_township_does_not_hand_it_in(cast: Cast, tmp_path: Path) -> None:
    many(cast, 1)
    with pytest.raises(NotAllowed, match="龙港镇的填报表"):
        verbs.take(filled(cast, tmp_path / "s.xlsx"), by=cast.ma, today=TODAY)
    with pytest.raises(NotAllowed):
        verbs.send_out(cast.longgang, by=cast.ma, today=TODAY)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04" + b"0" * 50])
def test_a_file_that_is_not_ours_is_said_in_words(
    cast: Cast, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "s.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused):
        verbs.take(path, by=cast.liu, today=TODAY)


def test_rows_copied_into_a_new_workbook_are_not_taken(cast: Cast, tmp_path: Path) -> None:
    many(cast, 1)
    old = openpyxl.load_workbook(filled(cast, tmp_path / "s.xlsx"))
    new = openpyxl.Workbook()
    for row in old["填报"].iter_rows(values_only=True):
        new.active.append(row)
    new.save(tmp_path / "n.xlsx")
    with pytest.raises(Refused, match="复制到新文件"):
        verbs.take(tmp_path / "n.xlsx", by=cast.liu, today=TODAY)


def test_it_goes_out_and_comes_back_through_the_browser(cast: Cast, tmp_path: Path) -> None:
    many(cast, 2)
    client = cast.login(cast.liu)
    page = client.get(reverse("roundtrip_export") + "?township=龙港镇")
    assert page["Content-Disposition"].endswith(".xlsx")
    path = filled(cast, tmp_path / "s.xlsx")
    file = SimpleUploadedFile("填报.xlsx", path.read_bytes())
    answer = client.post(reverse("roundtrip"), {"file": file})
    words = client.get(answer.url).content.decode()
    assert "收下 2" in words
    pk = int(answer.url.strip("/").split("/")[-1])
    client.post(reverse("roundtrip_apply", args=[pk]))
    assert Clue.objects.filter(status=Clue.Status.VERIFIED).count() == 2


def test_an_empty_hand_is_told_so(cast: Cast) -> None:
    answer = cast.login(cast.liu).post(reverse("roundtrip"))
    assert answer.status_code == 422 and "还没有选文件" in answer.content.decode()
