/* ---
code: "316"
title: 现金发放没有两人签字，也没有影像
direction: 资金
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2014〕47号, article: 二（四）, gist: 可以发钱、发物、转介服务, valid_from: 2014-10-03}
  - {norm: 财社〔2017〕58号, article: 第十条, gist: 以社会化发放为原则，直接到人到户, valid_from: 2017-06-01}
reads: [linshi_case]
needs: [linshi_grant]
parameters:
  cash_signers: {use: linshi/cash_signers, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 发的是实物，清单上有签字
  - 签字和照片在案卷里，台账没有填
ask_first:
  - 看领取单；问本人收到了多少
verify: [V1, V3]
absent: [linshi_grant.signers?, linshi_grant.has_photo?]
due_process: 补的是领取手续；本人确实收到的，不追究本人。
say: 我们来核对上次的现金您收到了没有、是多少。
--- */
WITH population AS (
    SELECT
        *,
        -- whether the file has these columns at all: a sheet a township is one form
        count(signers) OVER (PARTITION BY split_part(sheet, '|', 1)) + count(has_photo) OVER (PARTITION BY split_part(sheet, '|', 1)) AS filled
    FROM linshi_case
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    CAST(coalesce(paid_on, day) AS VARCHAR) || '现金发放临时救助' || CAST(amount AS VARCHAR) || '元，'
        || CASE WHEN signers > 0 THEN '签字只有' || CAST(signers AS VARCHAR) || '人' ELSE '没有签字' END || '，也没有影像' AS because,
    row_ref AS evidence,
    amount,
    day AS since,
    match
FROM population
WHERE method = '现金'
    AND filled > 0
    AND coalesce(signers, 0) < $cash_signers
    AND NOT coalesce(has_photo, FALSE)
    AND person_id IS NOT NULL
    AND day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
