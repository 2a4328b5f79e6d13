/* ---
title: 特困人员的照料安排（名册和协议台账）
why: |
  一处记载一行：最近一期特困名册上的照料人、协议，和委托照料服务协议台账上还没有解除的协议。
  is_agreement 说这一行是不是协议；只写了照料人姓名的不算协议。
reads: [aided_person, tekun_member, care_agreement?]
columns:
  person_id: VARCHAR
  match: VARCHAR
  township: VARCHAR
  is_agreement: BOOLEAN
  carer_person_id: VARCHAR
  carer_match: VARCHAR
  carer_name_key: VARCHAR
  carer_relation: VARCHAR
  signed_on: DATE
  expires_on: DATE
  row_ref: VARCHAR
--- */
SELECT
    t.person_id,
    t.match,
    t.township,
    coalesce(t.agreement_no, CAST(t.agreement_signed_on AS VARCHAR), CAST(t.agreement_expires_on AS VARCHAR)) IS NOT NULL
        AS is_agreement,
    t.carer_person_id,
    t.carer_match,
    t.carer_name_key,
    t.carer_relation,
    t.agreement_signed_on AS signed_on,
    t.agreement_expires_on AS expires_on,
    t.row_ref
FROM tekun_member AS t
JOIN aided_person AS a ON a.row_ref = t.row_ref AND a.person_id = t.person_id
WHERE coalesce(
        t.carer_person_id, t.carer_name_key, t.agreement_no,
        CAST(t.agreement_signed_on AS VARCHAR), CAST(t.agreement_expires_on AS VARCHAR)
    ) IS NOT NULL
UNION ALL
SELECT
    person_id,
    match,
    township,
    TRUE AS is_agreement,
    carer_person_id,
    carer_match,
    carer_name_key,
    carer_relation,
    signed_on,
    expires_on,
    row_ref
FROM care_agreement
WHERE person_id IS NOT NULL
    AND signed_on <= $as_of
    AND coalesce(ended_on, DATE '9999-12-31') > $as_of
