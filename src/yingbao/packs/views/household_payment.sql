/* ---
title: 每户每月实发
why: |
  先按收款人的身份证号对到当月名册的户；对不上的（代领人、号码写坏）按账号对，账号当月只属一户才算。
  paid 是合计，regular 不含注明补发的；冲正为负，已相抵。
reads: [aid_payment, roll_payee]
columns:
  programme: VARCHAR
  household_id: VARCHAR
  period: DATE
  paid: DECIMAL(14,2)
  regular: DECIMAL(14,2)
  is_quarterly: BOOLEAN
  match: VARCHAR
  evidence: VARCHAR
--- */
WITH by_person AS (             -- two lists side by side share a row: the person tells them apart
    SELECT
        p.row_ref,
        p.person_id,
        r.household_id,
        max(CASE WHEN r.account_key = p.account_key THEN 1 ELSE 0 END) AS same_account
    FROM aid_payment AS p
    JOIN roll_payee AS r
        ON r.programme = p.programme
        AND r.period = p.period
        AND r.person_id = p.person_id
    GROUP BY p.row_ref, p.person_id, r.household_id
    -- a person listed in two households: the one whose account it is
    QUALIFY same_account = max(same_account) OVER (PARTITION BY p.row_ref, p.person_id)
),

single_account AS (
    SELECT programme, period, account_key, min(household_id) AS household_id
    FROM roll_payee
    GROUP BY programme, period, account_key
    HAVING count(DISTINCT household_id) = 1
),

by_account AS (
    SELECT DISTINCT p.row_ref, p.person_id, p.account_key, a.household_id
    FROM aid_payment AS p
    JOIN single_account AS a
        ON a.programme = p.programme
        AND a.period = p.period
        AND a.account_key = p.account_key
    WHERE NOT EXISTS (
            SELECT 1
            FROM by_person AS b
            WHERE b.row_ref = p.row_ref
                AND b.person_id = p.person_id
        )
),

assigned AS (
    SELECT row_ref, person_id, CAST(NULL AS VARCHAR) AS account_key, household_id FROM by_person
    UNION ALL
    SELECT row_ref, person_id, account_key, household_id FROM by_account
)

SELECT
    p.programme,
    a.household_id,
    p.period,
    sum(p.amount) AS paid,
    coalesce(sum(p.amount) FILTER (WHERE NOT p.is_back_pay), 0) AS regular,
    bool_or(p.is_quarterly) AS is_quarterly,
    coalesce(min(p.match), 'strong') AS match,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) AS evidence
FROM aid_payment AS p
JOIN assigned AS a
    ON a.row_ref = p.row_ref
    AND a.person_id IS NOT DISTINCT FROM p.person_id
    AND coalesce(a.account_key, p.account_key, '') = coalesce(p.account_key, '')
GROUP BY p.programme, a.household_id, p.period
