/* ---
code: "218"
title: 同时在外县享受低保或特困
direction: 错保
level: 红
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十一条, gist: 异地申请要有户籍地未享受低保的证明, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第五条, gist: 户籍不在一地的由一地受理发放，另一地配合, valid_from: 2021-07-01}
reads: [dibao_listing, other_county_roll]
parameters:
  list_lag_months: {use: dibao/list_lag_months, role: guard}
benign:
  - 户口刚迁，当月交接
  - 外县已停，名单没有更新
ask_first:
  - 请外县书面答复是否在保、发到哪月
verify: [V2, V5]
due_process: 保留应享受的一份；停发前告知本人。
say: 登记上您在外县也享受低保，我们来核对应由哪边保障。
words:
  steps: {told: 各县名单最近的一个月}
  columns: {latest: 外县名单的月份}
--- */
WITH population AS (
    SELECT *
    FROM dibao_listing
),

told AS (                      -- the other county's list is seldom of the same month
    SELECT p.period, o.county, max(o.period) AS latest
    FROM (SELECT DISTINCT period FROM population) AS p
    JOIN (SELECT DISTINCT county, period FROM other_county_roll) AS o
        ON o.period BETWEEN CAST(p.period - $list_lag_months * INTERVAL '1' MONTH AS DATE) AND p.period
    GROUP BY p.period, o.county
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    substr(CAST(min(coalesce(o.period, p.period)) AS VARCHAR), 1, 7) || '在本县低保名册，同时在'
        || string_agg(DISTINCT o.county || coalesce(o.programme, '低保'), '、' ORDER BY o.county || coalesce(o.programme, '低保')) || '名册' AS because,
    string_agg(DISTINCT p.row_ref || ';' || o.row_ref, ';' ORDER BY p.row_ref || ';' || o.row_ref) AS evidence,
    min(p.person_amount) AS amount,
    max(o.start_month) AS since,
    least(min(p.match), min(o.match)) AS match,
    CASE WHEN max(coalesce(o.period, p.period)) < min(p.period) THEN '橙' ELSE '红' END AS level      -- an older list: they may have ended it since
FROM population AS p
JOIN other_county_roll AS o ON o.person_id = p.person_id
LEFT JOIN told AS t ON t.period = p.period AND t.county = o.county
WHERE (o.period IS NULL OR o.period = t.latest)
    AND coalesce(o.start_month, DATE '1900-01-01') < coalesce(o.period, p.period)
    AND coalesce(o.end_month, DATE '9999-12-31') >= coalesce(o.period, p.period)
    AND coalesce(p.start_month, DATE '1900-01-01') < coalesce(o.period, p.period)
GROUP BY p.person_id
