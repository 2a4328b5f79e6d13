/* ---
title: 现在册低保家庭的成员，一人一行
why: |
  同一人列了几行的并成一行，凭据都留着。is_covered 只说正在发钱的（停保、暂停的不算），没有纳入
  保障的家庭成员也在内，因为家庭收入和财产要看全家。period 是名册月份，month_end 是当月最后一天。
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
SELECT
    m.person_id,
    min(m.match) AS match,
    bool_or(m.is_covered AND m.status = '在保') AS is_covered,
    min(m.household_id) AS household_id,
    min(m.township) AS township,
    min(m.village) AS village,
    max(m.period) AS period,
    CAST(max(m.period) + INTERVAL '1' MONTH AS DATE) - 1 AS month_end,
    min(m.name_key) AS name_key,
    max(d.person_amount) AS person_amount,
    string_agg(DISTINCT m.row_ref, ';' ORDER BY m.row_ref) AS evidence
FROM aided_member AS m
LEFT JOIN dibao_member AS d
    ON d.row_ref = m.row_ref
    AND d.person_id = m.person_id
WHERE m.programme = 'dibao'
    AND m.person_id IS NOT NULL
GROUP BY m.person_id
