/* ---
title: 每月的保障对象（低保和特困）
why: 收到的每个月里纳入保障的人，一行一条名册记录；停保的不在内，暂停的在内。
reads: [aided_member_month]
columns:
  programme: VARCHAR
  area_kind: VARCHAR
  person_id: VARCHAR
  match: VARCHAR
  id_state: VARCHAR
  household_id: VARCHAR
  is_head: BOOLEAN
  relation: VARCHAR
  status: VARCHAR
  cover_type: VARCHAR
  period: DATE
  township: VARCHAR
  village: VARCHAR
  name_key: VARCHAR
  id_birth_date: DATE
  row_ref: VARCHAR
--- */
SELECT
    programme,
    area_kind,
    person_id,
    match,
    id_state,
    household_id,
    is_head,
    relation,
    status,
    cover_type,
    period,
    township,
    village,
    name_key,
    id_birth_date,
    row_ref
FROM aided_member_month
WHERE is_covered AND status <> '停保'
