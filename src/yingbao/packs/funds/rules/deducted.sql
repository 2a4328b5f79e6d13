/* ---
code: "714"
title: 救助金被扣款
direction: 资金
level: 橙
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 财社〔2017〕58号, article: 第九条, gist: 不得向救助对象收取管理费等, valid_from: 2017-06-01}
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 直接支付到低保家庭账户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 支付到低保家庭的账户, valid_from: 2021-07-01}
reads: [roll_due, household_payment, payment]
parameters:
  deduction_words: {use: funds/deduction_words, role: guard}
  court_words: {use: funds/court_words, role: guard}
  sum_tolerance: {use: funds/sum_tolerance, role: guard}
benign:
  - 法院依法执行
  - 冲正以前多发的钱
ask_first:
  - 谁扣的、凭什么扣、本人同意没有
verify: [V3]
due_process: 违规扣的退还本人。
say: 您的救助金好像被扣了钱，我们来查清楚，不该扣的退给您。
--- */
WITH noted AS (
    SELECT row_ref
    FROM payment
    WHERE (deduction_reason IS NOT NULL OR regexp_matches(coalesce(note, ''), $deduction_words))
        AND coalesce(note, '') NOT LIKE '%冲正%'
        AND NOT regexp_matches(concat_ws('；', deduction_reason, note), $court_words)
),

paid_row AS (                  -- the bank's rows behind what a household was paid
    SELECT p.evidence, s.row_ref
    FROM household_payment AS p
    CROSS JOIN unnest(string_split(p.evidence, ';')) AS s(row_ref)
),

noted_sum AS (                 -- what a household was paid, where one of its rows has such a note
    SELECT DISTINCT p.evidence
    FROM paid_row AS p
    JOIN noted AS n ON n.row_ref = p.row_ref
),

population AS (
    SELECT
        d.*,
        p.paid,
        p.evidence,
        p.match AS payment_match,
        first_value(d.township) OVER (PARTITION BY d.programme, d.household_id ORDER BY d.period DESC, d.row_ref) AS home_township,
        first_value(d.village) OVER (PARTITION BY d.programme, d.household_id ORDER BY d.period DESC, d.row_ref) AS home_village
    FROM roll_due AS d
    JOIN household_payment AS p
        ON p.programme = d.programme
        AND p.household_id = d.household_id
        AND p.period = d.period
)

SELECT
    min(p.person_id) AS subject_id,
    p.household_id,
    min(p.home_township) AS township,
    min(p.home_village) AS village,
    string_agg(
        DISTINCT substr(CAST(p.period AS VARCHAR), 1, 7) || '应发' || CAST(p.due AS VARCHAR) || '元，实发'
            || CAST(p.paid AS VARCHAR) || '元，摘要写有扣款', '；'
        ORDER BY substr(CAST(p.period AS VARCHAR), 1, 7) || '应发' || CAST(p.due AS VARCHAR) || '元，实发'
            || CAST(p.paid AS VARCHAR) || '元，摘要写有扣款'
    ) AS because,
    string_agg(DISTINCT p.row_ref || ';' || p.evidence, ';' ORDER BY p.row_ref || ';' || p.evidence) AS evidence,
    sum(p.due - p.paid) AS amount,
    count(DISTINCT p.period) AS months,
    min(p.period) AS since,
    p.programme,
    least(min(p.match), min(p.payment_match)) AS match
FROM population AS p
WHERE p.paid < p.due - $sum_tolerance
    AND p.person_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM noted_sum AS n WHERE n.evidence = p.evidence)
GROUP BY p.programme, p.household_id
