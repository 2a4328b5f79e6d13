/* ---
code: "417"
title: 特困和孤儿、事实无人抚养保障全额重复
direction: 错保
level: 橙
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股、儿童福利岗
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第九条, gist: 特困与孤儿保障只选其一, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第九条, gist: 选了孤儿、事实无人抚养保障的不再认定特困, valid_from: 2021-07-01}
reads: [tekun_person, child_allowance]
parameters:
  lag_months: {use: tekun/list_lag_months, role: guard}
benign:
  - 事实无人抚养儿童按规定补差发放
  - 这个月刚转，另一样下月起停
ask_first:
  - 两样各发多少，是不是补差
verify: [V2, V5]
due_process: 由监护人选待遇高的一样，先接上再停另一样，不能让孩子断了保障。
say: 孩子列在两项保障里，我们来核对，帮孩子选待遇高的一项。
--- */
WITH population AS (
    SELECT *
    FROM tekun_person
),

newest AS (                    -- an older list says nothing of today
    SELECT max(period) AS period
    FROM child_allowance
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '特困名册在册，又在领' || string_agg(DISTINCT c.child_kind, '、' ORDER BY c.child_kind) || '基本生活费（不是补差）' AS because,
    min(p.evidence) || ';' || string_agg(DISTINCT c.row_ref, ';' ORDER BY c.row_ref) AS evidence,
    max(c.amount) AS amount,
    least(min(p.match), min(c.match)) AS match
FROM population AS p
JOIN child_allowance AS c ON c.person_id = p.person_id
CROSS JOIN newest AS n
WHERE NOT coalesce(c.is_difference, FALSE)
    AND (
        coalesce(c.period, p.period) = p.period
        -- lists of different months: on both in the month of the earlier one
        OR (
            c.period = n.period
            AND c.period >= CAST(p.period - $lag_months * INTERVAL '1' MONTH AS DATE)
            AND (c.period < p.period AND p.start_month < c.period OR c.period > p.period AND c.started_on < p.period)
        )
    )
    AND coalesce(p.start_month, DATE '1900-01-01') < p.period
    AND coalesce(c.started_on, DATE '1900-01-01') < p.period
    AND coalesce(c.ended_on, DATE '9999-12-31') >= CAST(coalesce(c.period, p.period) + INTERVAL '1' MONTH AS DATE)      -- kept on the list, and stopped
GROUP BY p.person_id
