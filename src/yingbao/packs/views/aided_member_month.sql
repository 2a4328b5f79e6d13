/* ---
title: 每月名册上的家庭成员（含未纳入保障的成员）
why: |
  低保和特困的所有月份、所有成员，一行一人一月。没有 person_id 的行也在内。
  是否保障：名册没有写的算保障；状态写在户行上的，成员跟户走；整户各行都是停保的才算停保。
reads: [dibao_member?, dibao_household?, tekun_member?]
needs_any: [dibao_member, tekun_member]
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
WITH household AS (            -- one row a household and month, however often it is listed
    SELECT
        household_id,
        period,
        CASE
            WHEN bool_and(coalesce(status, '在保') = '停保') THEN '停保'
            WHEN bool_and(coalesce(status, '在保') <> '在保') THEN '暂停'
        END AS status,
        min(cover_type) AS cover_type
    FROM dibao_household
    GROUP BY household_id, period
),

listed AS (
    SELECT
        'dibao' AS programme,
        m.area_kind,
        m.person_id,
        m.match,
        m.id_state,
        m.household_id,
        coalesce(m.relation = '户主', m.person_id = m.head_person_id, FALSE) AS is_head,
        m.relation,
        m.is_covered,
        coalesce(m.status, h.status) AS status,
        coalesce(m.cover_type, h.cover_type) AS cover_type,
        m.period,
        m.township,
        m.village,
        m.name_key,
        m.id_birth_date,
        m.row_ref
    FROM dibao_member AS m
    LEFT JOIN household AS h ON h.household_id = m.household_id AND h.period = m.period
    UNION ALL
    SELECT
        'tekun' AS programme,
        area_kind,
        person_id,
        match,
        id_state,
        household_id,
        coalesce(person_id = head_person_id, TRUE) AS is_head,
        NULL AS relation,
        is_covered,
        status,
        NULL AS cover_type,
        period,
        township,
        village,
        name_key,
        id_birth_date,
        row_ref
    FROM tekun_member
)

SELECT
    programme,
    coalesce(area_kind, '未注明') AS area_kind,
    person_id,
    match,
    id_state,
    household_id,
    is_head,
    relation,
    coalesce(is_covered, TRUE) AS is_covered,
    coalesce(status, '在保') AS status,
    cover_type,
    period,
    township,
    village,
    name_key,
    id_birth_date,
    row_ref
FROM listed
WHERE period <= $as_of
