"""How fresh each file's rows are."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yingbao.canon import load_tables
from yingbao.canon.dating import dated_columns
from yingbao.reports.newest import newest_days

AS_OF = date(2020, 4, 30)


@pytest.mark.parametrize("name", [n for n, t in load_tables().items() if dated_columns(t)])
def test_every_dated_table_can_say_its_newest_day(tmp_path: Path, name: str) -> None:
    days = {column: [date(2020, 3, 1)] for column in dated_columns(load_tables()[name])}
    pq.write_table(
        pa.table({"row_ref": ["abcdefabcdef|-|2"], **days}), tmp_path / f"{name}.parquet"
    )
    assert newest_days(tmp_path, AS_OF) == {("abcdefabcdef", name): date(2020, 3, 1)}


def test_a_day_still_to_come_dates_nothing(tmp_path: Path) -> None:
    rows = pa.table({"row_ref": ["abcdefabcdef|-|2"], "as_of": [date(2020, 5, 1)]})
    pq.write_table(rows, tmp_path / "bank_asset.parquet")
    assert newest_days(tmp_path, AS_OF) == {}
