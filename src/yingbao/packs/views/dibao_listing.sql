/* ---
title: 现在册低保对象的每条名册记录
why: |
  一条名册记录一行，只有正在发钱、认得出是谁的；带起始月份，好分清重复和迁移当月的交接。
  同一户主的农村户和城市户户号相同，成员可能只列在一边；户行上的户主也算一条记录。
reads: [aided_person, roll_month, dibao_member?, dibao_household?]
columns:
  person_id: VARCHAR
  match: VARCHAR
  area_kind: VARCHAR
  household_id: VARCHAR
  township: VARCHAR
  village: VARCHAR
  period: DATE
  start_month: DATE
  person_amount: DECIMAL(14,2)
  source_digest: VARCHAR
  row_ref: VARCHAR
--- */
WITH household AS (
    SELECT household_id, period, area_kind, township, min(coalesce(start_month, CAST(date_trunc('month', approved_on) AS DATE))) AS start_month
    FROM dibao_household
    GROUP BY household_id, period, area_kind, township
),

member AS (
    SELECT row_ref, person_id, max(start_month) AS start_month, max(person_amount) AS person_amount
    FROM dibao_member
    GROUP BY row_ref, person_id
)

SELECT DISTINCT
    a.person_id,
    a.match,
    a.area_kind,
    a.household_id,
    a.township,
    a.village,
    a.period,
    coalesce(m.start_month, h.start_month) AS start_month,
    m.person_amount,
    split_part(a.row_ref, '|', 1) AS source_digest,
    a.row_ref
FROM aided_person AS a
LEFT JOIN member AS m ON m.row_ref = a.row_ref AND m.person_id = a.person_id
LEFT JOIN household AS h
    ON h.household_id = a.household_id
    AND h.period = a.period
    -- one head may be listed in two townships, or in town and country
    AND h.township IS NOT DISTINCT FROM a.township
    AND coalesce(h.area_kind, a.area_kind) = a.area_kind
WHERE a.programme = 'dibao'
    AND a.status = '在保'
    AND a.person_id IS NOT NULL
UNION
SELECT
    h.person_id,
    h.match,
    coalesce(h.area_kind, '未注明') AS area_kind,
    h.household_id,
    h.township,
    h.village,
    h.period,
    h.start_month,
    CAST(NULL AS DECIMAL(14,2)) AS person_amount,
    split_part(h.row_ref, '|', 1) AS source_digest,
    h.row_ref
FROM dibao_household AS h
JOIN roll_month AS r
    ON r.programme = 'dibao'
    AND r.area_kind = coalesce(h.area_kind, '未注明')
    AND r.township = coalesce(h.township, '未注明')
    AND r.period = h.period
WHERE coalesce(h.status, '在保') = '在保'
    AND h.person_id IS NOT NULL
    AND NOT EXISTS (           -- listed as a member of that kind of roll already
        SELECT 1
        FROM aided_person AS a
        WHERE a.person_id = h.person_id
            AND a.area_kind = coalesce(h.area_kind, '未注明')
            AND a.period = h.period
    )
