/* ---
code: "234"
title: 低保金与应发数对不上
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十七条, gist: 按人均收入与标准的差额乘共同生活人数计算, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 中办发〔2020〕18号, article: 第5项, gist: 分档或者按实际差额发放, valid_from: 2020-08-25}
  - {norm: 民发〔2021〕57号, article: 第二十三条, gist: 可按实际差额计算，也可分档计算, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第十八条, gist: 按实际差额发放，也可以分档定额发放, valid_from: 2026-07-01}
reads: [dibao_home, dibao_standard, dibao_member?]
parameters:
  tolerance: {use: dibao/amount_tolerance_per_person, role: guard}
  bands_lawful: {use: dibao/bands_lawful, role: guard}
  band_amounts: {use: dibao/band_amounts, role: guard}
benign:
  - 2020年8月25日以后按分档发放
  - 含分类施保金、取整
  - 年收入、月收入单位写混
  - 渐退期、单人保按当地办法另算
ask_first:
  - 看核算表：标准、人均收入、人数各用了什么数
verify: [V7, V5]
due_process: 算少的补发；算多的核减前听取本人意见，书面告知。
say: 您家的低保金和算出来的数不一样，我们来重算。少发的会补上。
--- */
WITH population AS (           -- single cover and gradual exit follow local arithmetic
    SELECT
        h.*,
        coalesce(h.standard_monthly, s.amount) AS standard,
        coalesce(h.covered_size, h.family_size) AS people,
        h.calc_method = '分档' OR h.band IS NOT NULL AS is_banded
    FROM dibao_home AS h
    LEFT JOIN dibao_standard AS s ON s.area_kind = h.area_kind AND s.period = h.period
    WHERE coalesce(h.cover_type, '整户') <> '单人'
        AND h.gradual_exit_from IS NULL
),

supplement AS (
    SELECT household_id, period, sum(class_supplement) AS amount
    FROM dibao_member
    GROUP BY household_id, period
),

shortfall AS (                 -- per head, under each reading of the income column
    SELECT row_ref, standard - per_capita_income AS gap FROM population
    UNION
    SELECT row_ref, standard - per_capita_income / 12 FROM population WHERE per_capita_income > standard
    UNION
    SELECT row_ref, standard - declared_income / nullif(family_size, 0) FROM population
),

head_count AS (
    SELECT row_ref, people FROM population
    UNION
    SELECT row_ref, family_size FROM population
),

paid AS (                      -- with and without the class supplement
    SELECT row_ref, monthly_amount AS amount FROM population
    UNION
    SELECT row_ref, coalesce(monthly_amount, total_amount) - class_supplement FROM population
    UNION
    SELECT p.row_ref, coalesce(p.monthly_amount, p.total_amount) - s.amount
    FROM population AS p
    JOIN supplement AS s ON s.household_id = p.household_id AND s.period = p.period
    UNION
    SELECT row_ref, total_amount FROM population WHERE monthly_amount IS NULL
),

closest AS (                   -- the kindest of all readings
    SELECT g.row_ref, min(abs(a.amount - greatest(g.gap, 0) * n.people)) AS difference
    FROM shortfall AS g
    JOIN head_count AS n ON n.row_ref = g.row_ref
    JOIN paid AS a ON a.row_ref = g.row_ref
    WHERE g.gap IS NOT NULL
    GROUP BY g.row_ref
),

banded AS (                    -- households whose amount a head stands in the county's table
    SELECT row_ref
    FROM population
    WHERE is_banded
        AND (
            list_contains($band_amounts, 0)
            OR list_contains($band_amounts, CAST(monthly_amount / nullif(people, 0) AS INTEGER))
        )
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '名册月保障金' || CAST(coalesce(p.monthly_amount, p.total_amount) AS VARCHAR) || '元；按（标准'
        || CAST(p.standard AS VARCHAR) || '－人均月收入' || CAST(p.per_capita_income AS VARCHAR) || '）×'
        || CAST(p.people AS VARCHAR) || '人应为'
        || CAST(CAST(greatest(p.standard - p.per_capita_income, 0) * p.people AS DECIMAL(14,2)) AS VARCHAR)
        || '元，相差' || CAST(CAST(c.difference AS DECIMAL(14,2)) AS VARCHAR) || '元' AS because,
    concat_ws(';', p.row_ref, s.row_ref) AS evidence,
    CAST(c.difference AS DECIMAL(14,2)) AS amount,
    p.period AS since,
    p.match
FROM population AS p
JOIN closest AS c ON c.row_ref = p.row_ref
LEFT JOIN dibao_standard AS s ON s.area_kind = p.area_kind AND s.period = p.period
WHERE c.difference > $tolerance * p.people
    AND NOT (
        $bands_lawful
        AND EXISTS (SELECT 1 FROM banded AS b WHERE b.row_ref = p.row_ref)
    )
    AND p.person_id IS NOT NULL
