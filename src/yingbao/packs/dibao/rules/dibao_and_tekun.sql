/* ---
code: "216"
title: 同一人同月既在低保又在特困
direction: 错保
level: 红
status: trial
valid_from: 2016-02-10
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（一）, gist: 特困供养对象的范围；纳入特困供养的不再享受低保, valid_from: 2016-02-10}
  - {norm: 国务院令第649号, article: 第十五条, gist: 特困供养应当与低保等制度衔接, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第十三条, gist: 特困人员与低保家庭是不同的救助对象, valid_from: 2026-07-01}
reads: [dibao_listing, aided_person, aided_person_month, tekun_member?, stop_decision?]
needs: [dibao_member, tekun_member]
benign:
  - 由低保转特困的当月
  - 低保已决定停，下月起执行
ask_first:
  - 看特困起始月份和低保停保决定
verify: [V7, V5]
due_process: 保留待遇高的一份，停另一份前告知本人。
say: 名册上您同时列在低保和特困里，两样只能享受一样，我们来核对。
words:
  steps: {joint: 两本名册同月都列着的人}
--- */
WITH population AS (
    SELECT
        *,
        first_value(township) OVER (PARTITION BY person_id, period ORDER BY row_ref) AS home_township,
        first_value(village) OVER (PARTITION BY person_id, period ORDER BY row_ref) AS home_village
    FROM dibao_listing
),

tekun AS (
    SELECT
        a.person_id,
        a.period,
        min(a.match) AS match,
        max(t.start_month) AS start_month,
        string_agg(DISTINCT a.row_ref, ';' ORDER BY a.row_ref) AS evidence
    FROM aided_person AS a
    LEFT JOIN tekun_member AS t ON t.row_ref = a.row_ref AND t.person_id = a.person_id
    WHERE a.programme = 'tekun'
        AND a.status = '在保'
    GROUP BY a.person_id, a.period
),

joint AS (                     -- one roll may reach us a month after the other: months in which both list the person
    SELECT DISTINCT d.person_id, d.period
    FROM aided_person_month AS d
    JOIN aided_person_month AS t ON t.person_id = d.person_id AND t.period = d.period
    WHERE d.programme = 'dibao'
        AND t.programme = 'tekun'
        AND d.status = '在保'
        AND t.status = '在保'
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.home_township) AS township,
    min(p.home_village) AS village,
    substr(CAST(least(p.period, t.period) AS VARCHAR), 1, 7) || '同时列在低保和特困名册上' AS because,
    concat_ws(';', string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref), t.evidence) AS evidence,
    max(p.person_amount) AS amount,
    t.start_month AS since,
    least(min(p.match), t.match) AS match
FROM population AS p
JOIN tekun AS t ON t.person_id = p.person_id
LEFT JOIN joint AS b ON b.person_id = p.person_id AND b.period = least(p.period, t.period)
WHERE (p.period = t.period OR b.period IS NOT NULL)
    AND coalesce(t.start_month, DATE '1900-01-01') < least(p.period, t.period)      -- not the month of the transfer
    AND NOT EXISTS (
        SELECT 1
        FROM stop_decision AS s
        JOIN population AS q ON q.person_id = s.person_id
        WHERE q.household_id = p.household_id
            AND s.decision_kind IN ('停保', '变更')
            AND s.decided_on <= $as_of
            AND coalesce(s.effective_month, CAST(date_trunc('month', s.decided_on) + INTERVAL '1' MONTH AS DATE)) > least(p.period, t.period)
    )
GROUP BY p.person_id, p.period, t.period, t.evidence, t.match, t.start_month
