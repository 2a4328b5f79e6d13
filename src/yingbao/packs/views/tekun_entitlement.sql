/* ---
title: 特困人员按当月规定每月应得多少，逐项列出
why: |
  基本生活费先看标准表（按年的折成月），标准表没有的用低保标准的规定倍数；照料护理费看标准表里他那一档。
  floor 是当月低保标准乘规定倍数：标准表自己低于它的，只作提示。没有标准可查的为空，不能据此说发错。一人一行。
reads: [tekun_member, roll_month, dibao_standard, benefit_standard?]
parameters:
  multiple: {use: policy/tekun_ratio, role: guard}
dated: [multiple]
columns:
  row_ref: VARCHAR
  person_id: VARCHAR
  match: VARCHAR
  household_id: VARCHAR
  area_kind: VARCHAR
  township: VARCHAR
  village: VARCHAR
  period: DATE
  month_end: DATE
  support_mode: VARCHAR
  care_ability: VARCHAR
  dibao_standard: DECIMAL(14,2)
  multiple: DECIMAL(18,2)
  floor: DECIMAL(18,2)
  living: DECIMAL(18,2)
  living_ref: VARCHAR
  care: DECIMAL(18,2)
  care_ref: VARCHAR
  due: DECIMAL(18,2)
  living_paid: DECIMAL(14,2)
  care_paid: DECIMAL(14,2)
  paid: DECIMAL(14,2)
--- */
WITH roll AS (                 -- one row a person, however often listed
    SELECT t.*
    FROM tekun_member AS t
    JOIN roll_month AS r
        ON r.programme = 'tekun'
        AND r.area_kind = coalesce(t.area_kind, '未注明')
        AND r.township = coalesce(t.township, '未注明')
        AND r.period = t.period
    WHERE coalesce(t.status, '在保') = '在保'
        AND coalesce(t.is_covered, TRUE)
    QUALIFY row_number() OVER (PARTITION BY coalesce(t.person_id, t.row_ref) ORDER BY t.row_ref) = 1
),

listed AS (                    -- two lists side by side share a row: a person is his own key
    SELECT
        *,
        coalesce(person_id, row_ref) AS own_key,
        coalesce(area_kind, '未注明') AS kind,
        CASE WHEN area_kind = '城市' THEN '城市' ELSE '农村' END AS area,
        CAST(period + INTERVAL '1' MONTH AS DATE) - 1 AS month_end
    FROM roll
),

dibao AS (                     -- the standard of the area, of the county where the month has none
    SELECT l.own_key, s.amount
    FROM listed AS l
    JOIN dibao_standard AS s ON s.area_kind = l.area
    QUALIFY row_number() OVER (
        PARTITION BY l.own_key ORDER BY CASE WHEN s.period = l.period THEN 0 ELSE 1 END, s.period DESC, s.row_ref
    ) = 1
),

standard AS (
    SELECT
        l.own_key,
        b.programme,
        CASE WHEN b.unit = '年' THEN b.amount / 12 ELSE b.amount END AS amount,
        b.row_ref AS standard_ref
    FROM listed AS l
    JOIN benefit_standard AS b
        ON coalesce(b.area_kind, l.area) = l.area
        AND coalesce(b.support_mode, l.support_mode, '分散') = coalesce(l.support_mode, '分散')
    WHERE b.valid_from <= l.period
        AND coalesce(b.valid_to, DATE '9999-12-31') >= l.period
        AND (b.programme = '特困基本生活' OR b.care_ability = l.care_ability)
    QUALIFY row_number() OVER (
        PARTITION BY l.own_key, b.programme
        ORDER BY b.valid_from DESC, b.area_kind NULLS LAST, b.support_mode NULLS LAST, b.row_ref
    ) = 1
),

summed AS (
    SELECT
        l.*,
        d.amount AS dibao_standard,
        m.value AS multiple,
        CAST(d.amount * m.value AS DECIMAL(18,2)) AS floor,
        a.amount AS table_living,
        a.standard_ref AS living_ref,
        CAST(c.amount AS DECIMAL(18,2)) AS care,
        c.standard_ref AS care_ref
    FROM listed AS l
    LEFT JOIN dibao AS d ON d.own_key = l.own_key
    LEFT JOIN param_multiple AS m ON l.month_end BETWEEN m.valid_from AND m.valid_to
    LEFT JOIN standard AS a ON a.own_key = l.own_key AND a.programme = '特困基本生活'
    LEFT JOIN standard AS c ON c.own_key = l.own_key AND c.programme = '特困照料护理'
)

SELECT
    row_ref,
    person_id,
    match,
    household_id,
    kind AS area_kind,
    township,
    village,
    period,
    month_end,
    support_mode,
    care_ability,
    dibao_standard,
    CAST(multiple AS DECIMAL(18,2)) AS multiple,
    floor,
    CAST(coalesce(table_living, floor) AS DECIMAL(18,2)) AS living,
    living_ref,
    care,
    care_ref,
    CAST(coalesce(table_living, floor) + care AS DECIMAL(18,2)) AS due,
    living_amount AS living_paid,
    care_amount AS care_paid,
    coalesce(total_amount, living_amount + coalesce(care_amount, 0)) AS paid
FROM summed
