/* ---
code: "237"
title: 低保家庭超过周期没有复核
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十三条, gist: 分三类按年、半年、季（城市按月）复核, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 中办发〔2020〕18号, article: 第7项, gist: 变化不大的每年、收入不固定有劳动能力的每半年核查, valid_from: 2020-08-25}
  - {norm: 民发〔2021〕57号, article: 第三十一条, gist: 变化不大的每年、收入不固定有劳动能力的每半年核查；重大突发事件可延长, valid_from: 2021-07-01}
reads: [dibao_home]
parameters:
  months_a: dibao/review_months_a
  months_b: dibao/review_months_b
  months_c_rural: dibao/review_months_c_rural
  months_c_urban: dibao/review_months_c_urban
  extension: {use: dibao/review_extension_months, role: guard}
benign:
  - 疫情等重大突发事件期间延长
  - 复核做了，名册没有更新日期
ask_first:
  - 查乡镇复核表
verify: [V1, V7]
absent: [dibao_household.last_review_on?]
due_process: 没有按期复核是工作没做到，不能因此停发。
say: 您家的低保到了复核的时候，我们来看看情况有没有变化。
--- */
WITH population AS (           -- who was never reviewed counts from approval, where most of the roll tells the day
    SELECT
        *,
        coalesce(
            last_review_on,
            CASE
                WHEN 2 * count(last_review_on) OVER (PARTITION BY township, area_kind)
                    >= count(*) OVER (PARTITION BY township, area_kind)
                    THEN coalesce(approved_on, start_month)
            END
        ) AS reviewed_on,
        CASE
            WHEN category = 'B' THEN $months_b
            WHEN category = 'C' AND area_kind = '城市' THEN $months_c_urban
            WHEN category = 'C' THEN $months_c_rural
            ELSE $months_a         -- unknown classes get the longest cycle
        END AS cycle
    FROM dibao_home
    WHERE person_id IS NOT NULL
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    CASE
        WHEN last_review_on IS NULL THEN '没有复核日期，自' || CAST(reviewed_on AS VARCHAR) || '批准享受起'
        ELSE '上次复核' || CAST(reviewed_on AS VARCHAR)
    END || '，' || coalesce(category || '类', '未分类') || '周期' || CAST(cycle AS VARCHAR) || '个月'
        || CASE WHEN $extension > 0 THEN '（已加延长' || CAST($extension AS VARCHAR) || '个月）' ELSE '' END
        || '，已超期' AS because,
    row_ref AS evidence,
    CAST(reviewed_on + (cycle + $extension) * INTERVAL '1' MONTH AS DATE) AS since,
    match
FROM population
WHERE CAST(reviewed_on + (cycle + $extension) * INTERVAL '1' MONTH AS DATE) < $as_of
