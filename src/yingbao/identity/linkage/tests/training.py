"""Where weights.yaml comes from: the share of each level among true pairs (m) and random pairs (u).

PYTHONPATH=src python -m yingbao.identity.linkage.tests.training
"""

from __future__ import annotations

import duckdb
import yaml

from yingbao.identity.linkage.model import COMPARISONS, NULL, WEIGHTS
from yingbao.identity.linkage.prepare import KEPT, KEYS, PERSON, ROW, _sounded
from yingbao.identity.linkage.tests.labelled import Village

SEED, PEOPLE, ROWS, RANDOM_PAIRS = 2020, 40_000, 6_000, 3_000_000
SELDOM = 0.005  # clerks err in more ways than this generator: no disagreement is impossible
# No random pair of a sample shows these; the floor is what the digits allow.
FLOOR = {("number", "slip"): 1e-8, ("number", "prefix"): 1e-7}


def estimated(
    seed: int = SEED, people: int = PEOPLE, rows: int = ROWS, pairs: int = RANDOM_PAIRS
) -> dict[str, dict[str, list[float]]]:
    village = Village(seed, people)
    told, truth = village.rows(rows, 0)
    with duckdb.connect() as con:
        con.register("told", told)
        con.register("known", village.people_table())
        left = _sounded(
            con.sql(KEYS.format(side=ROW.format(relation="told", kept=KEPT))).to_arrow_table()
        )
        right = _sounded(
            con.sql(KEYS.format(side=PERSON.format(relation="known"))).to_arrow_table()
        )
        con.register("a", left)
        con.register("b", right)
        con.execute("CREATE TABLE truth (row_ref VARCHAR, person_id VARCHAR)")
        con.executemany("INSERT INTO truth VALUES (?, ?)", list(truth.items()))
        true = "a JOIN truth ON row_ref = a.ref JOIN b ON b.ref = person_id"
        chance = (  # the first by a hash: any, but always the same
            f"(SELECT * FROM a ORDER BY hash(ref) LIMIT {pairs // 1500}) AS a, "
            "(SELECT * FROM b ORDER BY hash(ref) LIMIT 1500) AS b"
        )
        return {name: _odds(con, name, true, chance) for name in COMPARISONS}


def _odds(
    con: duckdb.DuckDBPyConnection, name: str, true: str, chance: str
) -> dict[str, list[float]]:
    m, u = _shares(con, name, true), _shares(con, name, chance)
    keys = [key for key, _, _ in COMPARISONS[name] if key != NULL]
    return {
        key: [_rounded(max(m[key], SELDOM)), _rounded(FLOOR.get((name, key), u[key]))]
        for key in keys
    }


def _shares(con: duckdb.DuckDBPyConnection, name: str, pairs: str) -> dict[str, float]:
    columns = ", ".join(
        f"{side}.{column} AS {column}_{mark}"
        for side, mark in (("a", "l"), ("b", "r"))
        for column in (
            "name",
            "sound",
            "surname",
            "birth",
            "sex",
            "township",
            "village",
            "number",
            "prefix",
            "lost",
        )
    )
    cases = " ".join(
        f"ELSE '{key}'" if sql == "ELSE" else f"WHEN {sql} THEN '{key}'"
        for key, sql, _ in COMPARISONS[name]
    )
    found = dict(
        con.execute(
            f"SELECT CASE {cases} END AS level, count(*) FROM (SELECT {columns}, b.bearers AS bearers_r FROM {pairs}) "
            "GROUP BY 1"
        ).fetchall()
    )
    keys = [key for key, _, _ in COMPARISONS[name] if key != NULL]
    total = sum(found.get(key, 0) + 0.5 for key in keys)
    return {key: (found.get(key, 0) + 0.5) / total for key in keys}


def _rounded(share: float) -> float:
    return float(f"{share:.2g}")


if __name__ == "__main__":
    kept = yaml.safe_load(WEIGHTS.read_text("utf-8"))
    kept["levels"] = estimated()
    print(yaml.safe_dump(kept, sort_keys=False, allow_unicode=True))  # noqa: T201
