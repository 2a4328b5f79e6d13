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
reads: [dibao_entitlement, dibao_home, dibao_member?]
parameters:
  tolerance: {use: dibao/amount_tolerance_per_person, role: guard}
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
words:
  steps: {paid: 名册金额的各种算法}
--- */
WITH population AS (           -- single cover and gradual exit follow local arithmetic; the sum itself is the view's
    SELECT *
    FROM dibao_entitlement
    WHERE is_plain
        AND method IN ('差额', '分档')
),

supplement AS (
    SELECT household_id, period, sum(class_supplement) AS amount
    FROM dibao_member
    GROUP BY household_id, period
),

paid AS (                      -- with and without the class supplement
    SELECT household_id, monthly_amount AS amount FROM dibao_home
    UNION
    SELECT household_id, coalesce(monthly_amount, total_amount) - class_supplement AS amount FROM dibao_home
    UNION
    SELECT h.household_id, coalesce(h.monthly_amount, h.total_amount) - s.amount AS amount
    FROM dibao_home AS h
    JOIN supplement AS s ON s.household_id = h.household_id AND s.period = h.period
    UNION
    SELECT household_id, total_amount AS amount FROM dibao_home WHERE monthly_amount IS NULL
),

closest AS (                   -- the kindest of all readings
    SELECT e.household_id, min(abs(a.amount - e.due)) AS difference
    FROM dibao_entitlement AS e
    JOIN paid AS a ON a.household_id = e.household_id
    GROUP BY e.household_id
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '名册月保障金' || CAST(p.paid AS VARCHAR) || '元；按'
        || CASE p.method
            WHEN '分档' THEN '分档表每人' || CAST(p.band_amount AS VARCHAR) || '元×'
            ELSE '（标准' || CAST(p.standard AS VARCHAR) || '－人均月收入' || CAST(p.income AS VARCHAR) || '）×'
        END
        || CAST(p.people AS VARCHAR) || '人应为' || CAST(p.due AS VARCHAR)
        || '元，相差' || CAST(CAST(c.difference AS DECIMAL(18,2)) AS VARCHAR) || '元' AS because,
    concat_ws(';', p.row_ref, p.standard_ref) AS evidence,
    CAST(c.difference AS DECIMAL(18,2)) AS amount,
    p.match
FROM population AS p
JOIN closest AS c ON c.household_id = p.household_id
WHERE c.difference > $tolerance * p.people
    AND p.due IS NOT NULL
    AND p.person_id IS NOT NULL
