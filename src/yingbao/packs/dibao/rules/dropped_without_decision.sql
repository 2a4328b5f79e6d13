/* ---
code: "207"
title: 上期在册、本期不见，没有停保决定
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 停发应当作出决定并书面说明理由, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第三十二条, gist: 减发停发应符合法定事由和程序，告知并说明理由, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第四十八条, gist: 调减、终止前听取意见，决定后书面告知并说明理由, valid_from: 2026-07-01}
reads: [aided_person_month, aided_member, aided_member_month, roll_month, stop_decision, gone_person, unlinked]
needs: [dibao_member, stop_decision]
parameters:
  decision_window_months: {use: dibao/decision_window_months, role: guard}
benign:
  - 身份证号更正，换了号码还是同一人
  - 转到别的乡镇、转城市低保、转特困
  - 已死亡、户口迁出或在押
  - 有停保或变更决定（也可能写在户主名下）
ask_first:
  - 查停保档案；问本人是否收到过通知
verify: [V1, V5]
absent: [dibao_member, tekun_member, stop_decision, death_record, hukou_person]
due_process: 没有决定就停的，恢复并补发；确应停的补办决定、告知理由。
say: 名册上您家的记录不见了，我们来核对是不是停错了。停错的会恢复并补发。
words:
  steps: {begun: 停保决定台账最早的月份, listed: 以前在册的人}
  columns: {first_period: 最早的月份}
--- */
WITH begun AS (                -- what lies before the ledger of decisions nobody can look up in it
    SELECT CAST(date_trunc('month', min(decided_on)) AS DATE) AS first_period
    FROM stop_decision
),

listed AS (                    -- on the roll before this one, or on an earlier one that the ledger reaches
    SELECT w.*, r.period AS this_period
    FROM aided_person_month AS w
    CROSS JOIN begun AS b
    JOIN roll_month AS r
        ON r.programme = w.programme
        AND r.area_kind = w.area_kind
        AND r.township = coalesce(w.township, '未注明')
        AND (r.previous_period = w.period OR (w.period < r.previous_period AND w.period >= b.first_period))
    WHERE w.programme = 'dibao'
        AND w.person_id IS NOT NULL
),

population AS (                -- the last of them
    SELECT *
    FROM listed
    QUALIFY period = max(period) OVER (PARTITION BY person_id)
),

first_seen AS (
    SELECT person_id, min(period) AS first_period
    FROM aided_person_month
    GROUP BY person_id
),

gone AS (                      -- and on no roll of any programme or township now
    SELECT p.*
    FROM population AS p
    WHERE NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
        AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
        AND NOT EXISTS (       -- the same person under a corrected number
            SELECT 1
            FROM aided_member AS n
            LEFT JOIN first_seen AS b ON b.person_id = n.person_id
            WHERE n.name_key = p.name_key
                AND (
                    n.id_birth_date = p.id_birth_date
                    OR n.household_id = p.household_id
                    OR (n.township = p.township AND n.village = p.village)
                )
                AND coalesce(b.first_period > p.period, TRUE)
        )
        AND NOT EXISTS (       -- decided, in the name of anyone of the household
            SELECT 1
            FROM stop_decision AS s
            JOIN aided_member_month AS q ON q.person_id = s.person_id
            WHERE q.household_id = p.household_id
                AND q.period = p.period
                AND coalesce(s.decision_kind, '停保') <> '增发'
                AND s.decided_on <= $as_of
                AND s.decided_on > CAST(p.period - $decision_window_months * INTERVAL '1' MONTH AS DATE)
        )
        AND NOT EXISTS (       -- a roll or decision row that may be this person
            SELECT 1
            FROM unlinked AS u
            WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'stop_decision', 'death_record')
                AND u.name_key = p.name_key
                AND coalesce(u.period, p.this_period) >= p.this_period
                AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    substr(CAST(min(period) AS VARCHAR), 1, 7) || '名册在保，' || substr(CAST(max(this_period) AS VARCHAR), 1, 7)
        || '名册上没有，也没有停保、死亡、迁移的记录' AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    CAST(max(period) + INTERVAL '1' MONTH AS DATE) AS since,
    min(match) AS match
FROM gone
GROUP BY person_id
