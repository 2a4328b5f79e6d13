"""Reading ten million identity numbers: the same reading as id_number.read_id, as DuckDB expressions.

Each step is bound once (`let`) and the next one refers to it, so no step is computed twice; a clean
row never meets a regular expression, and the check digit is arithmetic on one BIGINT.
"""

from __future__ import annotations

from yingbao.identity import id_number as ref
from yingbao.identity.folding import ID_FOLD, quoted

EARLIEST = ref.EARLIEST_YEAR * 10000
FIELDS = ("clean", "id18", "state", "birth_date", "sex")


def id_sql(
    expr: str, numeric: str = "FALSE", latest: str = f"DATE '{ref.LATEST}'"
) -> dict[str, str]:
    """SQL expressions `clean, id18, state, birth_date, sex` of a VARCHAR expression.

    `numeric` and `latest` are SQL expressions; see `read_id`. Use the five in one SELECT: DuckDB then
    computes their common part once.
    """
    reading = _reading(f"coalesce({expr}, '')", f"coalesce({numeric}, FALSE)", latest)
    return {field: f"struct_extract({reading}, '{field}')" for field in FIELDS}


def _let(name: str, value: str, body: str) -> str:
    """`body` with `name` bound to `value`, computed once a row."""
    return f"list_transform([{value}], lambda {name}: {body})[1]"


def _reading(text: str, numeric: str, latest: str) -> str:
    shaped = _let(
        "yc", _clean("yt"), _let("ys", _shape(numeric), _let("yn", _numbers(), _fields(latest)))
    )
    return _let("yt", text, shaped)


def _clean(t: str) -> str:
    """Plain rows pass as they are."""
    return f"CASE WHEN {_plain18(t)} THEN {t} ELSE {_let('yf', ID_FOLD.sql(t), _folded())} END"


def _plain18(t: str) -> str:
    """18 digits by one cast (18 bytes, 18 digits, no exponent); an X at the end by pattern."""
    digits = f"try_cast({t} AS BIGINT) >= 100000000000000000 AND NOT contains({t}, 'e') AND NOT contains({t}, 'E')"
    return f"(strlen({t}) = 18 AND (coalesce({digits}, FALSE) OR {_like(t, ref.EIGHTEEN)}))"


def _folded() -> str:
    core = _let(
        "yk", "regexp_replace(yf, '[^0-9A-Z]', '', 'g')", _let("yo", _once("yk"), _core_read())
    )
    return (
        f"CASE WHEN {_like('yf', ref.SCIENTIFIC)} OR {_like('yf', ref.MASKED)} THEN yf "
        f"WHEN {_like('yf', ref.DECIMAL)} THEN "
        "CASE WHEN strlen(split_part(yf, '.', 1)) < 16 THEN split_part(yf, '.', 1) ELSE yf END "
        f"ELSE coalesce({core}, yf) END"
    )


def _once(core: str) -> str:
    return f"CASE WHEN strlen({core}) = 36 AND {core}[1:18] = {core}[19:36] THEN {core}[1:18] ELSE {core} END"


def _core_read() -> str:
    mended = ref.MISREAD.sql("yo")
    agrees = f"{check_sql('try_cast(ym[1:17] AS BIGINT)')} = ym[18]"
    body = (
        f"CASE WHEN strlen(yo) NOT IN {ref.CORE_LENGTHS} THEN NULL "
        f"WHEN ym <> yo AND {_like('ym', f'{ref.EIGHTEEN}|{ref.DISABILITY}')} "
        f"THEN CASE WHEN {agrees} THEN ym END "
        f"WHEN {_like('yo', '^[0-9X]+(B[0-9]?)?$')} THEN yo END"
    )
    return _let("ym", mended, body)


def _shape(numeric: str) -> str:
    """Which reading fits: 18, 20 (disability number) or 15 digits, -1 digits lost, 0 none."""
    return (
        f"CASE WHEN NOT {numeric} AND {_plain18('yc')} THEN 18 "
        "WHEN translate(yc, '123456789', '') = yc THEN -2 "
        f"WHEN {_lost(numeric)} THEN -1 "
        f"WHEN {_like('yc', ref.DISABILITY)} THEN 20 "
        f"WHEN {_like('yc', ref.FIFTEEN)} AND try_cast(yc[1:2] AS INTEGER) IN {ref.PROVINCES} THEN 15 "
        "ELSE 0 END"
    )


def _lost(numeric: str) -> str:
    return (
        f"({_like('yc', ref.SCIENTIFIC)} OR {_like('yc', ref.MASKED)} OR ({_like('yc', ref.LONG_NUMBER)} "
        f"AND ({numeric} OR contains(yc, '.') OR suffix(yc, '00000'))))"
    )


def _numbers() -> str:
    """The 17 digits as one number, and the birth date as yyyymmdd, also of damaged numbers."""
    body = "CASE WHEN ys = 15 THEN yc[1:6] || '19' || yc[7:15] WHEN ys > 0 THEN yc[1:17] END"
    hint = "replace(yc, '.', '')[7:14]"
    damaged = f"CASE WHEN {_like(hint, '^[0-9]{8}$')} THEN {hint}::BIGINT END"
    number = f"try_cast({body} AS BIGINT)"
    return _let(
        "yb",
        number,
        f"{{'n': yb, 'day': CASE WHEN ys > 0 THEN yb // 1000 % 100000000 ELSE {damaged} END, "
        f"'check': CASE WHEN ys > 0 THEN {check_sql('yb')} END}}",
    )


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


def _fields(latest: str) -> str:
    state = _let("yd", "coalesce(" + _real_day("yn.day") + ", FALSE)", _state(latest))
    id18 = "CASE WHEN ys = 15 THEN yn.n::VARCHAR || yn.check ELSE yc[1:18] END"
    usable = f"z IN {ref.USABLE}"
    dated = f"({usable} OR z IN ('lost_digits', 'checksum_failed'))"
    born = f"CASE WHEN {dated} AND {_real_day('yn.day')} THEN {_day('yn.day')} END"
    sex = f"CASE WHEN {usable} THEN CASE WHEN yn.n % 2 = 1 THEN '男' ELSE '女' END END"
    return _let(
        "z",
        state,
        f"{{'clean': yc, 'id18': CASE WHEN {usable} THEN {id18} END, 'state': z, "
        f"'birth_date': {born}, 'sex': {sex}}}",
    )


def _state(latest: str) -> str:
    good = (
        "CASE ys WHEN 18 THEN 'valid' WHEN 20 THEN 'from_disability_number' ELSE 'upgraded15' END"
    )
    return (
        f"CASE WHEN ys > 0 AND (NOT yd OR yn.day > {_yyyymmdd(latest)}) THEN 'impossible_date' "
        f"WHEN ys = 15 OR yn.check = yc[18] THEN {good} "
        "WHEN ys > 0 THEN CASE WHEN yc[16:18] = '000' THEN 'lost_digits' ELSE 'checksum_failed' END "
        "WHEN ys = -2 THEN 'missing' WHEN ys = -1 THEN 'lost_digits' "
        f"WHEN {_like('yc', ref.TWO_IDS)} THEN 'two_ids' "
        f"WHEN {_like('yc', ref.OTHER_DOCUMENT)} THEN 'other_document' "
        "WHEN length(yc) = 18 THEN 'checksum_failed' ELSE 'wrong_length' END"
    )


def _yyyymmdd(day: str) -> str:
    return f"(year({day}) * 10000 + month({day}) * 100 + day({day}))"


def _real_day(n: str) -> str:
    """Whether a yyyymmdd number is a day of the calendar, without asking the date parser."""
    year, month, day = f"({n} // 10000)", f"({n} // 100 % 100)", f"({n} % 100)"
    leap = f"({year} % 4 = 0 AND ({year} % 100 <> 0 OR {year} % 400 = 0))::INTEGER"
    last = f"(30 + ({month} + {month} // 8) % 2 - ({month} = 2)::INTEGER * (2 - {leap}))"
    return f"({n} >= {EARLIEST} AND {month} BETWEEN 1 AND 12 AND {day} BETWEEN 1 AND {last})"


def _day(n: str) -> str:
    return f"make_date({n} // 10000, {n} // 100 % 100, {n} % 100)"


def _like(expr: str, pattern: str) -> str:
    return f"regexp_matches({expr}, {quoted(pattern)})"
