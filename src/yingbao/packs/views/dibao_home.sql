/* ---
title: 现在册的低保家庭，一户一行
why: |
  停保、暂停的不在内；同一户报了几次的取行号最前的一条。declared_income 是名册上的家庭月收入：
  先看人均月收入，再看人均年收入、家庭年收入；都没有的为空。
reads: [dibao_household, dibao_member?, roll_month]
parameters: {standard_monthly_max: dibao/standard_monthly_max}
columns:
  household_id: VARCHAR
  person_id: VARCHAR
  match: VARCHAR
  area_kind: VARCHAR
  township: VARCHAR
  village: VARCHAR
  period: DATE
  month_end: DATE
  family_size: INTEGER
  covered_size: INTEGER
  per_capita_income: DECIMAL(18,2)
  declared_income: DECIMAL(18,2)
  standard_monthly: DECIMAL(14,2)
  monthly_amount: DECIMAL(14,2)
  class_supplement: DECIMAL(14,2)
  total_amount: DECIMAL(14,2)
  calc_method: VARCHAR
  band: VARCHAR
  cover_type: VARCHAR
  category: VARCHAR
  cause: VARCHAR
  start_month: DATE
  applied_on: DATE
  approved_on: DATE
  last_review_on: DATE
  gradual_exit_from: DATE
  account_key: VARCHAR
  remark: VARCHAR
  row_ref: VARCHAR
--- */
WITH said AS (                 -- the people's own sheet may be the one that says 单人保
    SELECT household_id, period, min(cover_type) AS cover_type
    FROM dibao_member
    GROUP BY household_id, period
    HAVING count(DISTINCT cover_type) = 1
),

listed AS (
    SELECT
        h.* EXCLUDE (cover_type),
        coalesce(h.cover_type, s.cover_type) AS cover_type,
        coalesce(h.area_kind, '未注明') AS kind,
        r.period IS NOT NULL AS is_rolled,
        CASE                   -- a monthly figure above any monthly standard is a yearly one
            WHEN h.per_capita_monthly_income > $standard_monthly_max THEN h.per_capita_monthly_income / 12
            WHEN h.per_capita_monthly_income IS NOT NULL THEN h.per_capita_monthly_income
            WHEN h.per_capita_annual_income IS NOT NULL THEN h.per_capita_annual_income / 12
            ELSE h.annual_income / 12 / nullif(coalesce(h.family_size, h.covered_size), 0)
        END AS per_capita
    FROM dibao_household AS h
    LEFT JOIN roll_month AS r
        ON r.programme = 'dibao'
        AND r.area_kind = coalesce(h.area_kind, '未注明')
        AND r.township = coalesce(h.township, '未注明')
        AND r.period = h.period
    LEFT JOIN said AS s ON s.household_id = h.household_id AND s.period = h.period
    WHERE coalesce(h.status, '在保') = '在保'
        -- a ledger without town or country tells of homes on that month's roll
        AND (r.period IS NOT NULL OR h.area_kind IS NULL)
),

sorted AS (                   -- on the rolls of town and country both: two homes to be compared, not one to be merged
    SELECT
        *,
        CASE
            WHEN min(nullif(kind, '未注明')) OVER (PARTITION BY household_id, period)
                < max(nullif(kind, '未注明')) OVER (PARTITION BY household_id, period)
                THEN kind
        END AS apart
    FROM listed
),

merged AS (                   -- a review ledger beside the roll: what one sheet leaves empty, the other says
    SELECT
        household_id,
        person_id,
        match,
        period,
        row_ref,
        is_rolled,
        coalesce(nullif(kind, '未注明'), max(nullif(kind, '未注明')) OVER (PARTITION BY household_id, period, apart), kind) AS kind,
        coalesce(last_review_on, max(last_review_on) OVER (PARTITION BY household_id, period, apart)) AS last_review_on,
        coalesce(township, min(township) OVER (PARTITION BY household_id, period, apart)) AS township,
        coalesce(village, min(village) OVER (PARTITION BY household_id, period, apart)) AS village,
        coalesce(family_size, min(family_size) OVER (PARTITION BY household_id, period, apart)) AS family_size,
        coalesce(covered_size, min(covered_size) OVER (PARTITION BY household_id, period, apart)) AS covered_size,
        coalesce(per_capita, min(per_capita) OVER (PARTITION BY household_id, period, apart)) AS per_capita,
        coalesce(annual_income, min(annual_income) OVER (PARTITION BY household_id, period, apart)) AS annual_income,
        coalesce(standard_monthly, min(standard_monthly) OVER (PARTITION BY household_id, period, apart)) AS standard_monthly,
        coalesce(monthly_amount, min(monthly_amount) OVER (PARTITION BY household_id, period, apart)) AS monthly_amount,
        coalesce(class_supplement, min(class_supplement) OVER (PARTITION BY household_id, period, apart)) AS class_supplement,
        coalesce(total_amount, min(total_amount) OVER (PARTITION BY household_id, period, apart)) AS total_amount,
        coalesce(calc_method, min(calc_method) OVER (PARTITION BY household_id, period, apart)) AS calc_method,
        coalesce(band, min(band) OVER (PARTITION BY household_id, period, apart)) AS band,
        coalesce(cover_type, min(cover_type) OVER (PARTITION BY household_id, period, apart)) AS cover_type,
        coalesce(category, min(category) OVER (PARTITION BY household_id, period, apart)) AS category,
        coalesce(cause, min(cause) OVER (PARTITION BY household_id, period, apart)) AS cause,
        coalesce(start_month, min(start_month) OVER (PARTITION BY household_id, period, apart)) AS start_month,
        coalesce(applied_on, min(applied_on) OVER (PARTITION BY household_id, period, apart)) AS applied_on,
        coalesce(approved_on, min(approved_on) OVER (PARTITION BY household_id, period, apart)) AS approved_on,
        coalesce(gradual_exit_from, min(gradual_exit_from) OVER (PARTITION BY household_id, period, apart)) AS gradual_exit_from,
        coalesce(account_key, min(account_key) OVER (PARTITION BY household_id, period, apart)) AS account_key,
        coalesce(remark, min(remark) OVER (PARTITION BY household_id, period, apart)) AS remark
    FROM sorted
)

SELECT
    household_id,
    person_id,
    match,
    kind AS area_kind,
    township,
    village,
    period,
    CAST(period + INTERVAL '1' MONTH AS DATE) - 1 AS month_end,
    family_size,
    covered_size,
    CAST(per_capita AS DECIMAL(18,2)) AS per_capita_income,
    CAST(coalesce(annual_income / 12, per_capita * coalesce(family_size, covered_size)) AS DECIMAL(18,2)) AS declared_income,
    CASE
        WHEN standard_monthly > $standard_monthly_max THEN CAST(standard_monthly / 12 AS DECIMAL(18,2))
        ELSE standard_monthly
    END AS standard_monthly,
    monthly_amount,
    class_supplement,
    total_amount,
    calc_method,
    band,
    cover_type,
    category,
    cause,
    start_month,
    applied_on,
    approved_on,
    last_review_on,
    gradual_exit_from,
    account_key,
    remark,
    row_ref
FROM merged
WHERE is_rolled
QUALIFY row_number() OVER (PARTITION BY household_id ORDER BY period DESC, row_ref) = 1
