"""clues.csv: its header, what is masked, what cannot be executed."""

from __future__ import annotations

import csv
import io
import re

import pytest

from yingbao.clues import clues_csv, raise_clues
from yingbao.clues.plain_text import inert, mask_inside
from yingbao.clues.tests import cast
from yingbao.security import mask_id

HEADER = (
    "clue_id,rule,kind,level,programme,township,village,name,id_number,household,because,amount,"
    "since,evidence"
)


@pytest.fixture
def clues(tmp_path):
    folder = cast.snapshot(tmp_path)
    return raise_clues(cast.ROWS, cast.CARDS, folder, cast.Vault(), cast.Keys(), ["龙港镇"])


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_it_opens_in_excel_with_the_agreed_header(clues):
    content = clues_csv(clues)
    assert content.startswith(b"\xef\xbb\xbf" + HEADER.encode())


def test_numbers_are_masked_unless_asked_for(clues):
    assert not re.search(r"\d{15}", clues_csv(clues).decode("utf-8-sig"))
    shown = {line["id_number"] for line in lines(clues_csv(clues, reveal=True))}
    assert shown == {cast.WANG_ID, cast.ZHAO_ID, "14052119550101001"}


def test_a_number_as_written_is_masked_likewise(clues):
    line = next(line for line in lines(clues_csv(clues)) if line["rule"] == "245")
    assert line["id_number"] == "140521*******1001"


def test_amount_and_date_are_plain_and_empty_when_unknown(clues):
    by_rule = {line["rule"]: line for line in lines(clues_csv(clues))}
    assert (by_rule["212"]["amount"], by_rule["212"]["since"]) == ("642.50", "2020-02-09")
    assert (by_rule["203"]["amount"], by_rule["203"]["since"]) == ("", "")


def test_a_name_that_is_a_formula_does_not_run(clues):
    line = next(line for line in lines(clues_csv(clues)) if line["rule"] == "245")
    assert line["name"] == "'=孙二"


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-x", "@SUM", "\tx", "＝1", "＋1", "－1", "＠x", " =1"]
)
def test_every_beginning_of_a_formula_gets_an_apostrophe(text):
    assert inert(text) == f"'{text}"


def test_other_text_stays_as_it_is():
    assert inert("王有田 3-2") == "王有田 3-2"


def test_masks_keep_the_county_and_the_last_four():
    assert mask_id("140521194703120110") == "140521********0110"
    assert mask_id("") == ""
    assert (
        mask_inside("读到 14052119470312011X，应为 18 位") == "读到 140521********011X，应为 18 位"
    )


def test_writing_twice_gives_the_same_bytes(clues):
    assert clues_csv(clues) == clues_csv(list(clues))
