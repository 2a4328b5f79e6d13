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
reads: [aid_payment, residence]
needs: [payment]
parameters:
  pay_by_day: funds/pay_by_day
  late_share: {use: funds/late_share, role: guard}
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
WITH population AS (           -- who is paid where: banks seldom write the township
    SELECT
        coalesce(y.township, r.township, '未注明') AS township,
        y.period,
        y.paid_on,
        y.row_ref,
        d.value AS by_day,
        CASE WHEN y.paid_on > y.period + CAST(d.value AS INTEGER) - 1 + $pay_day_grace THEN 1 ELSE 0 END AS late
    FROM aid_payment AS y
    JOIN param_pay_by_day AS d ON y.period BETWEEN d.valid_from AND d.valid_to
    LEFT JOIN residence AS r ON r.person_id = y.person_id
    WHERE y.programme = 'dibao'
        AND NOT y.is_back_pay
        AND NOT y.is_quarterly
        AND y.amount > 0
),

batch AS (                     -- nearly all of a township's month: one person's delay is another matter
    SELECT
        township,
        period,
        by_day,
        count(*) AS payments,
        min(CASE WHEN late = 1 THEN paid_on END) AS paid_on,
        min(CASE WHEN late = 1 THEN row_ref END) AS row_ref
    FROM population
    GROUP BY township, period, by_day
    HAVING sum(late) >= greatest($late_share * count(*), 1)
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    nullif(township, '未注明') AS township,
    CAST(NULL AS VARCHAR) AS village,
    substr(CAST(period AS VARCHAR), 1, 7) || '的低保金最早' || CAST(paid_on AS VARCHAR) || '才发放（'
        || CAST(payments AS VARCHAR) || '笔），应在当月' || CAST(by_day AS VARCHAR) || '日前' AS because,
    row_ref AS evidence,
    period AS since,
    township AS matter
FROM batch
