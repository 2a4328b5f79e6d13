/* ---
title: 停保决定从哪个月起、停的是哪本名册
why: |
  一个决定一行。没写执行月份的从决定的下个月起。停保台账多半不写城乡：原因里写了转到城市（农村）低保的，停的是另一本；
  没有写的看执行以前最近一个月他在哪本名册上，两本都在的说不准，area_kind 为空。
reads: [stop_decision, aided_person_month]
parameters:
  into_town_words: {use: dibao/into_town_words, role: guard}
  into_country_words: {use: dibao/into_country_words, role: guard}
columns:
  person_id: VARCHAR
  match: VARCHAR
  programme: VARCHAR
  area_kind: VARCHAR
  decided_on: DATE
  from_month: DATE
  reason: VARCHAR
  row_ref: VARCHAR
--- */
WITH decided AS (
    SELECT
        person_id,
        match,
        CASE programme WHEN '低保' THEN 'dibao' WHEN '特困' THEN 'tekun' END AS programme,
        CASE
            WHEN regexp_matches(reason, $into_town_words) THEN '农村'
            WHEN regexp_matches(reason, $into_country_words) THEN '城市'
        END AS told_kind,
        decided_on,
        coalesce(effective_month, CAST(date_trunc('month', decided_on) + INTERVAL '1' MONTH AS DATE)) AS from_month,
        reason,
        row_ref
    FROM stop_decision
    WHERE decision_kind = '停保'
        AND decided_on <= $as_of
        AND person_id IS NOT NULL
),

last_month AS (                -- the last roll before that names him
    SELECT d.row_ref, d.person_id, max(a.period) AS period
    FROM decided AS d
    JOIN aided_person_month AS a ON a.person_id = d.person_id
    WHERE a.period < d.from_month
        AND a.programme = 'dibao'
    GROUP BY d.row_ref, d.person_id
),

kind AS (                      -- on both of town and country: nobody can say which was stopped
    SELECT m.row_ref, m.person_id, min(nullif(a.area_kind, '未注明')) AS area_kind
    FROM last_month AS m
    JOIN aided_person_month AS a
        ON a.person_id = m.person_id
        AND a.period = m.period
    WHERE a.programme = 'dibao'
    GROUP BY m.row_ref, m.person_id
    HAVING count(DISTINCT a.area_kind) = 1
)

SELECT
    d.person_id,
    d.match,
    d.programme,
    CASE WHEN coalesce(d.programme, 'dibao') = 'dibao' THEN coalesce(d.told_kind, k.area_kind) END AS area_kind,
    d.decided_on,
    d.from_month,
    d.reason,
    d.row_ref
FROM decided AS d
LEFT JOIN kind AS k ON k.row_ref = d.row_ref AND k.person_id = d.person_id
