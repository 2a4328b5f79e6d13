/* ---
title: 每户每月名册应发
why: |
  低保一户一行，应发是合计，没有合计的用月保障金加分类施保金；月保障金按（标准－收入）×人数算已经含了分类施保金的不再加，
  算不出来的照同月名册多数的写法。特困按户合计。停保、暂停的不在内。
  集中供养的钱由机构领，is_central 标明。
reads: [dibao_household?, dibao_member?, tekun_member?]
needs_any: [dibao_household, tekun_member]
parameters:
  sum_tolerance: {use: funds/sum_tolerance, role: guard}
columns:
  programme: VARCHAR
  household_id: VARCHAR
  person_id: VARCHAR
  match: VARCHAR
  period: DATE
  due: DECIMAL(14,2)
  is_central: BOOLEAN
  start_month: DATE
  approved_on: DATE
  township: VARCHAR
  village: VARCHAR
  row_ref: VARCHAR
--- */
WITH supplement AS (
    SELECT household_id, period, sum(class_supplement) AS amount
    FROM dibao_member
    GROUP BY household_id, period
),

worth AS (                     -- does the monthly sum hold the class supplement? The arithmetic of its own row says so
    SELECT
        h.*,
        coalesce(h.class_supplement, s.amount, 0) AS supplement,
        (h.standard_monthly - coalesce(h.per_capita_monthly_income, h.per_capita_annual_income / 12))
            * coalesce(h.covered_size, h.family_size) AS gap
    FROM dibao_household AS h
    LEFT JOIN supplement AS s ON s.household_id = h.household_id AND s.period = h.period
    WHERE coalesce(h.status, '在保') = '在保'
),

told AS (
    SELECT
        *,
        CASE
            WHEN supplement > $sum_tolerance AND abs(gap + supplement - monthly_amount) <= $sum_tolerance THEN 1
            WHEN supplement > $sum_tolerance AND abs(gap - monthly_amount) <= $sum_tolerance THEN 0
        END AS holds
    FROM worth
),

held AS (                      -- a row whose arithmetic says nothing is read as most of that roll are
    SELECT *, coalesce(holds, avg(holds) OVER (PARTITION BY period, coalesce(area_kind, '未注明')), 0) AS is_held
    FROM told
),

dibao AS (
    SELECT
        'dibao' AS programme,
        household_id,
        person_id,
        match,
        period,
        coalesce(total_amount, monthly_amount + CASE WHEN 2 * is_held > 1 THEN 0 ELSE supplement END) AS due,
        FALSE AS is_central,
        start_month,
        approved_on,
        first_value(township) OVER (PARTITION BY household_id, period ORDER BY row_ref) AS township,
        first_value(village) OVER (PARTITION BY household_id, period ORDER BY row_ref) AS village,
        row_ref
    FROM held
    QUALIFY row_number() OVER (
        PARTITION BY
            household_id, period, coalesce(area_kind, '未注明'),
            coalesce(certificate_no, township, '')
        ORDER BY row_ref
    ) = 1
),

dibao_sum AS (                 -- one head on the rural and the urban roll: both sums are due
    SELECT
        programme,
        household_id,
        min(person_id) AS person_id,
        min(match) AS match,
        period,
        sum(due) AS due,
        is_central,
        max(start_month) AS start_month,
        max(approved_on) AS approved_on,
        min(township) AS township,
        min(village) AS village,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS row_ref
    FROM dibao
    GROUP BY programme, household_id, period, is_central
),

tekun_row AS (                 -- one row a person, however often listed
    SELECT
        *,
        first_value(township) OVER (PARTITION BY household_id, period ORDER BY row_ref) AS home_township,
        first_value(village) OVER (PARTITION BY household_id, period ORDER BY row_ref) AS home_village
    FROM tekun_member
    WHERE coalesce(status, '在保') = '在保'
        AND coalesce(is_covered, TRUE)
    QUALIFY row_number() OVER (
        PARTITION BY household_id, period, coalesce(person_id, row_ref) ORDER BY row_ref
    ) = 1
),

tekun AS (
    SELECT
        'tekun' AS programme,
        household_id,
        min(person_id) AS person_id,
        min(match) AS match,
        period,
        sum(coalesce(total_amount, living_amount + coalesce(care_amount, 0))) AS due,
        bool_or(coalesce(support_mode, '分散') = '集中') AS is_central,
        max(start_month) AS start_month,
        CAST(NULL AS DATE) AS approved_on,
        min(home_township) AS township,
        min(home_village) AS village,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS row_ref
    FROM tekun_row
    GROUP BY household_id, period
)

SELECT * FROM dibao_sum WHERE period <= $as_of
UNION ALL
SELECT * FROM tekun WHERE period <= $as_of
