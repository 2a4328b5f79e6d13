/* ---
code: "235"
title: 全村低保户人均金额都一样
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十七条, gist: 按人均收入与标准的差额逐户计算, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十三条, gist: 按实际差额或分档计算, valid_from: 2021-07-01}
reads: [dibao_home]
parameters:
  same_amount_share: {use: dibao/same_amount_share, role: guard}
  same_amount_homes: {use: dibao/same_amount_homes, role: guard}
  bands_lawful: {use: dibao/bands_lawful, role: guard}
benign:
  - 2020年8月25日以后按分档发放
  - 户数很少
ask_first:
  - 抽几户看核算表
verify: [V1]
due_process: 抽查核算；不能因为金额相同就统一增减。
say: 我们来抽查几户的收入核算。
--- */
WITH population AS (
    SELECT
        township,
        village,
        household_id,
        person_id,
        row_ref,
        CAST(monthly_amount / nullif(covered_size, 0) AS BIGINT) AS per_head
    FROM dibao_home
    WHERE monthly_amount > 0
        AND covered_size > 0   -- without it no amount a head is known, and unknown is not alike
        AND NOT ($bands_lawful AND coalesce(calc_method, CASE WHEN band IS NOT NULL THEN '分档' END, '') = '分档')
),

amount AS (
    SELECT township, village, per_head, count(*) AS homes
    FROM population
    GROUP BY township, village, per_head
),

place AS (
    SELECT township, village, max(homes) AS same, sum(homes) AS homes
    FROM amount
    GROUP BY township, village
),

ranked AS (                    -- ten rows show it; the village's first stands for the clue
    SELECT
        p.*,
        row_number() OVER (PARTITION BY township, village ORDER BY row_ref) AS place_in_village
    FROM population AS p
    WHERE p.person_id IS NOT NULL
)

SELECT
    min(r.person_id) FILTER (WHERE r.place_in_village = 1) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    r.township,
    r.village,
    '全村' || CAST(v.homes AS VARCHAR) || '户低保，' || CAST(v.same AS VARCHAR) || '户人均金额相同' AS because,
    string_agg(DISTINCT r.row_ref, ';' ORDER BY r.row_ref) AS evidence,
    'strong' AS match,
    concat_ws('|', r.township, r.village) AS matter      -- the village, whoever's row stands first next month
FROM ranked AS r
JOIN place AS v ON v.township IS NOT DISTINCT FROM r.township AND v.village = r.village
WHERE v.homes >= $same_amount_homes
    AND v.same >= $same_amount_share * v.homes
GROUP BY r.township, r.village, v.homes, v.same
