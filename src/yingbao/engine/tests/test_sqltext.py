"""Writing values into SQL, and finding its parts, without touching what is quoted."""

from datetime import date
from decimal import Decimal

import duckdb

from yingbao.engine.rule import Read, View
from yingbao.engine.sqltext import bind, counted, literal, named_values, with_ctes
from yingbao.engine.values import Given, Span


def test_names_in_strings_and_comments_are_left_alone() -> None:
    sql = "SELECT '$a', \"$b\", $c -- $d\n/* $e */"
    assert named_values(sql) == {"c"}
    assert bind(sql, {"c": 1}) == "SELECT '$a', \"$b\", 1 -- $d\n/* $e */"


def test_values_become_literals_of_their_kind() -> None:
    values = [None, True, 3, Decimal("1.30"), date(2020, 4, 30), "李'四", [1, 2]]
    written = ["NULL", "TRUE", "3", "1.30", "DATE '2020-04-30'", "'李''四'", "[1, 2]"]
    assert list(map(literal, values)) == written


def test_a_rule_counts_whom_it_looked_at_even_without_hits() -> None:
    sql = "WITH population AS (SELECT 1 AS a UNION ALL SELECT 2) SELECT a AS subject_id FROM population WHERE a > {}"
    rows = duckdb.execute(counted(sql.format(1))).fetchall()
    assert rows == [(2, 1, 2)]
    assert duckdb.execute(counted(sql.format(5))).fetchall() == [(2, None, None)]


def test_the_word_select_inside_brackets_or_strings_is_not_the_final_one() -> None:
    sql = "WITH population AS (SELECT ')SELECT' AS a) /* SELECT */ SELECT a, (SELECT 1) FROM population"
    assert duckdb.execute(counted(sql)).fetchall() == [(1, 1, ")SELECT", 1)]


def test_more_ctes_go_in_front() -> None:
    assert (
        with_ctes("SELECT * FROM a", {"a": "SELECT 1"}).split()
        == "WITH a AS (SELECT 1) SELECT * FROM a".split()
    )
    sql = with_ctes("WITH b AS (SELECT * FROM a) SELECT * FROM b", {"a": "SELECT 7 AS n"})
    assert duckdb.execute(sql).fetchall() == [(7,)]


def test_a_dated_parameter_is_a_table_with_the_days_of_each_value() -> None:
    spans = (
        Span(date(2019, 1, 1), date(2019, 12, 31), 400),
        Span(date(2020, 1, 1), date(9999, 12, 31), 450),
    )
    given = Given({"as_of": date(2020, 4, 30)}, {"standard": spans})
    sql = "SELECT value FROM param_standard WHERE DATE '2019-06-01' BETWEEN valid_from AND valid_to"
    assert duckdb.execute(given.applied_to(sql)).fetchall() == [(400,)]


def test_a_dated_parameter_without_values_is_an_empty_table() -> None:
    given = Given({}, {"standard": ()})
    assert duckdb.execute(given.applied_to("SELECT * FROM param_standard")).fetchall() == []


def test_the_digest_of_a_query_is_that_of_its_whole_file() -> None:
    view = View("f", "text", "text", 1, "t", (Read("a"),), (), name="v", columns={})
    assert len(view.digest) == 64
