/* ---
code: "302"
title: 乡镇没有临时救助备用金，或有钱长期不用
direction: 程序
level: 黄
status: trial
valid_from: 2019-08-26
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2019〕87号, article: 三, gist: 乡镇全面建立临时救助备用金，明确额度、用途和补充办法, valid_from: 2019-08-26}
  - {norm: 沁民函字〔2020〕30号, article: （三）, gist: 检查乡镇是否设立临时救助备用金, valid_from: 2020-04-26}
reads: [roll_month, reserve_fund]
needs: [reserve_fund]
parameters:
  reserve_idle_months: {use: linshi/reserve_idle_months, role: guard}
benign:
  - 刚设立不久
  - 年初才补足，上一年用过
  - 本乡镇的账没有报来
ask_first:
  - 备用金在谁手里，急难的人来了能不能当天拿到钱
verify: [V2, V3]
absent: [reserve_fund]
due_process: 没有设立的限期设立；不用的问清原因，不能为了用掉而发。
say: 我们来看看乡镇有没有随时能用的救急钱。
words:
  columns: {has_money: 有钱可用, is_undated: 没有写日期}
  steps: {book: 各乡镇的备用金账, shared: 全县合在一起的账}
--- */
WITH population AS (           -- the county's townships, as the rolls name them
    SELECT DISTINCT township
    FROM roll_month
    WHERE township <> '未注明'
),

entry AS (
    SELECT
        township,
        concat(split_part(row_ref, '|', 1), '|', split_part(row_ref, '|', 2)) AS sheet,
        CASE                   -- a journal has entries; a summary says when it was set up, or what last year left over
            WHEN coalesce(opened_on, entry_on) IS NOT NULL THEN coalesce(opened_on, entry_on)
            WHEN opening_balance > 0 THEN CAST(date_trunc('year', $as_of) AS DATE) - 1
        END AS entry_on,
        coalesce(opened_on, entry_on) IS NULL AS is_undated,
        CASE
            WHEN spent > 0 THEN coalesce(entry_on, $as_of)
            WHEN spent IS NULL AND opening_balance > balance THEN coalesce(entry_on, $as_of)      -- some of it is gone
            WHEN spent IS NULL AND opened_on IS NOT NULL THEN entry_on
        END AS spent_on,
        greatest(coalesce(received, approved, 0), spent, balance, opening_balance) > 0 OR coalesce(entry_on, opened_on) IS NOT NULL AS has_money,
        row_ref
    FROM reserve_fund
    WHERE coalesce(entry_on, opened_on, $as_of) <= $as_of
),

book AS (
    SELECT
        township,
        min(entry_on) AS first_on,
        max(spent_on) AS spent_on,
        bool_or(has_money) AS has_money,
        bool_and(is_undated) AS is_undated,
        min(row_ref) AS evidence
    FROM entry
    GROUP BY township
),

shared_sheet AS (              -- a book of several townships: one that is absent has no fund
    SELECT min(row_ref) AS first_row
    FROM entry
    GROUP BY sheet
    HAVING count(DISTINCT township) > 1
),

shared AS (
    SELECT min(first_row) AS evidence
    FROM shared_sheet
)

SELECT
    '乡镇|' || p.township || '|0' AS subject_id,  -- a place, shaped like a row: nobody's name is looked up
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    CAST(NULL AS VARCHAR) AS village,
    CASE
        WHEN b.township IS NULL THEN '全县备用金账上没有本乡镇'
        WHEN NOT b.has_money THEN '备用金账上没有拨到过钱'
        WHEN b.spent_on IS NOT NULL THEN '最近一次支用备用金是' || CAST(b.spent_on AS VARCHAR)
        WHEN b.is_undated THEN '上年结转的备用金，到现在没有支用过'
        ELSE CAST(b.first_on AS VARCHAR) || '建账以来没有支用过备用金'
    END AS because,
    coalesce(b.evidence, s.evidence) AS evidence
FROM population AS p
CROSS JOIN shared AS s
LEFT JOIN book AS b ON b.township = p.township
WHERE (
        coalesce(b.spent_on, b.first_on) <= CAST($as_of - $reserve_idle_months * INTERVAL '1' MONTH AS DATE)
        OR b.township IS NULL
        OR NOT b.has_money
    )
    AND coalesce(b.evidence, s.evidence) IS NOT NULL
