/* ---
title: 各月低保标准（元每月）
why: |
  先看标准表（按年的折成月），标准表没有的看县里的参数。没写城乡类别的名册按农村标准。
  名册自己写了标准的，以名册为准，由用的规则取。
reads: [roll_month?, benefit_standard?]
needs_any: [dibao_member, dibao_household, benefit_standard]
parameters: {standard_rural: dibao/standard_rural, standard_urban: dibao/standard_urban}
dated: [standard_rural, standard_urban]
columns:
  area_kind: VARCHAR
  period: DATE
  amount: DECIMAL(14,2)
  row_ref: VARCHAR
--- */
WITH wanted AS (
    SELECT area_kind, period FROM roll_month WHERE programme = 'dibao'
    UNION
    SELECT '农村' AS area_kind, CAST(date_trunc('month', $as_of) AS DATE) AS period
    UNION
    SELECT '城市' AS area_kind, CAST(date_trunc('month', $as_of) AS DATE) AS period
),

known AS (
    SELECT
        w.area_kind,
        w.period,
        CASE WHEN b.unit = '年' THEN b.amount / 12 ELSE b.amount END AS amount,
        b.row_ref,
        0 AS rank,
        b.valid_from
    FROM wanted AS w
    JOIN benefit_standard AS b
        ON coalesce(b.area_kind, w.area_kind) = CASE WHEN w.area_kind = '城市' THEN '城市' ELSE '农村' END
    WHERE b.programme = '低保'
        AND b.valid_from <= w.period
        AND coalesce(b.valid_to, DATE '9999-12-31') >= w.period
    UNION ALL
    SELECT w.area_kind, w.period, v.value AS amount, '' AS row_ref, 1 AS rank, v.valid_from
    FROM wanted AS w
    JOIN param_standard_rural AS v ON w.period BETWEEN v.valid_from AND v.valid_to
    WHERE w.area_kind <> '城市'
    UNION ALL
    SELECT w.area_kind, w.period, v.value AS amount, '' AS row_ref, 1 AS rank, v.valid_from
    FROM wanted AS w
    JOIN param_standard_urban AS v ON w.period BETWEEN v.valid_from AND v.valid_to
    WHERE w.area_kind = '城市'
)

SELECT area_kind, period, CAST(amount AS DECIMAL(14,2)) AS amount, nullif(row_ref, '') AS row_ref
FROM known
QUALIFY row_number() OVER (PARTITION BY area_kind, period ORDER BY rank, valid_from DESC, row_ref, amount DESC) = 1
