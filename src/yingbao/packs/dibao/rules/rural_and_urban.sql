/* ---
code: "215"
title: 同一人同月既在农村低保又在城市低保
direction: 错保
level: 红
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第六条, gist: 非农业户口申请城市低保，农业户口申请农村低保, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第四条, gist: 以家庭为单位向一个户籍地申请, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 三（一）, gist: 易地搬迁的做好迁出迁入地衔接，防止重复纳入, valid_from: 2022-10-20}
reads: [dibao_listing, stop_decision?]
benign:
  - 易地搬迁、农转城，当月两边交接
  - 一边已决定停保，下月起执行
ask_first:
  - 看起始月份和停保决定，是不是正在交接
verify: [V7, V5]
due_process: 保留应享受的一份，停另一份前告知本人。
say: 名册上您同时列在农村和城市低保里，我们来核对应该按哪一边享受。
--- */
WITH population AS (
    SELECT
        *,
        first_value(township) OVER (PARTITION BY person_id, period ORDER BY row_ref) AS home_township,
        first_value(village) OVER (PARTITION BY person_id, period ORDER BY row_ref) AS home_village
    FROM dibao_listing
    WHERE area_kind IN ('农村', '城市')
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(home_township) AS township,
    min(home_village) AS village,
    substr(CAST(period AS VARCHAR), 1, 7) || '同时列在农村低保和城市低保名册上' AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    min(person_amount) AS amount,
    max(start_month) AS since,
    min(match) AS match
FROM population AS p
WHERE NOT EXISTS (             -- one side is already decided to end, in the name of anyone of the household
    SELECT 1
    FROM stop_decision AS s
    JOIN population AS q ON q.person_id = s.person_id
    WHERE q.household_id = p.household_id
        AND s.decision_kind IN ('停保', '变更')
        AND s.decided_on <= $as_of
        AND coalesce(s.effective_month, CAST(date_trunc('month', s.decided_on) + INTERVAL '1' MONTH AS DATE)) > p.period
)
GROUP BY person_id, period
HAVING count(DISTINCT area_kind) > 1
    AND NOT (                  -- the month of changing over
        coalesce(max(start_month) >= period, FALSE)
        AND min(coalesce(start_month, DATE '1900-01-01')) < period
    )
