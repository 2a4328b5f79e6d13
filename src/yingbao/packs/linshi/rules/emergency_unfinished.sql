/* ---
code: "306"
title: 急难救助事后没有补齐手续
direction: 程序
level: 黄
status: trial
valid_from: 2018-01-23
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2018〕23号, article: 二（二）, gist: 急难型先行救助，急难缓解后补齐手续, valid_from: 2018-01-23}
  - {norm: 社会救助法, article: 第五十条, gist: 应当先救的，急情过后再补说明, valid_from: 2026-07-01}
reads: [linshi_case]
needs: [linshi_grant]
parameters:
  completion_days: {use: linshi/completion_days, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 急难还没有缓解
  - 手续已补，台账没有填
ask_first:
  - 看案卷里有没有登记表、签字和金额
verify: [V7]
absent: [linshi_grant.completed_on?]
due_process: 补的是登记、事由和签字，不补做核对、评议、公示；不能因为手续没补就追回。
say: 上回的急难救助还差您签个字，我们上门来补，钱不受影响。
--- */
WITH population AS (
    SELECT
        c.*,
        count(completed_on) OVER (PARTITION BY sheet) AS completions,
        coalesce(
            eased_on,
            -- no such column on the sheet: from the day of payment
            CASE WHEN count(eased_on) OVER (PARTITION BY sheet) = 0 THEN coalesce(paid_on, approved_on) END
        ) AS base_on
    FROM linshi_case AS c
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    CASE WHEN eased_on IS NULL THEN '急难型救助已于' ELSE '急难已于' END || CAST(base_on AS VARCHAR)
        || CASE WHEN eased_on IS NULL THEN '发放，' ELSE '缓解，' END
        || coalesce(CAST(completed_on AS VARCHAR) || '才补齐手续', '没有补办手续的日期') AS because,
    row_ref AS evidence,
    base_on AS since,
    match
FROM population
WHERE aid_type = '急难型'
    AND person_id IS NOT NULL
    AND completions > 0        -- the sheet has the column
    AND day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
    AND base_on + $completion_days < coalesce(completed_on, $as_of)
