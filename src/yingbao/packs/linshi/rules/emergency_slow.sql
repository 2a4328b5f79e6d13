/* ---
code: "305"
title: 急难型临时救助办得慢
direction: 程序
level: 黄
status: trial
valid_from: 2018-01-23
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2018〕23号, article: 二（二）, gist: 急难型可以先行救助，事后补齐手续, valid_from: 2018-01-23}
  - {norm: 社会救助法, article: 第五十条, gist: 情况急、金额小、须马上救的应当先救，急情过后再补说明, valid_from: 2026-07-01}
reads: [linshi_case, payment?]
needs: [linshi_grant]
parameters:
  emergency_days: {use: linshi/emergency_days, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
  linshi_items: {use: linshi/linshi_items, role: guard}
  sent_back_words: {use: linshi/sent_back_words, role: guard}
benign:
  - 账号有误被银行退回，重新发放
  - 已经发了实物或现金，台账只写了打卡的日期
ask_first:
  - 卡在哪一步；当事人眼下还缺什么
verify: [V2, V3]
absent: [linshi_grant.paid_on?, payment]
due_process: 还没有发的当天发；不追究已经尽力的经办人。
say: 您的急难救助我们办得慢了，正在催，今天给您答复。
--- */
WITH population AS (
    SELECT
        c.*,
        coalesce(
            paid_on,
            -- the sheet has the column and this row's is empty: not paid yet
            CASE WHEN count(paid_on) OVER (PARTITION BY sheet) > 0 THEN $as_of END
        ) AS reached_on
    FROM linshi_case AS c
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    CAST(p.applied_on AS VARCHAR) || '申请急难型救助，'
        || coalesce(CAST(p.paid_on AS VARCHAR) || '才发到', '至' || CAST($as_of AS VARCHAR) || '没有发放记录') AS because,
    p.row_ref AS evidence,
    p.amount,
    p.applied_on AS since,
    p.match
FROM population AS p
WHERE p.aid_type = '急难型'
    AND p.person_id IS NOT NULL
    AND p.applied_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
    AND p.applied_on + $emergency_days < p.reached_on
    AND NOT regexp_matches(coalesce(p.remark, ''), $sent_back_words)
    AND NOT EXISTS (           -- the bank sent it back in between
        SELECT 1
        FROM payment AS f
        WHERE f.person_id = p.person_id
            AND f.pay_status = '失败'
            AND f.paid_on BETWEEN p.applied_on AND p.reached_on
            AND regexp_matches(f.item, $linshi_items)
    )
