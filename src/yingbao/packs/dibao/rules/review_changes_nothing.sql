/* ---
code: "238"
title: 全乡镇复核没有一户变化
direction: 作风
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十二条, gist: 根据变化分类复核，办理停发减发增发, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第三十一条, gist: 定期核查并据以增发减发停发, valid_from: 2021-07-01}
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 整治搞形式、走过场, valid_from: 2020-04-26}
reads: [review_record]
parameters:
  review_sample_homes: {use: dibao/review_sample_homes, role: guard}
  review_look_back_months: {use: dibao/review_look_back_months, role: guard}
benign:
  - 登记没有写日期，是往年的
  - 都是长期重残重病户，确实没有变化
ask_first:
  - 抽几户看复核表是不是真去了
verify: [V1]
absent: []
due_process: 抽查复核质量；不能为了有变化而停发。
say: 我们来抽查几户的复核情况。
--- */
WITH population AS (           -- a register that names no day is of the rounds that were just reported
    SELECT *
    FROM review_record
    WHERE coalesce(reviewed_on, $as_of) <= $as_of
        AND coalesce(reviewed_on, $as_of) > CAST($as_of - $review_look_back_months * INTERVAL '1' MONTH AS DATE)
)

SELECT
    min(row_ref) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    CAST(NULL AS VARCHAR) AS village,
    CASE
        WHEN count(reviewed_on) < count(*) THEN '报来的复核登记（没有写日期）'
        ELSE '近' || CAST($review_look_back_months AS VARCHAR) || '个月'
    END || '复核' || CAST(count(*) AS VARCHAR) || '户次，没有一户增减停' AS because,
    min(row_ref) AS evidence,
    township AS matter
FROM population
GROUP BY township
HAVING count(*) >= $review_sample_homes
    AND count(*) FILTER (WHERE NOT coalesce(result = '不变', FALSE)) = 0
