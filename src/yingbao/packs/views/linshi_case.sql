/* ---
title: 每一笔临时救助
why: |
  一笔一行。day 是审批的日子，没有的用发放、申请的日子；乡镇、村台账没写的，按本人户籍或名册补。
  home_id 是同一户口簿（没有户籍的按名册户，都没有的按本人）。同一笔在两张表上都有的（县里一张、
  乡镇一张）只留一行，同一张表上写了两次的都留。sheet 是它所在的文件和表。
reads: [linshi_grant, residence?]
columns:
  person_id: VARCHAR
  match: VARCHAR
  name_key: VARCHAR
  id_birth_date: DATE
  home_id: VARCHAR
  township: VARCHAR
  village: VARCHAR
  day: DATE
  aid_type: VARCHAR
  reason: VARCHAR
  occurred_on: DATE
  applied_on: DATE
  approved_on: DATE
  paid_on: DATE
  eased_on: DATE
  completed_on: DATE
  amount: DECIMAL(14,2)
  approval_level: VARCHAR
  method: VARCHAR
  is_staged: BOOLEAN
  is_known_poor: BOOLEAN
  check_no: VARCHAR
  publicity_from: DATE
  special_case_no: VARCHAR
  signers: INTEGER
  has_photo: BOOLEAN
  remark: VARCHAR
  payee_name_key: VARCHAR
  payee_relation: VARCHAR
  sheet: VARCHAR
  row_ref: VARCHAR
--- */
WITH listed AS (
    SELECT
        *,
        coalesce(approved_on, paid_on, applied_on) AS day,
        concat(split_part(row_ref, '|', 1), '|', split_part(row_ref, '|', 2)) AS sheet
    FROM linshi_grant
)

SELECT
    g.person_id,
    g.match,
    g.name_key,
    g.id_birth_date,
    coalesce(r.household_id, g.person_id) AS home_id,
    coalesce(g.township, r.township) AS township,
    coalesce(g.village, r.village) AS village,
    g.day,
    g.aid_type,
    g.reason,
    g.occurred_on,
    g.applied_on,
    g.approved_on,
    g.paid_on,
    g.eased_on,
    g.completed_on,
    g.amount,
    g.approval_level,
    g.method,
    coalesce(g.is_staged, FALSE) AS is_staged,
    coalesce(g.is_dibao, FALSE) OR coalesce(g.is_tekun, FALSE) AS is_known_poor,
    g.check_no,
    g.publicity_from,
    coalesce(g.special_case_no, CASE WHEN regexp_matches(g.remark, '一事一议|联席会议|协调机制') THEN g.remark END) AS special_case_no,
    g.signers,
    g.has_photo,
    g.remark,
    g.payee_name_key,
    g.payee_relation,
    g.sheet,
    g.row_ref
FROM listed AS g
LEFT JOIN residence AS r ON r.person_id = g.person_id
WHERE g.day <= $as_of
    AND NOT EXISTS (           -- the same grant on an earlier sheet
        SELECT 1
        FROM listed AS o
        WHERE o.person_id = g.person_id
            AND o.day = g.day
            AND o.amount = g.amount
            AND o.sheet < g.sheet
    )
