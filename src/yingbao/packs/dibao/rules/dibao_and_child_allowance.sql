/* ---
code: "217"
title: 低保与孤儿、事实无人抚养儿童生活费全额重复
direction: 错保
level: 橙
status: trial
valid_from: 2020-01-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股、儿童福利股
legal_basis:
  - {norm: 民发〔2019〕62号, article: 三（一）, gist: 已享受低保的事实无人抚养儿童按差额补足, valid_from: 2020-01-01}
reads: [dibao_listing, child_allowance]
parameters:
  list_lag_months: {use: dibao/list_lag_months, role: guard}
benign:
  - 已按差额发放
  - 当月才转，正在交接
ask_first:
  - 两样各发多少，是不是补差
verify: [V3, V5]
absent: []
due_process: 重新核算差额；减发前告知监护人。
say: 孩子同时领低保和儿童生活费，我们来核对是不是按差额发的。
words:
  steps: {told: 儿童名册最近的一个月}
  columns: {latest: 儿童名册的月份}
--- */
WITH population AS (
    SELECT *
    FROM dibao_listing
),

told AS (                      -- the list of children may reach us a month or two after the roll
    SELECT p.period, max(c.period) AS latest
    FROM (SELECT DISTINCT period FROM population) AS p
    JOIN (SELECT DISTINCT period FROM child_allowance) AS c
        ON c.period BETWEEN CAST(p.period - $list_lag_months * INTERVAL '1' MONTH AS DATE) AND p.period
    GROUP BY p.period
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    substr(CAST(min(coalesce(c.period, p.period)) AS VARCHAR), 1, 7) || '在低保名册，同时按'
        || string_agg(DISTINCT c.child_kind, '、' ORDER BY c.child_kind) || '领基本生活费'
        || coalesce(CAST(max(c.amount) AS VARCHAR) || '元', '') || '，没有注明补差' AS because,
    string_agg(DISTINCT p.row_ref || ';' || c.row_ref, ';' ORDER BY p.row_ref || ';' || c.row_ref) AS evidence,
    max(p.person_amount) AS amount,
    max(c.started_on) AS since,
    least(min(p.match), min(c.match)) AS match
FROM population AS p
JOIN child_allowance AS c ON c.person_id = p.person_id
LEFT JOIN told AS t ON t.period = p.period
WHERE c.child_kind IN ('孤儿', '事实无人抚养')
    AND NOT coalesce(c.is_difference, FALSE)
    AND (c.period IS NULL OR c.period = t.latest)
    AND coalesce(c.started_on, DATE '1900-01-01') < coalesce(c.period, p.period)
    AND coalesce(c.ended_on, DATE '9999-12-31') >= CAST(coalesce(c.period, p.period) + INTERVAL '1' MONTH AS DATE)      -- kept on the list, and stopped
    AND (c.period = p.period OR coalesce(p.start_month, DATE '1900-01-01') < coalesce(c.period, p.period))
GROUP BY p.person_id
