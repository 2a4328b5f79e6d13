"""Which county is it, and in which order do its townships stand?"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yingbao.reports.county import CountyFileError, county_of, read_county


def roll(folder: Path, *townships: str) -> Path:
    table = pa.table({"township": pa.array(townships, pa.string())})
    pq.write_table(table, folder / "dibao_household.parquet")
    return folder


def test_a_described_county_is_known_by_its_townships(tmp_path):
    county = county_of(roll(tmp_path, "中村镇", "龙港镇", "外乡"), None)
    assert county.name == "沁水县"
    assert county.townships[:3] == ("龙港镇", "中村镇", "郑庄镇")
    assert len(county.townships) == 14


def test_any_other_county_works_with_what_its_data_say(tmp_path):
    county = county_of(roll(tmp_path, "石槽镇", "白崖乡", None), None)
    assert (county.name, county.townships, county.file) == ("本县", ("白崖乡", "石槽镇"), None)


def test_a_county_file_goes_before_everything(tmp_path):
    file = tmp_path / "本县.yaml"
    file.write_text("name: 松岚县\ntownships: [石槽镇, {name: 白崖乡}]\n", "utf-8")
    county = county_of(roll(tmp_path, "龙港镇"), file)
    assert (county.name, county.townships) == ("松岚县", ("石槽镇", "白崖乡"))


@pytest.mark.parametrize("text", ["- 一", "name: [", "townships: [{code: 1}]", "townships: 3"])
def test_a_county_file_of_another_shape_is_refused_in_words(tmp_path, text):
    file = tmp_path / "本县.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(CountyFileError, match="县参数文件 本县.yaml 读不懂"):
        read_county(file)


def test_no_roll_means_no_townships(tmp_path):
    assert county_of(tmp_path, None).townships == ()
