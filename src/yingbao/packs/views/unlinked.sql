/* ---
title: 认不出是谁的行
why: |
  没有 person_id 的行（证件号写坏又没能匹配）。凡说某人“不在”某表的规则，先看这里有没有
  同名键、同乡镇（或乡镇不详）的行：那可能就是他，不能据此说他不在。
reads:
  - dibao_member?
  - dibao_household?
  - tekun_member?
  - lowincome_member?
  - child_allowance?
  - disability_allowance?
  - oldage_allowance?
  - linshi_grant?
  - payment?
  - stop_decision?
  - application?
  - poverty_person?
  - hukou_person?
  - disability_certificate?
  - pension?
  - student?
  - kin_register?
  - kin_declaration?
  - account_custody?
  - public_post?
  - cooperative_member?
  - community_correction?
  - death_record?
  - cremation?
  - care_agreement?
  - care_visit?
  - ability_assessment?
  - support_wish?
  - institution_resident?
columns: {source_table: VARCHAR, name_key: VARCHAR, township: VARCHAR, village: VARCHAR, period: DATE, row_ref: VARCHAR}
--- */
SELECT 'dibao_member' AS source_table, name_key, township, village, period, row_ref
FROM dibao_member
WHERE person_id IS NULL
UNION ALL
SELECT 'dibao_household' AS source_table, coalesce(name_key, head_name_key) AS name_key, township, village, period, row_ref
FROM dibao_household
WHERE person_id IS NULL
UNION ALL
SELECT 'tekun_member' AS source_table, name_key, township, village, period, row_ref
FROM tekun_member
WHERE person_id IS NULL
UNION ALL
SELECT 'lowincome_member' AS source_table, name_key, township, village, period, row_ref
FROM lowincome_member
WHERE person_id IS NULL
UNION ALL
SELECT 'child_allowance' AS source_table, name_key, township, village, period, row_ref
FROM child_allowance
WHERE person_id IS NULL
UNION ALL
SELECT 'disability_allowance' AS source_table, name_key, township, village, period, row_ref
FROM disability_allowance
WHERE person_id IS NULL
UNION ALL
SELECT 'oldage_allowance' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM oldage_allowance
WHERE person_id IS NULL
UNION ALL
SELECT 'linshi_grant' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM linshi_grant
WHERE person_id IS NULL
UNION ALL
SELECT 'payment' AS source_table, coalesce(name_key, holder_name_key) AS name_key, township, village, period, row_ref
FROM payment
WHERE person_id IS NULL
UNION ALL
SELECT 'stop_decision' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM stop_decision
WHERE person_id IS NULL
UNION ALL
SELECT 'application' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM application
WHERE person_id IS NULL
UNION ALL
SELECT 'poverty_person' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM poverty_person
WHERE person_id IS NULL
UNION ALL
SELECT 'hukou_person' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM hukou_person
WHERE person_id IS NULL
UNION ALL
SELECT 'disability_certificate' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM disability_certificate
WHERE person_id IS NULL
UNION ALL
SELECT 'pension' AS source_table, name_key, township, village, period, row_ref
FROM pension
WHERE person_id IS NULL
UNION ALL
SELECT 'student' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM student
WHERE person_id IS NULL
UNION ALL
SELECT 'kin_register' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM kin_register
WHERE person_id IS NULL
UNION ALL
SELECT 'kin_declaration' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM kin_declaration
WHERE person_id IS NULL
UNION ALL
SELECT 'account_custody' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM account_custody
WHERE person_id IS NULL
UNION ALL
SELECT 'public_post' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM public_post
WHERE person_id IS NULL
UNION ALL
SELECT 'cooperative_member' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM cooperative_member
WHERE person_id IS NULL
UNION ALL
SELECT 'community_correction' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM community_correction
WHERE person_id IS NULL
UNION ALL
SELECT 'death_record' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM death_record
WHERE person_id IS NULL
UNION ALL
SELECT 'cremation' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM cremation
WHERE person_id IS NULL
UNION ALL
SELECT 'care_agreement' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM care_agreement
WHERE person_id IS NULL
UNION ALL
SELECT 'care_visit' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM care_visit
WHERE person_id IS NULL
UNION ALL
SELECT 'ability_assessment' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM ability_assessment
WHERE person_id IS NULL
UNION ALL
SELECT 'support_wish' AS source_table, name_key, township, village, CAST(NULL AS DATE) AS period, row_ref
FROM support_wish
WHERE person_id IS NULL
UNION ALL
SELECT 'institution_resident' AS source_table, name_key, township, village, period, row_ref
FROM institution_resident
WHERE person_id IS NULL
