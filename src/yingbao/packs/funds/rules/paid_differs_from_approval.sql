/* ---
code: "750"
title: 实发数比审批数多
direction: 资金
level: 黄
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 低保金按审批结果通过金融机构支付到家庭账户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 国务院令第649号, article: 第六十六条, gist: 不按规定发放救助资金的要责令改正, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 低保金通过金融机构按月支付到家庭账户, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第七十条, gist: 不按规定发放救助金的责令改正, valid_from: 2026-07-01}
reads: [payment_approval, aid_payment]
parameters:
  dibao_items: {use: funds/dibao_items, role: guard}
  other_items: {use: funds/other_items, role: guard}
  sum_tolerance: {use: funds/sum_tolerance, role: guard}
benign:
  - 审批以后又补报了新纳入的户
  - 含上月退回重发的钱
  - 审批表是另一批次的
ask_first:
  - 拿审批表、名册和银行回单三样对一对
verify: [V3, V7]
due_process: 先对账；多发给谁查清以前，不动任何一户的待遇。
say: 我们在核对这个月发下去的钱和批下来的数。
words:
  steps: {approved: 各乡镇批下来的数, paid: 各乡镇实发的数}
  columns: {homes: 户数}
--- */
WITH approved AS (
    SELECT
        township,
        period,
        CASE WHEN item LIKE '%农村%' THEN '农村' WHEN regexp_matches(item, '城市|城镇') THEN '城市' END AS area_kind,
        sum(amount) AS amount,
        sum(homes) AS homes,
        min(row_ref) AS row_ref,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM payment_approval
    WHERE regexp_matches(item, $dibao_items)
        AND NOT regexp_matches(item, $other_items)
    GROUP BY township, period, CASE WHEN item LIKE '%农村%' THEN '农村' WHEN regexp_matches(item, '城市|城镇') THEN '城市' END
),

paid AS (                      -- back pay belongs to another month's approval
    SELECT
        a.row_ref,
        sum(y.amount) AS amount,
        count(DISTINCT coalesce(y.person_id, y.account_key, y.row_ref)) AS homes
    FROM approved AS a
    JOIN aid_payment AS y
        ON y.township = a.township
        AND y.period = a.period
        AND coalesce(y.area_kind, a.area_kind, '') = coalesce(a.area_kind, y.area_kind, '')
    WHERE y.programme = 'dibao'
        AND NOT y.is_back_pay
        AND NOT y.is_quarterly
    GROUP BY a.row_ref
),

population AS (
    SELECT a.*, p.amount AS paid, p.homes AS paid_homes
    FROM approved AS a
    JOIN paid AS p ON p.row_ref = a.row_ref
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    CAST(NULL AS VARCHAR) AS village,
    substr(CAST(period AS VARCHAR), 1, 7) || '审批' || coalesce(CAST(CAST(homes AS INTEGER) AS VARCHAR) || '户', '')
        || CAST(amount AS VARCHAR) || '元，实发' || CAST(paid_homes AS VARCHAR) || '户' || CAST(paid AS VARCHAR) || '元' AS because,
    evidence,
    paid - amount AS amount,
    period AS since,
    concat_ws('|', township, CAST(period AS VARCHAR), area_kind) AS matter
FROM population
WHERE paid > amount + $sum_tolerance     -- less may be returned money, a deduction, a list not yet complete
