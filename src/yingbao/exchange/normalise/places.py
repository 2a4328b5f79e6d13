"""Townships and villages: cut out of longer texts and addresses, and known by a key without suffix."""

from __future__ import annotations

import re
from collections.abc import Callable

HEAD = "[^省市县区旗镇乡\\s（(：:、，,0-9_\\-年月度]"
TOWNSHIP_PATTERN = f"({HEAD}{{1,8}}?(?:街道办事处|街道|苏木|镇|乡))"
VILLAGE_AFTER = "(?:街道办事处|街道|苏木|镇|乡)(?:人民政府)?([^镇乡省市县\\s（(：:、，,0-9]{1,10}?(?:村民委员会|村委会|居民委员会|居委会|社区|嘎查|村))"
VILLAGE_ALONE = (
    "^([^镇乡省市县区\\s（(：:、，,0-9]{1,10}?(?:村民委员会|村委会|居民委员会|居委会|社区|嘎查|村))"
)
SUFFIX = "(人民政府|街道办事处|街道办|村民委员会|居民委员会|村委会|居委会|街道|苏木|民族乡|嘎查|社区|行政村|镇|乡|村|居)$"


def folded_sql(expr: str) -> str:
    """Full width made half, all blanks gone; empty becomes NULL."""
    return f"nullif(regexp_replace(translate({expr}, '（）　', '()'), '\\s', '', 'g'), '')"


def township_sql(expr: str) -> str:
    """The township in a place name or address; a bare name (龙港) stays as it is."""
    return f"coalesce({township_in_sql(expr)}, CASE WHEN length({expr}) <= 6 THEN {expr} END)"


def township_in_sql(expr: str) -> str:
    return f"nullif(regexp_extract({expr}, '{TOWNSHIP_PATTERN}', 1), '')"


def village_sql(expr: str) -> str:
    """The village in a place name; a bare name stays as it is."""
    return f"coalesce({village_in_sql(expr)}, CASE WHEN length({expr}) <= 10 THEN {expr} END)"


def village_in_sql(expr: str) -> str:
    after = f"nullif(regexp_extract({expr}, '{VILLAGE_AFTER}', 1), '')"
    alone = f"nullif(regexp_extract({expr}, '{VILLAGE_ALONE}', 1), '')"
    return f"coalesce({after}, {alone})"


def place_key_sql(expr: str) -> str:
    """What 龙港, 龙港镇 and 龙港镇人民政府 share. A one-character rest keeps its suffix (乡 names of two)."""
    bare = f"regexp_replace(regexp_replace({expr}, '{SUFFIX}', ''), '{SUFFIX}', '')"
    return f"CASE WHEN length({bare}) >= 1 THEN {bare} ELSE {expr} END"


def township_named(text: str) -> str | None:
    """The township that a sheet name, title or file name names, if exactly one."""
    cleaned = re.sub(
        r"^.*?(?:自治县|[^镇乡]{1,6}县|[^镇乡]{1,6}市|[^镇乡]{1,6}区)(?=.{1,8}(?:镇|乡|街道))",
        "",
        text,
    )
    found = set(re.findall(TOWNSHIP_PATTERN, cleaned))
    found = {
        f
        for f in found
        if not f.endswith(("城乡", "各乡", "全乡", "乡镇", "下乡"))
        and f not in ("城镇", "乡镇", "城乡", "集镇")
        and len(f) >= 2
    }
    return found.pop() if len(found) == 1 else None


def village_named(sheet: str) -> str | None:
    """The village a sheet is named after: 梁庄村, 梁庄村名单."""
    found = re.match(
        r"^(?:.{1,8}?(?:镇|乡|街道))?([^镇乡县市区各全\d]{1,8}?(?:村|社区))(?!两委|干部|级|民|组|医)",
        sheet,
    )
    return (
        found.group(1)
        if found and found.group(1) not in ("行政村", "自然村", "建制村", "农村", "本村", "各村")
        else None
    )


def place_sql(
    own: str,
    named: str | None,
    address: str | None,
    read: Callable[[str], str],
    find: Callable[[str], str],
    beside: str | None = None,
) -> str:
    """A row's place: its own column (`read`), else found in the section above it, in the village's cell
    `beside` it, in the sheet's name, in the address."""
    parts = [read(own)] if own != "NULL" else []
    parts.append(find(folded_sql("_section")))
    parts += [find(beside)] if beside else []
    parts += ["'" + named.replace("'", "''") + "'"] if named else []
    parts += [find(address)] if address else []
    return f"coalesce({', '.join(parts)}, NULL)"
