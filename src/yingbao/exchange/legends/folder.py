"""Files of the inbox that explain codes: 代码.txt, 字典说明.xlsx, for the files beside and below them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from yingbao.exchange.legends.book import NAMED, Legend, legends_of
from yingbao.exchange.reading.arrivals import Arrival, is_leftover
from yingbao.exchange.reading.folder import DEFAULT_LIMITS, read_arrival
from yingbao.exchange.reading.pool import ChildPool

KINDS = frozenset({".txt", ".csv", ".tsv", ".xlsx", ".xls", ".et", ".ods", ".htm", ".html"})
LARGEST = 512 * 1024


@dataclass(frozen=True)
class Folders:
    """Legend files by the folder they lie in."""

    found: dict[str, list[Legend]] = field(default_factory=dict)

    def near(self, name: str) -> list[Legend]:
        """For a file of the inbox: of its own folder first, then of those above."""
        above = [parent.as_posix() for parent in PurePosixPath(name).parents]
        return [legend for folder in above for legend in self.found.get(folder, ())]


def folder_legends(inbox: Path) -> Folders:
    """Small files whose names promise an explanation, read once before all others."""
    wanted = list(_promising(inbox)) if inbox.is_dir() else []
    if not wanted:
        return Folders()
    folders = Folders()
    with tempfile.TemporaryDirectory(prefix="yingbao-", ignore_cleanup_errors=True) as scratch:
        pool = ChildPool(Path(scratch), DEFAULT_LIMITS)
        try:
            for arrival in wanted:
                grids = read_arrival(arrival, pool).grids
                _, said = legends_of(grids, PurePosixPath(arrival.name).name)
                if said.fields:
                    folder = PurePosixPath(arrival.name).parent.as_posix()
                    folders.found.setdefault(folder, []).append(said)
        finally:
            pool.close()
    return folders


def _promising(inbox: Path) -> Iterator[Arrival]:
    for path in sorted(inbox.rglob("*")):
        name = path.relative_to(inbox).as_posix()
        if (
            NAMED.search(path.stem)
            and path.suffix.lower() in KINDS
            and path.is_file()
            and not is_leftover(name)
            and path.stat().st_size <= LARGEST
        ):
            yield Arrival(name, path)
