/* ---
code: "717"
title: 追缴的钱没有缴回国库
direction: 资金
level: 黄
status: trial
valid_from: 2005-02-01
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 财政违法行为处罚处分条例, article: 第六条, gist: 追回有关财政资金, valid_from: 2005-02-01}
reads: [recovery]
parameters:
  recovery_days: {use: funds/recovery_days, role: guard}
benign:
  - 分期退回
  - 已缴库，台账没有填凭证号
  - 减免或无法追回
ask_first:
  - 看缴款书
verify: [V3]
absent: [recovery.treasury_on]
due_process: 及时缴库；确无力退回的按规定减免，不能逼缴。
say: 我们在核对您退回的钱有没有入库。
--- */
WITH population AS (           -- a ledger without the day of returning: the money came after the demand
    SELECT * EXCLUDE (returned_on), coalesce(returned_on, decided_on) AS returned_on
    FROM recovery
    WHERE coalesce(state, '追缴中') NOT IN ('减免', '无法追回', '分期')
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(township) AS township,
    min(village) AS village,
    CAST(min(returned_on) AS VARCHAR) || '追回' || CAST(sum(returned_amount) AS VARCHAR) || '元，没有缴库记录' AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    sum(returned_amount) AS amount,
    min(returned_on) AS since,
    min(match) AS match
FROM population
WHERE returned_amount > 0
    AND treasury_on IS NULL
    AND treasury_no IS NULL
    AND returned_on + $recovery_days < $as_of
    AND person_id IS NOT NULL
GROUP BY person_id
