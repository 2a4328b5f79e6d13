"""Cleans and checks identity numbers: `ids.py loop|sql COUNT` prints seconds and how many are valid.

Both sides do the same work on the same invented numbers: full width, lower case, blanks, a quote in
front, 15 digits, wrong check digits. The loop is what one would write by hand, without a library.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import time
from collections.abc import Iterator

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
FOLD = str.maketrans("０１２３４５６７８９Ｘｘx", "0123456789XXX", " '\u3000\u00a0\t")
POOL = 200_000


def check_digit(first17: str) -> str:
    return CHECK_DIGITS[sum(int(d) * w for d, w in zip(first17, WEIGHTS, strict=True)) % 11]


def invented(count: int) -> list[str]:
    """Nobody's numbers: an area, a birthday and a running number from 900 on; one in ten is dirty."""
    dice = random.Random(7)
    numbers = []
    for _ in range(count):
        born = dt.date(1930, 1, 1) + dt.timedelta(days=dice.randrange(32_000))
        first17 = f"140521{born:%Y%m%d}{dice.randrange(900, 1000)}"
        numbers.append(_dirty(first17 + check_digit(first17), dice))
    return numbers


def _dirty(number: str, dice: random.Random) -> str:
    kind = dice.randrange(60)
    if kind == 0:
        return number.translate({48 + n: chr(0xFF10 + n) for n in range(10)})
    if kind == 1:
        return number.lower()
    if kind == 2:
        return f"{number[:6]} {number[6:14]} {number[14:]}"
    if kind == 3:
        return "'" + number
    if kind == 4:
        return number[:6] + number[8:17]
    if kind == 5:
        return number[:16] + str((int(number[16]) + 1) % 10) + number[17]
    return number


def read_by_hand(text: str) -> str | None:
    """The 18-digit number when it is valid."""
    number = text.translate(FOLD)
    if len(number) == 15 and number.isdecimal():
        first17 = number[:6] + "19" + number[6:]
        number = first17 + check_digit(first17)
    if len(number) != 18 or not number[:17].isdecimal():
        return None
    try:
        dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return number if check_digit(number[:17]) == number[17] else None


def by_loop(numbers: list[str], repeat: int) -> int:
    return sum(read_by_hand(text) is not None for text in _again(numbers, repeat))


def _again(numbers: list[str], repeat: int) -> Iterator[str]:
    for _ in range(repeat):
        yield from numbers


def by_sql(numbers: list[str], repeat: int) -> tuple[float, int]:
    """Only the reading is timed: the loop is not charged for its list either."""
    import duckdb
    import pyarrow as pa

    from yingbao.identity import read_numbers

    with duckdb.connect() as con:
        con.register("pool", pa.table({"text": numbers}))
        con.execute(f"CREATE TABLE numbers AS SELECT text FROM pool, range({repeat})")
        started = time.perf_counter()
        reading = read_numbers(con, "numbers", "text")
        seconds = time.perf_counter() - started
        valid = con.execute(f"SELECT count(id18) FROM {reading}").fetchone()
        return seconds, valid[0] if valid else 0


def main(who: str, count: int) -> None:
    numbers = invented(min(POOL, count))
    repeat = count // len(numbers)
    started = time.perf_counter()
    if who == "loop":
        valid = by_loop(numbers, repeat)
        seconds = time.perf_counter() - started
    else:
        seconds, valid = by_sql(numbers, repeat)
    print(json.dumps({"seconds": seconds, "valid": valid, "count": repeat * len(numbers)}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
