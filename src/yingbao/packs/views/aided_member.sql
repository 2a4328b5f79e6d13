/* ---
title: 现在册家庭的成员（含未纳入保障的成员）
why: |
  只看各乡镇最近一期名册；停保的户不在内，暂停的在内（status 可分）。没有 person_id 的行也在内。
  以后的名册没有交全的（roll_gap），新出现在上面的人也在内，一人只取最近的一行。
reads: [aided_member_month, roll_month]
columns:
  programme: VARCHAR
  area_kind: VARCHAR
  person_id: VARCHAR
  match: VARCHAR
  id_state: VARCHAR
  household_id: VARCHAR
  is_head: BOOLEAN
  relation: VARCHAR
  is_covered: BOOLEAN
  status: VARCHAR
  cover_type: VARCHAR
  period: DATE
  township: VARCHAR
  village: VARCHAR
  name_key: VARCHAR
  id_birth_date: DATE
  row_ref: VARCHAR
--- */
SELECT m.*
FROM aided_member_month AS m
JOIN roll_month AS r
    ON r.programme = m.programme
    AND r.area_kind = m.area_kind
    AND r.township = coalesce(m.township, '未注明')
    AND r.period <= m.period
WHERE m.status <> '停保'
    AND (
        m.period = r.period
        OR (                   -- new on a later roll that came in part
            m.person_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1
                FROM aided_member_month AS o
                WHERE o.person_id = m.person_id
                    AND (o.period = r.period OR o.period > m.period)
            )
        )
    )
