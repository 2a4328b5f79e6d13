/* ---
code: "703"
title: 低保金没有按时到户
direction: 资金
level: 黄
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十一条, gist: 按月发放，每月十日前到户；金融服务不发达的农村可按季, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 按月支付到家庭账户, valid_from: 2021-07-01}
reads: [aid_payment]
needs: [payment]
parameters:
  pay_by_day: funds/pay_by_day
  pay_day_grace: {use: funds/pay_day_grace, role: guard}
dated: [pay_by_day]
benign:
  - 节假日顺延、银行系统原因
  - 按季发放的地方
  - 补发以前月份的钱
ask_first:
  - 看财政拨款日期和银行代发日期
verify: [V3]
due_process: 说明原因，今后按时发放。
say: 这个月的钱到得晚了，我们在查原因。
--- */
WITH population AS (           -- a whole township's batch of a month, by the day on which it was paid
    SELECT
        programme,
        coalesce(township, '未注明') AS township,
        period,
        min(paid_on) AS paid_on,
        count(*) AS payments,
        min(person_id) AS person_id,
        min(row_ref) AS row_ref
    FROM aid_payment
    WHERE programme = 'dibao'
        AND NOT is_back_pay
        AND NOT is_quarterly
        AND amount > 0
    GROUP BY programme, coalesce(township, '未注明'), period
)

SELECT
    p.row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    nullif(p.township, '未注明') AS township,
    CAST(NULL AS VARCHAR) AS village,
    substr(CAST(p.period AS VARCHAR), 1, 7) || '的低保金最早' || CAST(p.paid_on AS VARCHAR) || '才发放（'
        || CAST(p.payments AS VARCHAR) || '笔），应在当月' || CAST(d.value AS VARCHAR) || '日前' AS because,
    p.row_ref AS evidence,
    p.period AS since
FROM population AS p
JOIN param_pay_by_day AS d ON p.period BETWEEN d.valid_from AND d.valid_to
WHERE p.paid_on > p.period + CAST(d.value AS INTEGER) - 1 + $pay_day_grace
