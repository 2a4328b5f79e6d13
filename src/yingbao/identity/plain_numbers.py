"""Plain, valid identity numbers of a whole column by arithmetic alone: eighteen ASCII signs, a real day of
birth, the check digit in agreement. Nine cells in ten are such; `read_id` says the same of each of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from yingbao.identity.id_number import CHECK_DIGITS, EARLIEST_YEAR, LATEST, WEIGHTS

ZERO = ord("0")
LAST_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
CHECKS = np.frombuffer(CHECK_DIGITS.encode("ascii"), np.uint8)


@dataclass(frozen=True)
class PlainNumbers:
    """`good` marks the rows that are plain and valid; the other two mean nothing elsewhere."""

    good: np.ndarray
    birth_date: pa.Array
    sex: pa.Array


def plain_numbers(texts: pa.Array) -> PlainNumbers:
    """`texts`: strings without nulls."""
    places, signs = _eighteen_long(texts)
    digits = signs[:, :17].astype(np.float32) - ZERO  # exact this far, and multiplied fast
    figures = ((digits >= 0) & (digits <= 9)).all(axis=1) & (digits[:, 0] > 0)
    told = np.where(figures[:, None], digits @ MEANINGS, 0).astype(np.int64)
    total, year, month, day = told.T
    agrees = CHECKS[total % 11] == signs[:, 17]
    good = figures & agrees & _is_day(year, month, day)
    born = _days(np.where(good, year, 1970), np.where(good, month, 1), np.where(good, day, 1))
    return PlainNumbers(
        _spread(len(texts), places, good, bool),
        pa.array(_spread(len(texts), places, born, np.int32), pa.date32()),
        _sexes(_spread(len(texts), places, digits[:, 16] % 2, np.int8)),
    )


def _meanings() -> np.ndarray:
    """By which the digits are multiplied for the check sum, the year, the month and the day."""
    columns = np.zeros((17, 4), np.float32)
    columns[:, 0] = WEIGHTS
    columns[6:10, 1], columns[10:12, 2], columns[12:14, 3] = (1000, 100, 10, 1), (10, 1), (10, 1)
    return columns


MEANINGS = _meanings()


def _eighteen_long(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """Places of the texts of 18 bytes, and those bytes, a row each."""
    if not len(texts):
        return np.empty(0, np.int64), np.empty((0, 18), np.uint8)
    long = texts.cast(pa.large_string())
    _, offsets, data = long.buffers()
    starts = np.frombuffer(offsets, np.int64)[long.offset : long.offset + len(long) + 1]
    places = np.flatnonzero(np.diff(starts) == 18)
    signs = np.frombuffer(data or b"", np.uint8)
    found: np.ndarray = signs[starts[places][:, None] + np.arange(18)]
    return places, found


def _is_day(year: np.ndarray, month: np.ndarray, day: np.ndarray) -> np.ndarray:
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    real = (month >= 1) & (month <= 12)
    last = LAST_DAYS[np.where(real, month, 0)] + (leap & (month == 2))
    lived: np.ndarray = (year >= EARLIEST_YEAR) & (year <= LATEST.year)
    found: np.ndarray = lived & real & (day >= 1) & (day <= last)
    return found


def _days(year: np.ndarray, month: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Days since 1970-01-01."""
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    days: np.ndarray = months.astype("datetime64[D]").astype(np.int64) + day - 1
    return days


def _spread(size: int, places: np.ndarray, values: np.ndarray, kind: type) -> np.ndarray:
    whole: np.ndarray = np.zeros(size, kind)
    whole[places] = values
    return whole


def _sexes(odd: np.ndarray) -> pa.Array:
    return pa.DictionaryArray.from_arrays(odd, pa.array(["女", "男"])).dictionary_decode()
