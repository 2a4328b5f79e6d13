/* ---
title: 分类施保：哪些在保的人、按当地标准每月多少
why: |
  老年人、未成年人、重度残疾人、重病患者领了低保仍困难的，当地另外增发。金额由县里填（元每人每月），没有填的为空：
  人列出来，钱说不准。一人有几种情形的取最高的一种，都没有金额的取写在前面的一种。
reads: [dibao_person, dibao_member?, disability_certificate?, illness_record?]
parameters:
  aged_from: {use: dibao/supplement_aged_from, role: guard}
  minor_until: {use: dibao/supplement_minor_until, role: guard}
  severe: {use: disability/severe, role: guard}
  minor_illness_words: {use: dibao/minor_illness_words, role: guard}
  aged: {use: dibao/supplement_aged, role: guard, optional: true}
  minor: {use: dibao/supplement_minor, role: guard, optional: true}
  disabled: {use: dibao/supplement_disabled, role: guard, optional: true}
  ill: {use: dibao/supplement_ill, role: guard, optional: true}
dated: [aged_from, minor_until, severe, aged, minor, disabled, ill]
columns:
  person_id: VARCHAR
  household_id: VARCHAR
  period: DATE
  kind: VARCHAR
  amount: DECIMAL(14,2)
  row_ref: VARCHAR
--- */
WITH covered AS (
    SELECT * FROM dibao_person WHERE is_covered
),

born AS (
    SELECT person_id, min(coalesce(id_birth_date, birth_date)) AS born_on
    FROM dibao_member
    GROUP BY person_id
),

eligible AS (
    SELECT c.person_id, c.household_id, c.period, c.month_end, '重度残疾人' AS kind, 1 AS rank, d.row_ref
    FROM covered AS c
    JOIN disability_certificate AS d ON d.person_id = c.person_id
    JOIN param_severe AS v ON c.month_end BETWEEN v.valid_from AND v.valid_to
    WHERE list_contains(v.value, d.disability_class || CAST(d.disability_level AS VARCHAR))
        AND coalesce(d.cert_status, '正常') = '正常'
        AND coalesce(d.valid_to, DATE '9999-12-31') >= c.month_end
    UNION ALL
    SELECT c.person_id, c.household_id, c.period, c.month_end, '重病患者' AS kind, 2 AS rank, i.row_ref
    FROM covered AS c
    JOIN illness_record AS i ON i.person_id = c.person_id
    WHERE NOT regexp_matches(i.illness || '/' || coalesce(i.outcome, ''), $minor_illness_words)
        AND i.confirmed_on <= c.month_end
    UNION ALL
    SELECT c.person_id, c.household_id, c.period, c.month_end, '老年人' AS kind, 3 AS rank, c.evidence AS row_ref
    FROM covered AS c
    JOIN born AS b ON b.person_id = c.person_id
    JOIN param_aged_from AS v ON c.month_end BETWEEN v.valid_from AND v.valid_to
    WHERE CAST(b.born_on + v.value * INTERVAL '1' YEAR AS DATE) <= c.month_end
    UNION ALL
    SELECT c.person_id, c.household_id, c.period, c.month_end, '未成年人' AS kind, 4 AS rank, c.evidence AS row_ref
    FROM covered AS c
    JOIN born AS b ON b.person_id = c.person_id
    JOIN param_minor_until AS v ON c.month_end BETWEEN v.valid_from AND v.valid_to
    WHERE CAST(b.born_on + v.value * INTERVAL '1' YEAR AS DATE) > c.month_end
),

local_amount AS (
    SELECT '重度残疾人' AS kind, valid_from, valid_to, value FROM param_disabled
    UNION ALL
    SELECT '重病患者' AS kind, valid_from, valid_to, value FROM param_ill
    UNION ALL
    SELECT '老年人' AS kind, valid_from, valid_to, value FROM param_aged
    UNION ALL
    SELECT '未成年人' AS kind, valid_from, valid_to, value FROM param_minor
)

SELECT
    e.person_id,
    e.household_id,
    e.period,
    e.kind,
    CAST(a.value AS DECIMAL(14,2)) AS amount,
    e.row_ref
FROM eligible AS e
LEFT JOIN local_amount AS a ON a.kind = e.kind AND e.month_end BETWEEN a.valid_from AND a.valid_to
QUALIFY row_number() OVER (PARTITION BY e.person_id ORDER BY coalesce(a.value, 0) DESC, e.rank, e.row_ref) = 1
