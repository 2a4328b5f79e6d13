"""Each demand finds what it is for, at its place, and leaves sound SQL alone."""

from pathlib import Path

import pytest

from yingbao.engine import load_library
from yingbao.engine.lint import DEMANDS, lint
from yingbao.engine.tests.small_packs import HEADER, RULE, VIEW, packs_at

SOUND = RULE.replace("verify: [V1, V2]", "verify: [V1, V2]\nsay: 请当面说明")


def issues(folder: Path, text: str) -> list[str]:
    return [str(issue) for issue in lint(load_library(packs_at(folder, dead_sql=text)))]


def test_a_sound_rule_has_no_issue(tmp_path: Path) -> None:
    library = load_library(packs_at(tmp_path, dead_sql=SOUND))
    assert lint(library, library.rules.values()) == ()


def test_every_demand_says_why_it_is_made() -> None:
    assert all(demand.__doc__ for demand in DEMANDS)


WHERE = "WHERE status = '在保'"
SINCE = "d.died_on AS since"

IN_SQL = [
    ("ReadsAreTrue", "JOIN died AS d", "JOIN cadre AS x ON TRUE JOIN died AS d", "SQL 读了“cadre”"),
    ("ReadsAreTrue", "reads: [dibao_member, died]", "reads: [dibao_member, died, cadre]", "SQL 没有读"),
    ("KnownTables", "reads: [dibao_member, died]", "reads: [dibao_member, died, dead]", "没有名为“dead”"),
    ("KnownTables", "parameters:", "needs: [nothing]\nparameters:", "没有名为“nothing”"),
    ("ParametersAreUsed", "{grace: dibao/grace}", "{}", "SQL 用了 $grace"),
    ("ParametersAreUsed", "{grace: dibao/grace}", "{grace: dibao/grace, more: dibao/grace}", "SQL 没有用"),
    ("ParametersAreUsed", "{grace: dibao/grace}", "{grace: dibao/mercy}", "没有参数文件“dibao/mercy”"),
    ("ParametersAreUsed", "benign:", "dated: [grace]\nbenign:", "没有读 param_grace"),
    ("AbsenceIsDeclared", "'，宽限 '", "'，没有注销的记录，宽限 '", "要写 absent"),
    ("AbsenceIsDeclared", "benign:", "absent: [custody]\nbenign:", "规则没有读这张标准表"),
    ("AbsenceIsDeclared", "benign:", "absent: [death_record.wished]\nbenign:", "没有这一列"),
    ("AbsenceIsDeclared", "benign:", "absent: [death_record?]\nbenign:", "只有列名后面"),
    ("WordsAreUsed", "benign:", "words: {steps: {dead: 死者}}\nbenign:", "words 写了“dead”"),
    ("WordsAreUsed", "benign:", "words: {columns: {day: 那天}}\nbenign:", "words 写了“day”"),
    ("BasisOnEveryDay", "valid_from: 2014-05-01}", "valid_from: 2014-05-02}", "2014-05-01 那天没有"),
    (
        "BasisOnEveryDay",
        "valid_from: 2014-05-01}",
        "valid_from: 2014-05-01, valid_to: 2026-06-30}",
        "2026-07-01 那天没有",
    ),
    ("BasisOnEveryDay", "valid_from: 2014-05-01}", "valid_from: 2014-05-01, valid_to: 2013-01-01}", "早于"),
    ("SaysHowItMayBeWrong", "benign: [同名同姓]\n", "", "缺“benign”"),
    ("SaysHowItMayBeWrong", "verify: [V1, V2]\n", "", "缺“verify”"),
    ("NamedPopulation", "population", "people", "缺名为 population"),
    ("FinalColumns", "p.township,\n    p.village", "p.village,\n    p.township", "应依次以"),
    ("FinalColumns", SINCE, "d.died_on AS died_on", "多出的列“died_on”"),
    ("BecauseNamesNobody", "concat('死亡 ',", "concat(p.person_id, '死亡 ',", "不能出现“person_id”"),
    ("BecauseNamesNobody", "concat('死亡 ',", "concat(p.name_key, '死亡 ',", "不能出现“name_key”"),
    ("StrongMatchForSevere", ",\n    least(p.match, d.match) AS match", "", "须以 match = 'strong'"),
    ("NoClockNoDice", WHERE, "WHERE period < current_date", "一律用 $as_of"),
    ("NoClockNoDice", WHERE, "WHERE period < now()", "一律用 $as_of"),
    ("NoClockNoDice", WHERE, "WHERE period < today()", "一律用 $as_of"),
    ("NoClockNoDice", WHERE, "WHERE random() < 1", "一律用 $as_of"),
    ("NoPickingAtRandom", SINCE, "any_value(d.died_on) OVER () AS since", "任取一个"),
    ("NoPickingAtRandom", SINCE, "(SELECT arg_max(x.died_on, x.match) FROM died AS x) AS since", "任取一个"),
    ("NoPickingAtRandom", SINCE, "(SELECT x.died_on FROM died AS x LIMIT 1) AS since", "不能用 LIMIT 1"),
    ("NoPickingAtRandom", SINCE, "(SELECT DISTINCT ON (x.match) x.died_on FROM died AS x) AS since", "DISTINCT ON"),
    ("OrderedLists", SINCE, "(SELECT string_agg(x.row_ref, ';') FROM died AS x) AS since", "次序才固定"),
    (
        "OrderedLists",
        SINCE,
        "(SELECT string_agg(x.row_ref, ';' ORDER BY x.died_on) FROM died AS x) AS since",
        "须写 ORDER BY x.row_ref",
    ),
    ("OrderedLists", SINCE, "(SELECT list(x.row_ref) FROM died AS x) AS since", "次序才固定"),
    (
        "TotalOrderInWindows",
        WHERE,
        "QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY period) = 1",
        "末尾加 row_ref",
    ),
    ("TotalOrderInWindows", WHERE, "QUALIFY row_number() OVER (PARTITION BY person_id) = 1", "缺 ORDER BY"),
    ("TotalOrderInWindows", SINCE, "lag(d.died_on) OVER (ORDER BY d.died_on) AS since", "末尾加 row_ref"),
    ("NoLegalNumbers", WHERE, "WHERE age >= 60", "60 应写成"),
    ("NoLegalNumbers", WHERE, "WHERE age BETWEEN 0 AND 17", "17 应写成"),
    ("NoLegalNumbers", WHERE, "WHERE disability_level IN (3, 4)", "3 应写成"),
    ("NoLegalNumbers", WHERE, "WHERE monthly_income < annual_income * 1.5", "1.5 应写成"),
    ("NoLegalNumbers", WHERE, "WHERE period < CAST($as_of - INTERVAL 6 MONTH AS DATE)", "6 应写成"),
    ("NoLegalNumbers", WHERE, "WHERE period < DATE '2020-08-25'", "应写成参数"),
    ("NoLegalNumbers", WHERE, "WHERE period < '2020-08-25'::DATE", "应写成参数"),
    ("NoLegalNumbers", WHERE, "WHERE monthly_income < -(500)", "500 应写成"),
    ("PortableFunctions", WHERE, "WHERE date_diff('year', birth_date, period) > 1", "数法不同"),
    ("PortableFunctions", WHERE, "WHERE datediff('year', birth_date, period) > 1", "数法不同"),
    ("PortableFunctions", WHERE, "WHERE levenshtein(school, employer) = 1", "按字节数"),
    ("PortableFunctions", WHERE, "WHERE jaro_winkler_similarity(school, employer) = 1", "按字节数"),
    ("PortableFunctions", WHERE, "WHERE strlen(school) = 1", "按字节数"),
    ("PortableFunctions", WHERE, "WHERE try_strptime(remark, '%Y') IS NULL", "导入的事"),
    ("PortableFunctions", WHERE, "WHERE strftime(period, '%Y') = '2020'", "格式写法不同"),
    ("PortableFunctions", WHERE, "WHERE format('{}', age) = '1'", "Spark 没有"),
    ("PortableFunctions", SINCE, "(SELECT median(x.died_on) FROM died AS x) AS since", "两个引擎不同"),
    ("PortableShapes", "JOIN died AS d ON d.person_id", "ASOF JOIN died AS d ON d.person_id", "ASOF"),
    ("PortableShapes", WHERE, "WHERE person_id NOT IN (SELECT person_id FROM died)", "用 NOT EXISTS"),
    ("PortableShapes", WHERE, "WHERE len(list_filter([1], lambda x: x > 0)) = 1", "LAMBDA"),
    ("DatesStayDates", WHERE, "WHERE period < $as_of - INTERVAL 1 MONTH", "AS DATE"),
    ("DatesStayDates", WHERE, "WHERE period = date_trunc('month', $as_of)", "AS DATE"),
    ("NoUnsafeDivision", WHERE, "WHERE annual_income / monthly_income > 1", "nullif"),
    ("NoProtectedAttributes", WHERE, "WHERE ethnicity = '甲'", "受保护"),
    ("NoProtectedAttributes", WHERE, 'WHERE "政治面貌" = 1', "受保护"),
    ("ReadableSql", WHERE, "WHERE (", "SQL 读不懂"),
]  # fmt: skip


@pytest.mark.parametrize(("demand", "was", "becomes", "says"), IN_SQL)
def test_it_finds(tmp_path: Path, demand: str, was: str, becomes: str, says: str) -> None:
    assert was in SOUND
    found = issues(tmp_path, SOUND.replace(was, becomes))
    assert any(f" {demand}：" in issue and says in issue for issue in found), found


SOUND_VARIANTS = [
    ("benign:", "words: {steps: {population: 在保的人}, columns: {since: 死亡之日}}\nbenign:"),
    (WHERE, "WHERE annual_income / 12 > monthly_income"),
    (WHERE, "WHERE annual_income / nullif(monthly_income, 0) > 1"),
    (WHERE, "WHERE year(period) * 12 + month(period) > 1"),
    (WHERE, "WHERE substr(remark, 3, 4) = '2020' AND age > 2"),
    (
        WHERE,
        "WHERE period = CAST(date_trunc('month', CAST($as_of - INTERVAL 1 MONTH AS DATE)) AS DATE)",
    ),
    (WHERE, "WHERE coalesce(start_month, DATE '1900-01-01') < period"),
    (WHERE, "QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY period, row_ref) = 1"),
    (
        SINCE,
        "(SELECT string_agg(DISTINCT x.row_ref, ';' ORDER BY x.row_ref) FROM died AS x) AS since",
    ),
    (SINCE, "max(d.died_on) OVER (PARTITION BY d.person_id) AS since"),
    (",\n    least(p.match, d.match) AS match\nFROM", "\nFROM"),
]


@pytest.mark.parametrize(("was", "becomes"), SOUND_VARIANTS)
def test_it_leaves_sound_sql_alone(tmp_path: Path, was: str, becomes: str) -> None:
    text = SOUND.replace(was, becomes)
    if "AS match" not in text:
        text = text.replace(WHERE, "WHERE match = 'strong'")
    library = load_library(packs_at(tmp_path, dead_sql=text))
    assert lint(library, library.rules.values()) == ()


def test_a_window_over_grouped_rows_is_ordered_by_their_keys(tmp_path: Path) -> None:
    text = SOUND.replace(
        "JOIN died AS d",
        "JOIN (SELECT person_id FROM months QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY period) = 1) "
        "AS o ON o.person_id = p.person_id JOIN died AS d",
    ).replace(
        "\n)\n\nSELECT",
        "\n),\n\nmonths AS (SELECT person_id, period FROM dibao_member GROUP BY person_id, period)\n\nSELECT",
    )
    library = load_library(packs_at(tmp_path, dead_sql=text))
    assert lint(library, library.rules.values()) == ()


def test_an_issue_stands_on_the_line_of_its_fragment(tmp_path: Path) -> None:
    (issue,) = lint(
        load_library(packs_at(tmp_path, dead_sql=SOUND.replace(WHERE, "WHERE age >= 60")))
    )[:1]
    assert issue.place.file == "dibao/rules/dead.sql"
    assert SOUND.splitlines()[issue.place.line - 1].strip() == WHERE


def test_a_rule_without_a_test_file_is_told(tmp_path: Path) -> None:
    packs = packs_at(tmp_path, dead_sql=SOUND)
    (packs / "dibao/rules/dead.test.yaml").unlink()
    library = load_library(packs)
    assert [issue.demand for issue in lint(library, library.rules.values())] == ["TestedByName"]


def test_a_view_must_have_the_columns_it_says(tmp_path: Path) -> None:
    text = VIEW.replace("SELECT person_id, match", "SELECT match, person_id")
    library = load_library(packs_at(tmp_path, died_sql=text))
    demands = {issue.demand for issue in lint(library, library.views.values())}
    assert "ViewColumns" in demands


def test_the_header_alone_is_not_a_rule(tmp_path: Path) -> None:
    assert any("SQL 读不懂" in issue for issue in issues(tmp_path, HEADER))
