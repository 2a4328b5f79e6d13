/* ---
title: 看得见的每月工资、退休金
why: |
  一人一来源一行：在编工资、单位缴职工社保的基数、职工养老金、公积金基数。只用来估家人的收入，
  同一人取最高的一个，不能相加。
reads: [payroll?, insurance_contribution?, pension?, housing_fund?]
needs_any: [aided_person, dibao_member, payroll, insurance_contribution, pension, housing_fund]
parameters:
  flexible_words: {use: dibao/flexible_words, role: guard}
  contribution_lag_months: {use: dibao/contribution_lag_months, role: guard}
columns:
  person_id: VARCHAR
  monthly: DECIMAL(14,2)
  source: VARCHAR
--- */
SELECT person_id, monthly_pay AS monthly, '工资' AS source
FROM payroll
WHERE coalesce(started_on, $as_of) <= $as_of
    AND coalesce(ended_on, $as_of) >= $as_of
UNION ALL
SELECT person_id, base AS monthly, '职工社保' AS source
FROM insurance_contribution
WHERE coalesce(contribution_status, '正常') = '正常'
    AND NOT regexp_matches(coalesce(insured_kind, '') || '/' || employer, $flexible_words)
    AND CAST(coalesce(paid_to, $as_of) + $contribution_lag_months * INTERVAL '1' MONTH AS DATE) >= $as_of
UNION ALL
SELECT person_id, monthly_amount AS monthly, '职工养老金' AS source
FROM pension
WHERE pension_kind IN ('企业', '机关')
    AND coalesce(pay_status, '正常') = '正常'
UNION ALL
SELECT person_id, base AS monthly, '公积金' AS source
FROM housing_fund
WHERE coalesce(account_status, '正常') = '正常'
