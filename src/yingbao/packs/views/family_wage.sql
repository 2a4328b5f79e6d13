/* ---
title: 同一户口簿的人数和看得见的月收入
why: |
  一人一行，是他所在户口簿的人数、全家看得见的工资退休金合计（一人几个来源取最高的）。只用来放过
  家里明显有收入的人，不用来认定收入。
reads: [hukou_person, known_wage]
columns:
  person_id: VARCHAR
  people: INTEGER
  monthly: DECIMAL(14,2)
--- */
WITH earner AS (
    SELECT person_id, max(monthly) AS monthly
    FROM known_wage
    GROUP BY person_id
),

book AS (
    SELECT kin.household_id, count(*) AS people, sum(coalesce(e.monthly, 0)) AS monthly
    FROM hukou_person AS kin
    LEFT JOIN earner AS e ON e.person_id = kin.person_id
    WHERE coalesce(kin.hukou_status, '正常') = '正常'
    GROUP BY kin.household_id
),

listed AS (
    SELECT DISTINCT person_id, household_id
    FROM hukou_person
    WHERE person_id IS NOT NULL
)

SELECT
    me.person_id,
    CAST(sum(b.people) AS INTEGER) AS people,
    sum(b.monthly) AS monthly
FROM listed AS me
JOIN book AS b ON b.household_id = me.household_id
GROUP BY me.person_id
