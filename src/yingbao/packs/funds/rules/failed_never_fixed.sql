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
reads: [payment, aid_payment, gone_person, roll_payee]
parameters:
  failed_days: {use: funds/failed_days, role: guard}
  dibao_items: {use: funds/dibao_items, role: guard}
  tekun_items: {use: funds/tekun_items, role: guard}
benign:
  - 本人已去世，不应再发
  - 已换账户重发
ask_first:
  - 账户为什么失败，本人换卡没有
verify: [V3]
due_process: 更正账户后足额补发。
say: 您的救助金退回来了，请带银行卡来改账户，我们给您补发。
--- */
WITH population AS (
    SELECT
        *,
        coalesce(period, CAST(date_trunc('month', paid_on) AS DATE)) AS month
    FROM payment
    WHERE pay_status = '失败'
        AND (regexp_matches(item, $dibao_items) OR regexp_matches(item, $tekun_items))
        AND paid_on + $failed_days < $as_of
        AND person_id IS NOT NULL
)

SELECT
    p.person_id AS subject_id,
    min(r.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    string_agg(
        DISTINCT CAST(p.paid_on AS VARCHAR) || '发放失败' || CAST(p.amount AS VARCHAR) || '元'
            || coalesce('（' || p.failure_reason || '）', ''),
        '；' ORDER BY CAST(p.paid_on AS VARCHAR) || '发放失败' || CAST(p.amount AS VARCHAR) || '元'
            || coalesce('（' || p.failure_reason || '）', '')
    ) || '，至今没有重发' AS because,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) AS evidence,
    max(p.amount) AS amount,
    min(p.month) AS since,
    min(p.match) AS match
FROM population AS p
LEFT JOIN roll_payee AS r ON r.person_id = p.person_id AND r.period = p.month
WHERE NOT EXISTS (             -- paid again, to the person or to the household's account
        SELECT 1
        FROM aid_payment AS y
        LEFT JOIN roll_payee AS m ON m.person_id = y.person_id AND m.period = y.period
        WHERE (y.person_id = p.person_id OR y.account_key = p.account_key OR m.household_id = r.household_id)
            AND (y.period = p.month OR y.is_back_pay)
            AND coalesce(y.paid_on, p.paid_on) >= p.paid_on
    )
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
GROUP BY p.person_id
