/* ---
code: "702"
title: 实发金额与名册不一致
direction: 资金
level: 黄
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 低保金通过金融机构直接支付到家庭账户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 国务院令第649号, article: 第六十六条, gist: 不按规定发放救助资金的要责令改正, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 低保金通过金融机构按月支付到家庭账户, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第七十条, gist: 不按规定发放救助金的责令改正, valid_from: 2026-07-01}
reads: [roll_due, household_payment, payment, tekun_member?]
parameters:
  care_pay_words: {use: tekun/care_pay_words, role: guard}
  court_words: {use: funds/court_words, role: guard}
  sum_tolerance: {use: funds/sum_tolerance, role: guard}
benign:
  - 退回后重发、冲正
  - 含补发以前月份的钱
  - 按季发放
  - 法院依法执行扣划
  - 特困的照料护理费另外一笔发给照料人
ask_first:
  - 对发放批次、名册和银行回单
verify: [V3, V7]
due_process: 少发的补发；多发的追回前听取本人意见。
say: 银行发到您账上的钱和名册上的数不一样，我们来核对。少发的会补上。
--- */
WITH population AS (
    SELECT
        d.*,
        p.paid,
        p.regular,
        p.evidence AS payments,
        p.match AS payment_match,
        first_value(d.township) OVER (PARTITION BY d.programme, d.household_id ORDER BY d.period DESC, d.row_ref) AS home_township,
        first_value(d.village) OVER (PARTITION BY d.programme, d.household_id ORDER BY d.period DESC, d.row_ref) AS home_village
    FROM roll_due AS d
    JOIN household_payment AS p
        ON p.programme = d.programme
        AND p.household_id = d.household_id
        AND p.period = d.period
    WHERE NOT d.is_central
),

care_apart AS (                -- care money on a line of its own, to the carer or to the person
    SELECT t.household_id, coalesce(y.period, CAST(date_trunc('month', y.paid_on) AS DATE)) AS period, y.amount, y.row_ref
    FROM payment AS y
    JOIN tekun_member AS t ON t.carer_person_id = y.person_id
    WHERE coalesce(y.pay_status, '成功') = '成功'
        AND regexp_matches(y.item || coalesce(y.note, ''), $care_pay_words)
    UNION
    SELECT t.household_id, coalesce(y.period, CAST(date_trunc('month', y.paid_on) AS DATE)) AS period, y.amount, y.row_ref
    FROM payment AS y
    JOIN tekun_member AS t ON t.person_id = y.person_id
    WHERE coalesce(y.pay_status, '成功') = '成功'
        AND regexp_matches(y.item || coalesce(y.note, ''), $care_pay_words)
),

court_row AS (                 -- kept back by a court: nothing for the bureau to mend
    SELECT row_ref
    FROM payment
    WHERE regexp_matches(concat_ws('；', deduction_reason, note), $court_words)
),

paid_row AS (
    SELECT p.evidence, s.row_ref
    FROM household_payment AS p
    CROSS JOIN unnest(string_split(p.evidence, ';')) AS s(row_ref)
),

court_sum AS (                 -- what a household was paid, where one of its rows says so
    SELECT DISTINCT p.evidence
    FROM paid_row AS p
    JOIN court_row AS c ON c.row_ref = p.row_ref
),

even AS (                      -- over the months together the sums agree: only the timing differs
    SELECT programme, household_id
    FROM population
    GROUP BY programme, household_id
    HAVING abs(sum(paid) - sum(due)) <= $sum_tolerance
    UNION
    SELECT d.programme, d.household_id                 -- two months' money at once, without a word for which
    FROM roll_due AS d
    LEFT JOIN household_payment AS p
        ON p.programme = d.programme
        AND p.household_id = d.household_id
        AND p.period = d.period
    WHERE d.period <= (SELECT max(period) FROM household_payment)
    GROUP BY d.programme, d.household_id
    HAVING abs(sum(coalesce(p.paid, 0)) - sum(d.due)) <= $sum_tolerance
),

off AS (
    SELECT p.*
    FROM population AS p
    WHERE p.paid > 0                                   -- nothing at all is another rule
        AND abs(p.paid - p.due) > $sum_tolerance
        AND abs(p.regular - p.due) > $sum_tolerance
        AND NOT EXISTS (
            SELECT 1
            FROM even AS e
            WHERE e.programme = p.programme
                AND e.household_id = p.household_id
        )
        AND NOT EXISTS (       -- paid by the quarter
            SELECT 1
            FROM household_payment AS q
            WHERE q.programme = p.programme
                AND q.household_id = p.household_id
                AND q.is_quarterly
                AND year(q.period) = year(p.period)
                AND quarter(q.period) = quarter(p.period)
        )
        AND NOT EXISTS (       -- short by the care money, which went another way
            SELECT 1
            FROM care_apart AS c
            WHERE p.programme = 'tekun'
                AND c.household_id = p.household_id
                AND c.period = p.period
                AND p.paid < p.due
                AND p.paid + c.amount + $sum_tolerance >= p.due
                AND NOT contains(';' || p.payments || ';', ';' || c.row_ref || ';')
        )
        AND NOT (
            p.paid < p.due
            AND EXISTS (SELECT 1 FROM court_sum AS c WHERE c.evidence = p.payments)
        )
        AND p.person_id IS NOT NULL
)

SELECT
    min(person_id) AS subject_id,
    household_id,
    min(home_township) AS township,
    min(home_village) AS village,
    string_agg(
        DISTINCT substr(CAST(period AS VARCHAR), 1, 7) || '名册' || CAST(due AS VARCHAR) || '元，实发'
            || CAST(paid AS VARCHAR) || '元',
        '；' ORDER BY substr(CAST(period AS VARCHAR), 1, 7) || '名册' || CAST(due AS VARCHAR) || '元，实发'
            || CAST(paid AS VARCHAR) || '元'
    ) AS because,
    string_agg(DISTINCT row_ref || ';' || payments, ';' ORDER BY row_ref || ';' || payments) AS evidence,
    sum(abs(paid - due)) AS amount,
    count(DISTINCT period) AS months,
    min(period) AS since,
    programme,
    least(min(match), min(payment_match)) AS match
FROM off
GROUP BY programme, household_id
