/* ---
title: 标准表各行折成每月、起止分明
why: |
  标准表有按年写的，有只写从何时起的：按年的折成月；没写到何时止的，到同一类的下一个标准开始为止。
reads: [benefit_standard]
columns:
  programme: VARCHAR
  area_kind: VARCHAR
  support_mode: VARCHAR
  monthly: DOUBLE
  valid_from: DATE
  valid_to: DATE
  row_ref: VARCHAR
--- */
SELECT
    b.programme,
    b.area_kind,
    b.support_mode,
    CASE WHEN b.unit = '年' THEN b.amount / 12 ELSE b.amount END AS monthly,
    b.valid_from,
    least(
        coalesce(b.valid_to, DATE '9999-12-31'),
        coalesce(CAST(min(n.valid_from) AS DATE) - 1, DATE '9999-12-31')
    ) AS valid_to,
    b.row_ref
FROM benefit_standard AS b
LEFT JOIN benefit_standard AS n
    ON n.programme = b.programme
    AND coalesce(n.area_kind, '') = coalesce(b.area_kind, '')
    AND coalesce(n.support_mode, '') = coalesce(b.support_mode, '')
    AND n.valid_from > b.valid_from
GROUP BY b.programme, b.area_kind, b.support_mode, b.unit, b.amount, b.valid_from, b.valid_to, b.row_ref
