/* ---
code: "707"
title: 发放失败一直没有重发
direction: 资金
level: 蓝
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 低保金通过金融机构支付到户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 按月支付到家庭账户, valid_from: 2021-07-01}
reads: [payment, aid_payment, gone_person, roll_payee, linshi_grant?]
parameters:
  failed_days: {use: funds/failed_days, role: guard}
  dibao_items: {use: funds/dibao_items, role: guard}
  tekun_items: {use: funds/tekun_items, role: guard}
  linshi_items: {use: linshi/linshi_items, role: guard}
benign:
  - 本人已去世，不应再发
  - 已换账户重发
ask_first:
  - 账户为什么失败，本人换卡没有
verify: [V3]
absent: [payment]
due_process: 更正账户后足额补发。
say: 您的救助金退回来了，请带银行卡来改账户，我们给您补发。
words:
  columns: {who: 人、卡或户}
--- */
WITH population AS (
    SELECT
        *,
        coalesce(period, CAST(date_trunc('month', paid_on) AS DATE)) AS month,
        regexp_matches(item, $linshi_items) AS is_linshi
    FROM payment
    WHERE pay_status = '失败'
        AND (regexp_matches(item, $dibao_items) OR regexp_matches(item, $tekun_items) OR regexp_matches(item, $linshi_items))
        AND paid_on + $failed_days < $as_of
        AND person_id IS NOT NULL
),

failed AS (                    -- with the household that the month's roll gives
    SELECT p.*, r.household_id AS home
    FROM population AS p
    LEFT JOIN roll_payee AS r ON r.person_id = p.person_id AND r.period = p.month
),

owed AS (                      -- paid again counts to the person, to the card, to the household
    SELECT '人' || person_id AS who, * FROM failed
    UNION ALL
    SELECT '卡' || account_key AS who, * FROM failed
    UNION ALL
    SELECT '户' || home AS who, * FROM failed
),

paid AS (
    SELECT '人' || person_id AS who, period, paid_on, is_back_pay FROM aid_payment
    UNION ALL
    SELECT '卡' || account_key AS who, period, paid_on, is_back_pay FROM aid_payment
    UNION ALL
    SELECT '户' || m.household_id AS who, y.period, y.paid_on, y.is_back_pay
    FROM aid_payment AS y
    JOIN roll_payee AS m ON m.person_id = y.person_id AND m.period = y.period
),

helped AS (                    -- temporary aid is paid once, whatever the month
    SELECT '人' || person_id AS who, amount, paid_on
    FROM payment
    WHERE regexp_matches(item, $linshi_items)
        AND coalesce(pay_status, '成功') = '成功'
    UNION ALL
    SELECT '卡' || account_key AS who, amount, paid_on
    FROM payment
    WHERE regexp_matches(item, $linshi_items)
        AND coalesce(pay_status, '成功') = '成功'
    UNION ALL
    SELECT '人' || person_id AS who, amount, paid_on - 1 AS paid_on      -- the ledger's day may be the one that failed
    FROM linshi_grant
    WHERE paid_on IS NOT NULL
),

made_good AS (
    SELECT o.row_ref, o.person_id
    FROM owed AS o
    JOIN paid AS y ON y.who = o.who
    WHERE (y.period = o.month OR y.is_back_pay)
        AND coalesce(y.paid_on, o.paid_on) >= o.paid_on
        AND NOT o.is_linshi
    UNION
    SELECT o.row_ref, o.person_id
    FROM owed AS o
    JOIN helped AS y ON y.who = o.who
    WHERE y.amount = o.amount
        AND coalesce(y.paid_on, o.paid_on) >= o.paid_on
        AND o.is_linshi
)

SELECT
    p.person_id AS subject_id,
    min(p.home) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    string_agg(
        DISTINCT CAST(p.paid_on AS VARCHAR) || CASE WHEN p.is_linshi THEN '临时救助' ELSE '' END || '发放失败' || CAST(p.amount AS VARCHAR) || '元'
            || coalesce('（' || p.failure_reason || '）', ''),
        '；' ORDER BY CAST(p.paid_on AS VARCHAR) || CASE WHEN p.is_linshi THEN '临时救助' ELSE '' END || '发放失败' || CAST(p.amount AS VARCHAR) || '元'
            || coalesce('（' || p.failure_reason || '）', '')
    ) || '，至今没有重发' AS because,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) AS evidence,
    max(p.amount) AS amount,
    min(p.month) AS since,
    min(p.match) AS match
FROM failed AS p
WHERE NOT EXISTS (
        SELECT 1
        FROM made_good AS g
        WHERE g.row_ref = p.row_ref
            AND g.person_id = p.person_id
    )
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
GROUP BY p.person_id
