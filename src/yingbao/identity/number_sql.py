"""Reading ten million identity numbers: the same reading as id_number.read_id, as DuckDB steps.

The steps are written once, each naming the ones before. `with_readings` renders them as projections, one
above the other (fast: nothing is computed twice, a plain row meets one pattern and one BIGINT);
`id_sql` as expressions, for where an expression is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping

from yingbao.identity import id_number as ref
from yingbao.identity.folding import ID_FOLD, quoted

EARLIEST = ref.EARLIEST_YEAR * 10000
LATEST = f"DATE '{ref.LATEST}'"
EIGHTEEN = "[1-9]" + "[0-9]" * 16 + "[0-9X]"  # as a GLOB: no pattern is faster
FIELDS = ("clean", "id18", "state", "birth_date", "sex")
ADDED = (
    "yb_text", "yb_numeric", "yb_latest", "yb_plain", "yb_fold", "yb_core", "yb_mended",
    "yb_clean", "yb_shape", "yb_n", "yb_day", "yb_digit", "yb_real", "yb_state",
)  # fmt: skip


def with_readings(source: str, reads: Mapping[str, tuple[str, str]], latest: str = LATEST) -> str:
    """A query: the rows of `source` (a table name or a query in brackets) and, for each
    `{column: (expr, numeric)}`, a column STRUCT(clean, id18, state, birth_date, sex).

    `expr` is VARCHAR, `numeric` and `latest` SQL expressions too; see `read_id`.
    """
    for column, (expr, numeric) in reads.items():
        for step in _steps(expr, numeric, latest):
            added = ", ".join(f"{value} AS {name}" for name, value in step.items())
            source = f"(SELECT *, {added} FROM {source})"
        source = f"(SELECT * EXCLUDE ({', '.join(ADDED)}), {_result()} AS {column} FROM {source})"
    return f"SELECT * FROM {source}"


def id_sql(expr: str, numeric: str = "FALSE", latest: str = LATEST) -> dict[str, str]:
    """SQL expressions `clean, id18, state, birth_date, sex` of a VARCHAR expression.

    A correlated subquery over the same steps; may refer to any column of its SELECT. Planning the five
    takes some tenths of a second: to read many columns, `with_readings` is cheaper.
    """
    given = f"(SELECT {expr} AS yb_expr, {numeric} AS yb_flag)"
    steps = with_readings(given, {"yb_reading": ("yb_expr", "yb_flag")}, latest)
    return {field: f"(SELECT yb_reading.{field} FROM ({steps}))" for field in FIELDS}


def _steps(expr: str, numeric: str, latest: str) -> list[dict[str, str]]:
    """Name → expression, in the order in which they refer to one another."""
    return [
        {"yb_text": f"coalesce({expr}, '')"},
        {"yb_numeric": f"coalesce({numeric}, FALSE)", "yb_latest": _yyyymmdd(latest)},
        {"yb_plain": f"NOT yb_numeric AND yb_text GLOB '{EIGHTEEN}'"},
        {"yb_fold": f"CASE WHEN yb_plain THEN yb_text ELSE {_folded('yb_text')} END"},
        {"yb_core": f"CASE WHEN yb_plain THEN NULL ELSE {_core('yb_fold')} END"},
        {"yb_mended": _mended("yb_core")},
        {"yb_clean": _clean()},
        {"yb_shape": f"CASE WHEN yb_plain THEN 18 ELSE {_shape('yb_clean')} END"},
        {"yb_n": _apart(f"try_cast({_body('yb_clean')} AS BIGINT)")},
        {"yb_day": _apart("yb_n // 1000 % 100000000"), "yb_digit": _apart(check_sql("yb_n"))},
        {"yb_real": _apart(f"coalesce({_real_day('yb_day')}, FALSE)")},
        {"yb_state": _state("yb_clean")},
    ]


def _result() -> str:
    usable = (
        "(yb_shape > 0 AND yb_state NOT IN ('impossible_date', 'checksum_failed', 'lost_digits'))"
    )
    old = "yb_n::VARCHAR || yb_digit"
    id18 = f"CASE WHEN yb_plain THEN yb_clean WHEN yb_shape = 15 THEN {old} ELSE yb_clean[1:18] END"
    return (
        f"{{'clean': yb_clean, 'id18': CASE WHEN {usable} THEN {id18} END, 'state': yb_state, "
        f"'birth_date': {_birth('yb_clean')}, "
        f"'sex': CASE WHEN NOT {usable} THEN NULL WHEN yb_n % 2 = 1 THEN '男' ELSE '女' END}}"
    )


def _birth(clean: str) -> str:
    """Of damaged numbers too, as a hint: digits 7 to 14 where they are a date."""
    hint = f"replace({clean}, '.', '')[7:14]"
    damaged = f"CASE WHEN {_like(hint, '^[0-9]{8}$')} THEN try_strptime({hint}, '%Y%m%d')::DATE END"
    day = "yb_day"
    return (
        f"CASE WHEN yb_shape > 0 AND yb_real AND yb_state <> 'impossible_date' "
        f"THEN make_date({day} // 10000, {day} // 100 % 100, {day} % 100) "
        f"WHEN yb_shape <= 0 AND yb_state IN ('lost_digits', 'checksum_failed') THEN "
        f"CASE WHEN {hint} >= '{EARLIEST}' THEN {damaged} END END"
    )


# -- cleaning ----------------------------------------------------------------------------------


def _folded(text: str) -> str:
    """`translate` costs as much as its list is long: a short one for the ASCII dirt, most of it."""
    ascii_gone = "".join(sign for sign in ID_FOLD.dropped if sign.isascii())
    short = f"translate(upper({text}), {quoted(ascii_gone)}, '')"
    return f"CASE WHEN strlen({text}) = length({text}) THEN {short} ELSE {ID_FOLD.translate_sql(text)} END"


def _core(fold: str) -> str:
    """What stays of a text that is neither a number nor a number's format when words go."""
    formats = f"{ref.EIGHTEEN}|{ref.SCIENTIFIC}|{ref.MASKED}|{ref.DECIMAL}"
    kept = f"regexp_replace({fold}, '[^0-9A-Z]', '', 'g')"
    twice = f"strlen({kept}) = 36 AND {kept}[1:18] = {kept}[19:36]"
    return (
        f"CASE WHEN {_like(fold, formats)} THEN NULL WHEN {twice} THEN {kept}[1:18] ELSE {kept} END"
    )


def _mended(core: str) -> str:
    fits = f"list_contains({list(ref.CORE_LENGTHS)}, strlen({core}))"
    return f"CASE WHEN {fits} THEN {ref.MISREAD.translate_sql(core)} END"


def _clean() -> str:
    agrees = f"{check_sql('try_cast(yb_mended[1:17] AS BIGINT)')} = yb_mended[18]"
    shaped = f"yb_mended <> yb_core AND {_like('yb_mended', f'{ref.EIGHTEEN}|{ref.DISABILITY}')}"
    read = f"CASE WHEN {agrees} THEN yb_mended ELSE yb_fold END"
    whole = "split_part(yb_fold, '.', 1)"
    return (
        f"CASE WHEN yb_plain THEN yb_text "
        f"WHEN yb_core IS NULL AND {_like('yb_fold', ref.DECIMAL)} AND strlen({whole}) < 16 THEN {whole} "
        f"WHEN yb_mended IS NULL THEN yb_fold WHEN {shaped} THEN {read} "
        f"WHEN {_like('yb_core', '^[0-9X]+(B[0-9]?)?$')} THEN yb_core ELSE yb_fold END"
    )


# -- judging -----------------------------------------------------------------------------------


def _shape(clean: str) -> str:
    """Which reading fits: 18, 20 (disability number) or 15 digits, -1 digits lost, -2 no number, 0 none."""
    province = f"list_contains({list(ref.PROVINCES)}, try_cast({clean}[1:2] AS INTEGER))"
    cut = f"(yb_numeric OR contains({clean}, '.') OR suffix({clean}, '00000'))"
    return (
        f"CASE WHEN NOT yb_numeric AND {_like(clean, ref.EIGHTEEN)} THEN 18 "
        f"WHEN NOT {_like(clean, '[1-9]')} THEN -2 "
        f"WHEN {_like(clean, f'{ref.SCIENTIFIC}|{ref.MASKED}')} THEN -1 "
        f"WHEN {_like(clean, ref.LONG_NUMBER)} AND {cut} THEN -1 "
        f"WHEN {_like(clean, ref.DISABILITY)} THEN 20 "
        f"WHEN {_like(clean, ref.FIFTEEN)} AND {province} THEN 15 ELSE 0 END"
    )


def _body(clean: str) -> str:
    old = f"{clean}[1:6] || '19' || {clean}[7:15]"
    return f"CASE WHEN yb_shape = 15 THEN {old} WHEN yb_shape > 0 THEN {clean}[1:17] END"


def _apart(value: str) -> str:
    """The value, in a projection of its own: DuckDB merges projections that look cheap, and would then
    compute this one anew at each mention (planning alone took seconds). It leaves volatile ones be."""
    return f"CASE WHEN random() >= 0 THEN {value} END"


def _state(clean: str) -> str:
    shapes = "CASE yb_shape WHEN 18 THEN 'valid' WHEN 15 THEN 'upgraded15' ELSE 'from_disability_number' END"
    other = f"strlen({clean}) <> length({clean}) OR {_like(clean, ref.PASSPORT)}"
    return (
        "CASE WHEN yb_shape > 0 AND (NOT yb_real OR yb_day > yb_latest) THEN 'impossible_date' "
        f"WHEN yb_shape = 15 OR (yb_shape > 0 AND yb_digit = {clean}[18]) THEN {shapes} "
        f"WHEN yb_shape > 0 AND {clean}[16:18] = '000' THEN 'lost_digits' "
        "WHEN yb_shape > 0 THEN 'checksum_failed' "
        "WHEN yb_shape = -2 THEN 'missing' WHEN yb_shape = -1 THEN 'lost_digits' "
        f"WHEN {_like(clean, ref.TWO_IDS)} THEN 'two_ids' WHEN {other} THEN 'other_document' "
        f"WHEN strlen({clean}) = 18 THEN 'checksum_failed' ELSE 'wrong_length' END"
    )


# -- arithmetic --------------------------------------------------------------------------------


def check_sql(n: str) -> str:
    """The check digit of 17 digits: sum of digit × weight, modulo 11.

    With q = n // 10^k, a digit is q - 10 × (next q), and 10 is -1 modulo 11: so the weights of two
    neighbours add up and no digit has to be cut out. Below 1.3e18, so a BIGINT holds it.
    """
    weights = ref.WEIGHTS[::-1]
    terms = [f"{n} * {weights[0]}"] + [
        f"{n} // {10**place} * {(weight + weights[place - 1]) % 11}"
        for place, weight in enumerate(weights)
        if place
    ]
    return f"'{ref.CHECK_DIGITS}'[({' + '.join(terms)}) % 11 + 1]"


def _yyyymmdd(day: str) -> str:
    return f"(year({day}) * 10000 + month({day}) * 100 + day({day}))"


def _real_day(n: str) -> str:
    """Whether a yyyymmdd number is a day of the calendar, without asking the date parser."""
    year, month, day = f"({n} // 10000)", f"({n} // 100 % 100)", f"({n} % 100)"
    leap = f"({year} % 4 = 0 AND ({year} % 100 <> 0 OR {year} % 400 = 0))::INTEGER"
    last = f"(30 + ({month} + {month} // 8) % 2 - ({month} = 2)::INTEGER * (2 - {leap}))"
    return f"({n} >= {EARLIEST} AND {month} BETWEEN 1 AND 12 AND {day} BETWEEN 1 AND {last})"


def _like(expr: str, pattern: str) -> str:
    return f"regexp_matches({expr}, {quoted(pattern)})"
