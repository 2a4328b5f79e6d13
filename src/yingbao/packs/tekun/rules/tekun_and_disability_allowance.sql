/* ---
code: "416"
title: 特困人员还在领残疾人两项补贴
direction: 错保
level: 黄
status: trial
valid_from: 2016-02-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股、县残联
legal_basis:
  - {norm: 国发〔2015〕52号, article: 二（三）, gist: 特困供养人员不领两项补贴, valid_from: 2016-01-01}
  - {norm: 国发〔2016〕14号, article: 三（二）, gist: 与其他保障衔接，不重复享受, valid_from: 2016-02-10}
reads: [tekun_person, aided_person_month, disability_allowance]
benign:
  - 补发的是纳入特困以前的月份
  - 这个月刚转为特困，补贴下月起停
ask_first:
  - 补贴发的是哪个月的
verify: [V2, V5]
absent: []
due_process: 补贴停发前告知本人；多发的先与残联核对、商量抵扣，不影响供养金。
say: 您同时领着供养金和残疾人补贴，按规定两样不重复，我们先和残联核对清楚。
--- */
WITH first AS (                -- the roll on which he is first seen, where it does not say since when
    SELECT person_id, min(period) AS first_month
    FROM aided_person_month
    WHERE programme = 'tekun'
    GROUP BY person_id
),

population AS (
    SELECT p.*, f.first_month
    FROM tekun_person AS p
    LEFT JOIN first AS f ON f.person_id = p.person_id
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '特困名册在册，' || substr(CAST(max(a.period) AS VARCHAR), 1, 7) || '还在领'
        || string_agg(DISTINCT a.allowance_kind, '、' ORDER BY a.allowance_kind) AS because,
    min(p.evidence) || ';' || string_agg(DISTINCT a.row_ref, ';' ORDER BY a.row_ref) AS evidence,
    sum(a.amount) AS amount,
    count(DISTINCT a.period) AS months,
    min(a.period) AS since,
    least(min(p.match), min(a.match)) AS match
FROM population AS p
JOIN disability_allowance AS a ON a.person_id = p.person_id
WHERE (a.period > p.start_month OR (p.start_month IS NULL AND a.period >= p.first_month))
    AND a.period <= p.period
    AND coalesce(a.ended_on, DATE '9999-12-31') >= CAST(a.period + INTERVAL '1' MONTH AS DATE)      -- kept on the list, and stopped
GROUP BY p.person_id
