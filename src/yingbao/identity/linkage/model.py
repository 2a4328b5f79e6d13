"""The comparison of a row with a person: levels as SQL, weights as data.

`l` is the row, `r` the person, in the columns that `prepare` makes. The weights in weights.yaml were
estimated once, from labelled pairs of one seed; nothing is learnt at run time, so a run is fast and
the same everywhere.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

WEIGHTS = Path(__file__).with_name("weights.yaml")
NULL = "null"  # the level that says nothing, for or against


def _slip_sql(a: str, b: str) -> str:
    """One character otherwise, dropped, added or swapped: names are four characters at most here."""
    otherwise = " + ".join(f"({a}[{n}] <> {b}[{n}])::INTEGER" for n in range(1, 5))
    dropped = " OR ".join(
        f"({long}[:{n - 1}] || {long}[{n + 1}:] = {short})"
        for long, short in ((a, b), (b, a))
        for n in range(1, 5)
    )
    swapped = " OR ".join(
        f"({a}[:{n - 1}] || {a}[{n + 1}] || {a}[{n}] || {a}[{n + 2}:] = {b})" for n in range(1, 4)
    )
    same_length = f"length({a}) = length({b}) AND ({otherwise} = 1 OR {swapped})"
    one_shorter = f"abs(length({a}) - length({b})) = 1 AND ({dropped})"
    return f"(least(length({a}), length({b})) >= 2 AND ({same_length} OR {one_shorter}))"


# Each comparison: what it is called, and its levels from the strongest to ELSE: key, SQL, words.
COMPARISONS: dict[str, list[tuple[str, str, str]]] = {
    "name": [
        (NULL, "name_l IS NULL OR name_r IS NULL", "姓名缺失"),
        ("same_rare", "name_l = name_r AND bearers_r <= 2", "姓名一致（全县少见）"),
        ("same", "name_l = name_r AND bearers_r <= 20", "姓名一致"),
        ("same_common", "name_l = name_r", "姓名一致（同名较多）"),
        ("sound", "sound_l = sound_r", "姓名同音"),
        ("slip", _slip_sql("name_l", "name_r"), "姓名相差一字"),
        ("surname", "surname_l = surname_r", "仅同姓"),
        ("other", "ELSE", "姓名不同"),
    ],
    "birth": [
        (NULL, "birth_l IS NULL OR birth_r IS NULL", "出生日期缺失"),
        ("same", "birth_l = birth_r", "出生日期一致"),
        (
            "part",
            "(birth_l[1:4] = birth_r[1:4])::INTEGER + (birth_l[5:6] = birth_r[5:6])::INTEGER "
            "+ (birth_l[7:8] = birth_r[7:8])::INTEGER = 2",
            "出生日期年、月、日有一项不同",
        ),
        ("year", "birth_l[1:4] = birth_r[1:4]", "仅出生年份相同"),
        ("other", "ELSE", "出生日期不同"),
    ],
    "sex": [
        (NULL, "sex_l IS NULL OR sex_r IS NULL", "性别缺失"),
        ("same", "sex_l = sex_r", "性别一致"),
        ("other", "ELSE", "性别不同"),
    ],
    "place": [
        (
            NULL,
            "coalesce(village_l, township_l) IS NULL OR coalesce(village_r, township_r) IS NULL",
            "村（社区）缺失",
        ),
        (
            "village",
            "village_l = village_r AND coalesce(township_l, township_r, '') = coalesce(township_r, township_l, '')",
            "同村",
        ),
        ("township", "township_l = township_r", "同乡镇"),
        ("other", "ELSE", "不在同一乡镇"),
    ],
    # Beside the birth date, which digits 7 to 14 repeat: so only what the number says beyond it.
    "number": [
        (NULL, "number_l IS NULL", "无身份证号线索"),
        ("slip", "damerau_levenshtein(number_l, number_r) <= 1", "身份证号仅差一位"),
        (
            "prefix",
            "lost_l AND strlen(prefix_l) >= 15 AND prefix_l = number_r[1:strlen(prefix_l)]",
            "身份证号前15位一致",
        ),
        (
            "part",
            "lost_l AND strlen(prefix_l) BETWEEN 6 AND 14 AND prefix_l = number_r[1:strlen(prefix_l)]",
            "身份证号残存部分一致",
        ),
        ("other", "ELSE", "身份证号不符"),
    ],
}
BLOCKS = (
    ("name",),
    ("sound", "village"),
    ("birth",),
    ("village", "surname", "birth_year"),
    ("number_start",),
    ("number_end",),
    ("number_mid",),
)


@cache
def weights() -> dict[str, Any]:
    """m and u of every level, the prior and the thresholds (see weights.yaml)."""
    loaded: dict[str, Any] = yaml.safe_load(WEIGHTS.read_text("utf-8"))
    return loaded
