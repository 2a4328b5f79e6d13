"""The county a run is about: its name and the customary order of its townships."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import duckdb
import yaml

from yingbao.reports.stages import Refused

# Rolls and the household register name the townships of this county and no others.
PLACES = ("dibao_household", "dibao_member", "tekun_member", "hukou_person", "poverty_person")
KNOWN_SHARE = 0.5


class CountyFileError(Refused):
    """The county file cannot be read; the message is Chinese and says what is expected."""


@dataclass(frozen=True, slots=True)
class County:
    """`file` is None for a county that nobody has described: its townships come from the data.

    `office` is the bureau's name on pages and papers, where it is not the county's name with 民政局.
    """

    name: str = "本县"
    townships: tuple[str, ...] = ()
    file: Path | None = None
    office: str = ""


def read_county(file: Path) -> County:
    """A county file: `name`, `townships` in order (names, or mappings with a `name`), `office` if wanted."""
    try:
        data = yaml.safe_load(file.read_text("utf-8"))
        listed = data.get("townships") or ()
        names = tuple(str(t["name"] if isinstance(t, dict) else t) for t in listed)
        return County(str(data.get("name") or "本县"), names, file, str(data.get("office") or ""))
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as error:
        raise CountyFileError(
            f"县参数文件 {file.name} 读不懂。应有 name 和 townships，样子见 "
            f"src/yingbao/packs/county/qinshui/county.yaml。"
        ) from error


def county_of(snapshot: Path, asked: Path | None) -> County:
    """The county asked for, else the described one whose townships the data speak of."""
    if asked:
        return read_county(asked)
    seen = townships_in(snapshot)
    for county in described_counties():
        if len(seen & set(county.townships)) >= KNOWN_SHARE * max(len(seen), 1) and seen:
            return county
    return County(townships=tuple(sorted(seen)))


def described_counties() -> list[County]:
    """The counties that come with the packs."""
    folder = Path(str(resources.files("yingbao"))) / "packs" / "county"
    return [read_county(file) for file in sorted(folder.glob("*/county.yaml"))]


def townships_in(snapshot: Path, tables: Collection[str] = PLACES) -> set[str]:
    files = [snapshot / f"{table}.parquet" for table in tables]
    seen: set[str] = set()
    with duckdb.connect() as con:
        for file in filter(Path.exists, files):
            rows = con.execute("SELECT DISTINCT township FROM read_parquet(?)", [str(file)])
            seen |= {name for (name,) in rows.fetchall() if name}
    return seen
