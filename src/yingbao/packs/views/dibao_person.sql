/* ---
title: 现在册低保家庭的成员，一人一行
why: |
  同一人列了几行的并成一行，凭据都留着。is_covered 只说正在发钱的（停保、暂停的不算），没有纳入
  保障的家庭成员也在内，因为家庭收入和财产要看全家。period 是名册月份，month_end 是当月最后一天。
  乡镇和村取同一行的。
reads: [aided_member, dibao_member?]
columns:
  person_id: VARCHAR
  match: VARCHAR
  is_covered: BOOLEAN
  household_id: VARCHAR
  township: VARCHAR
  village: VARCHAR
  period: DATE
  month_end: DATE
  name_key: VARCHAR
  person_amount: DECIMAL(14,2)
  evidence: VARCHAR
--- */
WITH listed AS (               -- one place a person: the newest row's, never a township of one roll with a village of another
    SELECT
        *,
        first_value(township) OVER (PARTITION BY person_id ORDER BY period DESC, row_ref) AS home_township,
        first_value(village) OVER (PARTITION BY person_id ORDER BY period DESC, row_ref) AS home_village
    FROM aided_member
    WHERE programme = 'dibao'
        AND person_id IS NOT NULL
)

SELECT
    m.person_id,
    min(m.match) AS match,
    bool_or(m.is_covered AND m.status = '在保') AS is_covered,
    min(m.household_id) AS household_id,
    min(m.home_township) AS township,
    min(m.home_village) AS village,
    max(m.period) AS period,
    CAST(max(m.period) + INTERVAL '1' MONTH AS DATE) - 1 AS month_end,
    min(m.name_key) AS name_key,
    max(d.person_amount) AS person_amount,
    string_agg(DISTINCT m.row_ref, ';' ORDER BY m.row_ref) AS evidence
FROM listed AS m
LEFT JOIN dibao_member AS d
    ON d.row_ref = m.row_ref
    AND d.person_id = m.person_id
GROUP BY m.person_id
