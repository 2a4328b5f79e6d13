/* ---
code: "701"
title: 救助资金没有按时下达拨付
direction: 资金
level: 黄
status: trial
valid_from: 2015-01-01
programme: funds
pack: funds
owner: 县民政局财务股、县财政局
legal_basis:
  - {norm: 预算法, article: 第五十二条, gist: 收到上级转移支付三十日内正式下达, valid_from: 2015-01-01}
  - {norm: 沁民函字〔2020〕30号, article: （七）, gist: 检查资金是否按规定时限拨付, valid_from: 2020-04-26}
reads: [fund_transfer]
parameters:
  transfer_days: funds/transfer_days
benign:
  - 年底下达、跨年办理
  - 台账没有填拨付日期
ask_first:
  - 看指标文件和拨款凭证的日期
verify: [V3]
absent: [fund_transfer.sent_on]
due_process: 说明原因，尽快拨付，不影响当月发放。
say: 资金拨付晚了，我们在查原因。
--- */
WITH population AS (
    SELECT *
    FROM fund_transfer
    WHERE received_on <= $as_of
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    CAST(NULL AS VARCHAR) AS township,
    CAST(NULL AS VARCHAR) AS village,
    item || CAST(amount AS VARCHAR) || '元，' || CAST(received_on AS VARCHAR) || '收文，'
        || coalesce(CAST(sent_on AS VARCHAR) || '才拨付', '至今没有拨付') AS because,
    row_ref AS evidence,
    amount,
    received_on AS since,
    concat_ws('|', document_no, item) AS matter
FROM population
WHERE coalesce(sent_on, $as_of) > received_on + $transfer_days
