/* ---
code: "243"
title: 渐退期超过时限仍未退出
direction: 错保
level: 黄
status: trial
valid_from: 2018-07-17
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2018〕90号, article: 二（三）, gist: 脱贫户人均收入超过标准后可给一定时间渐退期, valid_from: 2018-07-17}
  - {norm: 民发〔2021〕57号, article: 第三十三条, gist: 就业后收入超过标准的可给一定时间渐退期, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（三）, gist: 渐退期原则上不超过六个月, valid_from: 2022-10-20}
reads: [dibao_home, dibao_household]
parameters:
  gradual_exit_months: dibao/gradual_exit_months
  taken_back_words: {use: dibao/taken_back_words, role: guard}
benign:
  - 收入又降下来，重新符合条件
  - 当地规定的渐退期更长（2022年10月以前）
ask_first:
  - 看最近一次核算的人均收入
verify: [V1, V4]
due_process: 重新核算；减发停发前听取本人意见。
say: 您家的渐退期到了，我们来重新核算收入，还困难的可以继续享受。
--- */
WITH ledger AS (               -- a list of those on their way out, without the roll's household numbers
    SELECT person_id, max(gradual_exit_from) AS gradual_exit_from, min(row_ref) AS row_ref
    FROM dibao_household
    WHERE gradual_exit_from IS NOT NULL
        AND NOT regexp_matches(coalesce(remark, ''), $taken_back_words)
    GROUP BY person_id
),

home AS (
    SELECT
        h.* EXCLUDE (gradual_exit_from, row_ref),
        coalesce(h.gradual_exit_from, l.gradual_exit_from) AS gradual_exit_from,
        CASE WHEN h.gradual_exit_from IS NULL THEN concat_ws(';', h.row_ref, l.row_ref) ELSE h.row_ref END AS row_ref
    FROM dibao_home AS h
    LEFT JOIN ledger AS l ON l.person_id = h.person_id
),

population AS (
    SELECT
        *,
        CAST(gradual_exit_from + $gradual_exit_months * INTERVAL '1' MONTH AS DATE) AS due_on
    FROM home
    WHERE person_id IS NOT NULL
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    '渐退期自' || substr(CAST(gradual_exit_from AS VARCHAR), 1, 7) || '起，超过'
        || CAST($gradual_exit_months AS VARCHAR) || '个月仍在保' AS because,
    row_ref AS evidence,
    due_on AS since,
    match
FROM population
WHERE due_on <= period
    AND (                      -- not renewed since: a review alone says nothing, its income must be low again
        coalesce(last_review_on, gradual_exit_from) < due_on
        OR per_capita_income >= standard_monthly
    )
