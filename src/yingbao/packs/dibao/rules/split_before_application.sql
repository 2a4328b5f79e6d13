/* ---
code: "231"
title: 申请低保前不久分户
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第五条, gist: 共同生活的家庭成员按实际认定, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第七条, gist: 共同生活的家庭成员按实际认定, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, hukou_person, close_kin]
parameters:
  split_months: {use: dibao/divorce_months, role: guard}
benign:
  - 成家后真的分开过
ask_first:
  - 分户前和谁住，现在和谁住、谁供养
verify: [V1]
due_process: 按实际共同生活认定；不能只凭分户停发。
say: 我们来核对家里现在一起生活的有几口人。
words:
  steps: {parted: 从户口簿上分出去的本人、子女、父母}
  columns: {left_id: 分户的人, is_member: 本人分户}
--- */
WITH population AS (
    SELECT p.*, coalesce(h.applied_on, h.approved_on, h.start_month) AS applied_on
    FROM dibao_person AS p
    JOIN dibao_home AS h ON h.household_id = p.household_id
    WHERE p.is_covered
),

parted AS (                    -- who left a book: a member, or a child or a parent who still lives in the village
    SELECT person_id, person_id AS left_id, TRUE AS is_member FROM population
    UNION
    SELECT me.person_id, k.kin_person_id AS left_id, FALSE AS is_member
    FROM close_kin AS k
    JOIN hukou_person AS me ON me.person_id = k.person_id
    JOIN hukou_person AS him
        ON him.person_id = k.kin_person_id
        AND him.township = me.township
        AND him.village = me.village
    WHERE k.kin IN ('子女', '父母')
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    CAST(max(u.split_on) AS VARCHAR) || CASE WHEN bool_or(t.is_member) THEN '分户，' ELSE '子女或父母分户，' END || CAST(min(p.applied_on) AS VARCHAR) || '申请低保' AS because,
    concat_ws(';', min(p.evidence), string_agg(DISTINCT u.row_ref, ';' ORDER BY u.row_ref)) AS evidence,
    max(u.split_on) AS since,
    least(min(p.match), min(u.match)) AS match
FROM population AS p
JOIN parted AS t ON t.person_id = p.person_id
JOIN hukou_person AS u ON u.person_id = t.left_id
WHERE u.split_on <= p.applied_on
    AND u.split_on > CAST(p.applied_on - $split_months * INTERVAL '1' MONTH AS DATE)
GROUP BY p.person_id
