"""The catalogue of codes against the rules there are."""

from pathlib import Path

from yingbao.engine import load_library
from yingbao.engine.coverage import coverage
from yingbao.engine.tests.small_packs import packs_at


def test_missing_codes_are_told_by_group_and_new_ones_counted(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue.yaml"
    catalogue.write_text('groups:\n  甲: ["211-213"]\n  乙: ["301"]\n', "utf-8")
    told = coverage(load_library(packs_at(tmp_path / "packs")), catalogue)
    assert told.missing == {"甲": ("211", "213"), "乙": ("301",)}
    assert str(told).splitlines() == [
        "目录共 4 个编号，已有 1 个，缺 3 个；另有新增 0 个。",
        "  缺 甲：211 213",
        "  缺 乙：301",
    ]


def test_the_catalogue_of_the_notice_has_122_codes_for_the_packs(tmp_path: Path) -> None:
    told = coverage(load_library(packs_at(tmp_path)))
    assert sum(map(len, told.wanted.values())) == 122
