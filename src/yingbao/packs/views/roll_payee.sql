/* ---
title: 每月名册上谁在哪一户、用哪个账号
why: 把发放明细对到户上用。低保的户行给户主，人员行给成员，特困给本人；停保的月份不算。
reads: [dibao_member?, dibao_household?, tekun_member?]
needs_any: [dibao_member, dibao_household, tekun_member]
columns: {programme: VARCHAR, period: DATE, household_id: VARCHAR, person_id: VARCHAR, account_key: VARCHAR, name_key: VARCHAR}
--- */
SELECT 'dibao' AS programme, period, household_id, person_id, account_key, name_key
FROM dibao_member
WHERE coalesce(status, '在保') <> '停保'
UNION
SELECT 'dibao' AS programme, period, household_id, person_id, account_key, coalesce(name_key, head_name_key) AS name_key
FROM dibao_household
WHERE coalesce(status, '在保') <> '停保'
UNION
SELECT 'tekun' AS programme, period, household_id, person_id, account_key, name_key
FROM tekun_member
WHERE coalesce(status, '在保') <> '停保'
