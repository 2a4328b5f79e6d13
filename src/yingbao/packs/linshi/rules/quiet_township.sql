/* ---
code: "301"
title: 乡镇长时间没有一例临时救助
direction: 漏保
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十八条, gist: 临时救助向乡镇申请，小额可以委托乡镇审批, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 沁民函字〔2020〕30号, article: （三）, gist: 检查是否在乡镇开展临时救助, valid_from: 2020-04-26}
  - {norm: 社会救助法, article: 第二十九条, gist: 因突发、紧迫困难致基本生活暂时严重困难的给予临时救助, valid_from: 2026-07-01}
reads: [linshi_case, residence]
needs: [linshi_grant]
parameters:
  quiet_months: {use: linshi/quiet_months, role: guard}
  quiet_long_months: {use: linshi/quiet_long_months, role: guard}
  quiet_expected_cases: {use: linshi/quiet_expected_cases, role: guard}
benign:
  - 人口少，半年没有急难
  - 都报到县里办了，台账没写乡镇
  - 乡镇自己的台账没有报来
ask_first:
  - 请乡镇找近半年的火灾、车祸、大病住院各几户，看有没有人来申请、怎么答复的
verify: [V1, V2]
absent: [linshi_grant]
due_process: 这是提醒乡镇主动发现，不是指标；不为凑数发放。
say: 我们想了解近来村里有没有遇到急难的人家，看看能帮上什么。
words:
  steps: {quiet: 本应有几例而没有一例的乡镇}
  columns: {all_people: 全县人数}
--- */
WITH population AS (           -- the people of each township
    SELECT township, count(*) AS people
    FROM residence
    WHERE township IS NOT NULL
    GROUP BY township
),

whole AS (
    SELECT sum(people) AS people
    FROM population
),

recent AS (                    -- half a year; a small township is looked at over a whole one
    SELECT $quiet_months AS months, township, sheet, row_ref
    FROM linshi_case
    WHERE day > CAST($as_of - $quiet_months * INTERVAL '1' MONTH AS DATE)
    UNION ALL
    SELECT $quiet_long_months AS months, township, sheet, row_ref
    FROM linshi_case
    WHERE day > CAST($as_of - $quiet_long_months * INTERVAL '1' MONTH AS DATE)
),

ledger AS (                    -- files of several townships: a township's own may not have come
    SELECT months, min(row_ref) AS first_row, count(*) AS cases
    FROM recent
    GROUP BY months, split_part(sheet, '|', 1)
    HAVING count(DISTINCT township) > 1
),

county AS (
    SELECT months, sum(cases) AS cases, string_agg(DISTINCT first_row, ';' ORDER BY first_row) AS evidence
    FROM ledger
    GROUP BY months
),

quiet AS (                     -- of the spans in which some were to be expected, the shortest
    SELECT p.township, p.people, c.months, c.cases, c.evidence, w.people AS all_people
    FROM population AS p
    CROSS JOIN county AS c
    CROSS JOIN whole AS w
    WHERE p.people * c.cases >= $quiet_expected_cases * w.people
        AND NOT EXISTS (       -- a case of an unknown place may be theirs
            SELECT 1
            FROM recent AS r
            WHERE coalesce(r.township, p.township) = p.township
                AND r.months = c.months
        )
    QUALIFY months = min(months) OVER (PARTITION BY township)
)

SELECT
    '乡镇|' || q.township || '|0' AS subject_id,  -- a place, shaped like a row: nobody's name is looked up
    CAST(NULL AS VARCHAR) AS household_id,
    q.township,
    CAST(NULL AS VARCHAR) AS village,
    '近' || CAST(q.months AS VARCHAR) || '个月全县台账有临时救助' || CAST(q.cases AS VARCHAR)
        || '人次，按人口本乡镇应有约' || CAST(CAST(round(q.people * q.cases / nullif(q.all_people, 0)) AS INTEGER) AS VARCHAR)
        || '人次，实际没有一例' AS because,
    q.evidence
FROM quiet AS q
