"""docs/rules says what the rule files say today."""

from __future__ import annotations

from pathlib import Path

import pytest

from yingbao.engine import load_library
from yingbao.engine.rulebook import read_results, rulebook

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
PAGES = rulebook(load_library(), read_results(FOLDER))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_generated(name):
    assert (FOLDER / name).read_text("utf-8") == PAGES[name], "run: yingbao rule docs"


def test_no_page_outlives_its_rule():
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)
