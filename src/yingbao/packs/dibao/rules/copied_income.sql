/* ---
code: "236"
title: 一村多户的收入数字完全相同
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十八条, gist: 对家庭经济状况逐一调查核实, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十六条, gist: 逐户调查家庭经济状况, valid_from: 2021-07-01}
reads: [dibao_home]
parameters:
  copied_income_homes: {use: dibao/copied_income_homes, role: guard}
benign:
  - 当地按公式核算收入
ask_first:
  - 抽几户看入户调查表
verify: [V1]
due_process: 抽查核算；不能统一增减。
say: 我们来抽查几户的收入核算。
words:
  columns: {homes: 收入相同的户数}
--- */
WITH population AS (
    SELECT *
    FROM dibao_home
    WHERE per_capita_income > 0
        AND person_id IS NOT NULL
),

ranked AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY township, village, per_capita_income, family_size ORDER BY row_ref) AS place_in_group,
        count(*) OVER (PARTITION BY township, village, per_capita_income, family_size) AS homes
    FROM population
)

SELECT
    min(person_id) FILTER (WHERE place_in_group = 1) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    CAST(max(homes) AS VARCHAR) || '户家庭人口、人均月收入完全相同（' || CAST(per_capita_income AS VARCHAR) || '元）' AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    'strong' AS match,
    concat_ws('|', township, village, CAST(per_capita_income AS VARCHAR), CAST(family_size AS VARCHAR)) AS matter
FROM ranked
WHERE homes >= $copied_income_homes
GROUP BY township, village, per_capita_income, family_size
