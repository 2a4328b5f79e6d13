"""The county that this installation serves, as its file in YINGBAO_HOME describes it.

The same file that `yingbao check --county` takes: name, townships in order, and the county's own
numbers. Without one the site is the sample county's, with the national numbers only.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from yingbao.casework.actions.refusals import Refused
from yingbao.casework.models import Township
from yingbao.engine import RuleError
from yingbao.engine.library import PACKS
from yingbao.engine.parameters import Parameter, load_parameters, override
from yingbao.reports.county import County, CountyFileError, read_county

NOT_READ = "县参数文件 {file} 读不懂：{why}请先改好。"


def county_file() -> Path | None:
    """The file, when there is one."""
    path: Path = settings.COUNTY_FILE
    return path if path.is_file() else None


def the_county() -> County:
    """Raises Refused for a file that cannot be read."""
    path, stamp = _now()
    return _described(path, stamp)


def parameters() -> Mapping[str, Parameter]:
    """National numbers with the county's laid over them; raises Refused for a file that cannot be read."""
    path, stamp = _now()
    return _parameters(path, stamp)


def lay_townships() -> int:
    """Makes the townships that the file lists and sets their order; returns how many were new."""
    made = 0
    for order, name in enumerate(the_county().townships, 1):
        _, new = Township.objects.update_or_create(name=name, defaults={"order": order})
        made += new
    return made


def _now() -> tuple[Path | None, int]:
    """The file and when it was written: what was read of it before holds until then."""
    path = county_file()
    return path, path.stat().st_mtime_ns if path else 0


@lru_cache(maxsize=2)
def _described(path: Path | None, stamp: int) -> County:
    try:
        return read_county(path) if path else County()
    except CountyFileError as error:
        raise Refused(str(error)) from error


@lru_cache(maxsize=2)
def _parameters(path: Path | None, stamp: int) -> Mapping[str, Parameter]:
    try:
        return override(load_parameters(PACKS), path)
    except (RuleError, UnicodeDecodeError) as error:
        raise Refused(NOT_READ.format(file=path and path.name, why=error)) from error
