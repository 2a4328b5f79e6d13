"""docs/dictionary says what the canonical tables say today."""

from __future__ import annotations

from pathlib import Path

import pytest

from yingbao.canon import load_tables
from yingbao.reports.dictionary import dictionary_pages

FOLDER = Path(__file__).parents[2] / "docs" / "dictionary"
PAGES = dictionary_pages(load_tables())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_generated(name):
    assert (FOLDER / name).read_text("utf-8") == PAGES[name], "run: yingbao dictionary"


def test_no_page_outlives_its_table():
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)
