/* ---
title: 名册列的人比保障的人多、又没写保的是谁的户
why: |
  一户一行、成员写在同一行的名册，常常只写“家庭3人、保障2人”，不写没保的是哪一个。
  这样的户里，不能断定某一个成员正在享受。人员表写明了的，或列名人数不超过保障人数的，不在内。
reads: [dibao_member?, dibao_household?]
needs_any: [dibao_member, dibao_household]
columns: {household_id: VARCHAR, period: DATE}
--- */
WITH listed AS (
    SELECT household_id, period, count(DISTINCT coalesce(person_id, name_key, row_ref)) AS people
    FROM dibao_member
    WHERE is_covered IS NULL
    GROUP BY household_id, period
)

SELECT l.household_id, l.period
FROM listed AS l
JOIN dibao_household AS h ON h.household_id = l.household_id AND h.period = l.period
GROUP BY l.household_id, l.period
HAVING max(l.people) > max(h.covered_size)
