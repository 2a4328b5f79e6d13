"""Townships and villages: cut out of longer texts and addresses, and known by a key without suffix."""

from __future__ import annotations

import re

# 常住人口信息—龙港镇: what stands before a dash, a dot or a quotation mark is no part of the name
HEAD = "[^省市县区旗镇乡\\s（(：:、，,0-9_\\-—－–―·|/“”《》〈〉〔〕【】年月度]"
TOWNSHIP_PATTERN = (
    f"({HEAD}{{1,8}}?(?:街道办事处|街道|苏木|镇|乡(?!镇)))"  # 各乡镇, 涉及乡镇: no name
)
VILLAGE_AFTER = "(?:街道办事处|街道|苏木|镇|乡)(?:人民政府)?([^镇乡省市县\\s（(：:、，,0-9]{1,10}?(?:村民委员会|村委会|居民委员会|居委会|社区|嘎查|村(?!村)))"
VILLAGE_ALONE = (
    "^([^镇乡省市县区\\s（(：:、，,0-9]{1,10}?(?:村民委员会|村委会|居民委员会|居委会|社区|嘎查|村(?!村)))"
    "(?!镇|乡|街道|苏木)"  # 中村镇 is a township, and names no village
)
TOWNSHIP, AFTER, ALONE = (
    re.compile(pattern, re.ASCII) for pattern in (TOWNSHIP_PATTERN, VILLAGE_AFTER, VILLAGE_ALONE)
)
# 低保人员名单龙港镇: where the words for a list stand first, the name begins after them
LISTED = r"^.*(?:名单|名册|花名册|台账|明细表?|信息|登记[表册簿]|统计表|汇总表)(?=[^镇乡]{1,4}(?:镇|乡(?!镇)|街道))"
BLANKS = r"[\t\n\f\r ]"
BRACKETS = {ord("（"): "(", ord("）"): ")", ord("　"): None}
SUFFIX = "(人民政府|街道办事处|街道办|村民委员会|居民委员会|村委会|居委会|街道|苏木|民族乡|嘎查|社区|行政村|镇|乡|村|居)$"


def folded(text: str) -> str | None:
    """Full width made half, all blanks gone; empty becomes None."""
    return re.sub(BLANKS, "", text.translate(BRACKETS)) or None


def township_of(text: str) -> str | None:
    """The township in a place name or address; a bare name (龙港) stays as it is."""
    return township_in(text) or (text if len(text) <= 6 else None)


def township_in(text: str) -> str | None:
    found = TOWNSHIP.search(text)
    return found.group(1) if found else None


def village_of(text: str) -> str | None:
    """The village in a place name; a bare name stays as it is."""
    return village_in(text) or (text if len(text) <= 10 else None)


def village_in(text: str) -> str | None:
    found = AFTER.search(text) or ALONE.search(text)
    return found.group(1) if found else None


def place_key_sql(expr: str) -> str:
    """What 龙港, 龙港镇 and 龙港镇人民政府 share. A one-character rest keeps its suffix (乡 names of two)."""
    bare = f"regexp_replace(regexp_replace({expr}, '{SUFFIX}', ''), '{SUFFIX}', '')"
    return f"CASE WHEN length({bare}) >= 1 THEN {bare} ELSE {expr} END"


def township_named(text: str) -> str | None:
    """The township that a sheet name, title or file name names, if exactly one."""
    text = re.sub(LISTED, "", text)
    cleaned = re.sub(
        r"^.*?(?:自治县|[^镇乡]{1,6}县|[^镇乡]{1,6}市|[^镇乡]{1,6}区)(?=.{1,8}(?:镇|乡|街道))",
        "",
        text,
    )
    found = set(re.findall(TOWNSHIP_PATTERN + "(?!街)", cleaned))  # 各镇街, 有关镇街
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
