/* ---
title: 低保家庭按当月规定每月应得多少，逐项列出
why: |
  一户一种读法一行；is_plain 是照名册字面的读法，别的读法（收入写成年数、按家庭收入、按家庭人口）只用来放过人。
  应得 = （当月标准－人均月收入，低于零按零）×保障人数；当月可以分档的，分档户按当地分档表；渐退期内按原数发到期满。
  method 是用了哪种算法；为“当地另算”“分档表未填”的，应得为空，不能据此说发错。金额都是元，到分。
reads: [dibao_home, dibao_standard, class_supplement?, dibao_member?]
parameters:
  bands_lawful: {use: dibao/bands_lawful, role: guard}
  band_amounts: {use: dibao/band_amounts, role: guard}
  exit_months: {use: dibao/gradual_exit_months, role: guard, optional: true}
dated: [bands_lawful, band_amounts, exit_months]
columns:
  row_ref: VARCHAR
  household_id: VARCHAR
  person_id: VARCHAR
  match: VARCHAR
  area_kind: VARCHAR
  township: VARCHAR
  village: VARCHAR
  period: DATE
  month_end: DATE
  method: VARCHAR
  reading: VARCHAR
  is_plain: BOOLEAN
  standard: DECIMAL(14,2)
  standard_ref: VARCHAR
  income: DECIMAL(18,2)
  gap: DECIMAL(18,2)
  people: INTEGER
  band_amount: DECIMAL(18,2)
  due: DECIMAL(18,2)
  supplement_people: BIGINT
  local_supplement: DECIMAL(18,2)
  roll_supplement: DECIMAL(14,2)
  exit_until: DATE
  paid: DECIMAL(14,2)
--- */
WITH home AS (
    SELECT
        h.*,
        coalesce(h.standard_monthly, s.amount) AS standard,
        s.row_ref AS standard_ref,
        coalesce(h.covered_size, h.family_size) AS covered,
        coalesce(h.calc_method, CASE WHEN h.band IS NOT NULL THEN '分档' END, '') = '分档' AS is_banded,  -- 补差 is said: a class beside it is no band
        coalesce(h.monthly_amount, h.total_amount) AS paid,
        CAST(h.gradual_exit_from + x.value * INTERVAL '1' MONTH AS DATE) AS exit_until,
        CASE
            WHEN regexp_matches(h.band, '一|1') THEN 1
            WHEN regexp_matches(h.band, '二|2') THEN 2
            WHEN regexp_matches(h.band, '三|3') THEN 3
            WHEN regexp_matches(h.band, '四|4') THEN 4
            WHEN regexp_matches(h.band, '五|5') THEN 5
        END AS band_rank
    FROM dibao_home AS h
    LEFT JOIN dibao_standard AS s ON s.area_kind = h.area_kind AND s.period = h.period
    LEFT JOIN param_exit_months AS x ON h.month_end BETWEEN x.valid_from AND x.valid_to
),

band AS (                      -- 0 in the county's table: not filled in yet
    SELECT
        h.household_id,
        list_contains(t.value, 0) AS is_blank,
        CASE
            WHEN list_contains(t.value, CAST(h.monthly_amount / nullif(h.covered, 0) AS BIGINT))
                THEN CAST(h.monthly_amount / nullif(h.covered, 0) AS BIGINT)
            ELSE list_concat(t.value, [NULL, NULL, NULL, NULL, NULL])[h.band_rank]      -- a rank beyond the table: none
        END AS amount
    FROM home AS h
    JOIN param_bands_lawful AS b ON h.month_end BETWEEN b.valid_from AND b.valid_to
    JOIN param_band_amounts AS t ON h.month_end BETWEEN t.valid_from AND t.valid_to
    WHERE b.value
        AND h.is_banded
),

roll_extra AS (
    SELECT household_id, period, sum(class_supplement) AS amount
    FROM dibao_member
    GROUP BY household_id, period
),

local_extra AS (               -- unknown as soon as one member's local amount is
    SELECT household_id, period, count(*) AS people, CASE WHEN count(amount) = count(*) THEN sum(amount) END AS amount
    FROM class_supplement
    GROUP BY household_id, period
),

method AS (
    SELECT
        h.*,
        b.amount AS band_amount,
        coalesce(h.class_supplement, r.amount) AS roll_supplement,
        coalesce(l.people, 0) AS supplement_people,
        l.amount AS local_supplement,
        CASE
            WHEN h.gradual_exit_from IS NOT NULL THEN '渐退期'
            WHEN h.cover_type = '单人' THEN '当地另算'
            WHEN b.is_blank THEN '分档表未填'
            WHEN b.amount IS NOT NULL THEN '分档'
            ELSE '差额'
        END AS method
    FROM home AS h
    LEFT JOIN band AS b ON b.household_id = h.household_id
    LEFT JOIN roll_extra AS r ON r.household_id = h.household_id AND r.period = h.period
    LEFT JOIN local_extra AS l ON l.household_id = h.household_id AND l.period = h.period
),

income AS (                    -- each way in which the income column can be meant, a head and month
    SELECT household_id, '' AS reading, per_capita_income AS income FROM method
    UNION ALL
    SELECT household_id, '收入是年数' AS reading, per_capita_income / 12 AS income
    FROM method
    WHERE per_capita_income > standard
    UNION ALL
    SELECT household_id, '按家庭收入' AS reading, declared_income / nullif(family_size, 0) AS income FROM method
),

head_count AS (
    SELECT household_id, '' AS reading, covered AS people FROM method
    UNION ALL
    SELECT household_id, '按家庭人口' AS reading, family_size AS people FROM method
),

summed AS (
    SELECT
        m.*,
        i.reading || n.reading AS reading,
        i.income,
        n.people,
        CASE WHEN i.income < m.standard THEN m.standard - i.income WHEN i.income >= m.standard THEN 0 END AS gap
    FROM method AS m
    JOIN income AS i ON i.household_id = m.household_id
    JOIN head_count AS n ON n.household_id = m.household_id
)

SELECT
    row_ref,
    household_id,
    person_id,
    match,
    area_kind,
    township,
    village,
    period,
    month_end,
    method,
    reading,
    reading = '' AS is_plain,
    standard,
    standard_ref,
    CAST(income AS DECIMAL(18,2)) AS income,
    CAST(gap AS DECIMAL(18,2)) AS gap,
    people,
    CAST(band_amount AS DECIMAL(18,2)) AS band_amount,
    CAST(
        CASE method
            WHEN '差额' THEN gap * people
            WHEN '分档' THEN band_amount * people
            WHEN '渐退期' THEN CASE WHEN exit_until <= period THEN 0 ELSE paid END
        END AS DECIMAL(14,2)
    ) AS due,
    supplement_people,
    CAST(local_supplement AS DECIMAL(18,2)) AS local_supplement,
    roll_supplement,
    exit_until,
    paid
FROM summed
