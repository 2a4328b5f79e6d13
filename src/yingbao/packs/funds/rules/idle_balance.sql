/* ---
code: "713"
title: 救助资金结余过大或结转过久
direction: 资金
level: 黄
status: trial
valid_from: 2015-01-01
programme: funds
pack: funds
owner: 县民政局财务股、县财政局
legal_basis:
  - {norm: 预算法, article: 第五十二条, gist: 转移支付应当按时下达, valid_from: 2015-01-01}
  - {norm: 沁民函字〔2020〕30号, article: （七）, gist: 检查资金筹集、拨付、发放、使用各环节, valid_from: 2020-04-26}
reads: [fund_balance]
parameters:
  idle_share: {use: funds/idle_share, role: guard}
  idle_years: {use: funds/idle_years, role: guard}
benign:
  - 年底提前下达下年资金，或年初刚到一整年的资金
ask_first:
  - 结余是哪一年、哪一批
verify: [V3]
due_process: 制定使用计划，不突击花钱。
say: 我们在安排结余资金的使用。
--- */
WITH population AS (
    SELECT *
    FROM fund_balance
    WHERE as_of <= $as_of
    QUALIFY row_number() OVER (PARTITION BY item ORDER BY as_of DESC, row_ref) = 1
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    CAST(NULL AS VARCHAR) AS township,
    CAST(NULL AS VARCHAR) AS village,
    item || '至' || CAST(as_of AS VARCHAR) || '结余' || CAST(balance AS VARCHAR) || '元'
        || coalesce('，当年支出' || CAST(year_expense AS VARCHAR) || '元', '')
        || coalesce('，最早是' || CAST(oldest_year AS VARCHAR) || '年结转的', '') AS because,
    row_ref AS evidence,
    balance AS amount,
    item AS matter
FROM population
WHERE balance > $idle_share * year_expense
    OR (balance > 0 AND oldest_year < year(as_of) - $idle_years)
