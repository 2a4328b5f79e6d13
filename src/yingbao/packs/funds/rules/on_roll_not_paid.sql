/* ---
code: "709"
title: 在册但没有发放
direction: 资金
level: 蓝
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十九条, gist: 批准后从下月起发放低保金, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十一条, gist: 从确认同意之日下月起发放低保金, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第十八条, gist: 按月发放最低生活保障金, valid_from: 2026-07-01}
reads: [roll_due, household_payment, aid_payment, aided_member_month, roll_payee, application?, stop_decision?, gone_person, payment]
parameters:
  batch_share: {use: funds/batch_share, role: guard}
benign:
  - 户主去世，家里人还没有换账户
  - 刚批准，从下月起发
  - 已由代领人账户收到，或已补发
  - 按季发放
  - 本月明细没有收全
ask_first:
  - 查退回、失败记录，账户是否还能用
verify: [V3, V5]
absent: [payment]
due_process: 核实没有发到的，立即补发。
say: 名册上有您家，但没有查到这个月的发放记录，我们来核对，没发到的会补上。
words:
  steps: {gone: 已经不在的人}
--- */
WITH population AS (
    SELECT
        d.*,
        coalesce(p.paid, 0) AS paid,
        count(p.paid) OVER (PARTITION BY d.programme, d.period, d.township) AS paid_homes,
        count(*) OVER (PARTITION BY d.programme, d.period, d.township) AS homes,
        first_value(d.township) OVER (PARTITION BY d.programme, d.household_id ORDER BY d.period DESC, d.row_ref) AS home_township,
        first_value(d.village) OVER (PARTITION BY d.programme, d.household_id ORDER BY d.period DESC, d.row_ref) AS home_village
    FROM roll_due AS d
    LEFT JOIN household_payment AS p
        ON p.programme = d.programme
        AND p.household_id = d.household_id
        AND p.period = d.period
        AND p.paid > 0
    WHERE d.due > 0
        AND NOT d.is_central
),

gone AS (
    SELECT DISTINCT person_id
    FROM gone_person
),

left_behind AS (               -- of the household those who are still there to be paid
    SELECT m.programme, m.household_id, m.period, min(m.person_id) AS person_id
    FROM aided_member_month AS m
    WHERE m.is_covered
        AND NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.person_id = m.person_id)
    GROUP BY m.programme, m.household_id, m.period
),

loose AS (                     -- payments without a number that may be this household's
    SELECT y.programme, y.period, y.township, r.household_id
    FROM aid_payment AS y
    JOIN roll_payee AS r ON r.account_key = y.account_key AND r.period = y.period
    WHERE y.person_id IS NULL
    UNION
    SELECT y.programme, y.period, y.township, r.household_id
    FROM aid_payment AS y
    JOIN roll_payee AS r ON r.name_key = y.name_key AND r.period = y.period
    WHERE y.person_id IS NULL
),

unpaid AS (
    SELECT
        p.*,
        CASE WHEN g.person_id IS NULL THEN p.person_id ELSE k.person_id END AS stands,
        g.person_id IS NOT NULL AS is_head_gone
    FROM population AS p
    LEFT JOIN gone AS g ON g.person_id = p.person_id
    LEFT JOIN left_behind AS k
        ON k.programme = p.programme
        AND k.household_id = p.household_id
        AND k.period = p.period
    WHERE p.paid = 0
        AND p.paid_homes >= $batch_share * p.homes
        -- money starts the month after approval
        AND coalesce(p.start_month, DATE '1900-01-01') <= p.period
        AND coalesce(p.approved_on, DATE '1900-01-01') < p.period
        AND NOT EXISTS (
            SELECT 1
            FROM application AS a
            JOIN aided_member_month AS m ON m.person_id = a.person_id
            WHERE m.household_id = p.household_id
                AND m.period = p.period
                AND a.decision = '批准'
                AND a.decided_on >= p.period
        )
        AND NOT EXISTS (       -- decided to end by then, though still listed
            SELECT 1
            FROM stop_decision AS s
            WHERE s.person_id = p.person_id
                AND s.decision_kind IN ('停保', '暂停')
                AND coalesce(s.effective_month, CAST(date_trunc('month', s.decided_on) + INTERVAL '1' MONTH AS DATE)) <= p.period
                AND coalesce(CASE s.programme WHEN '低保' THEN 'dibao' WHEN '特困' THEN 'tekun' END, p.programme) = p.programme
        )
        AND NOT EXISTS (       -- paid by the quarter, or paid back later
            SELECT 1
            FROM household_payment AS q
            WHERE q.programme = p.programme
                AND q.household_id = p.household_id
                AND (
                    (q.is_quarterly AND year(q.period) = year(p.period) AND quarter(q.period) = quarter(p.period))
                    OR (q.period > p.period AND q.paid > q.regular)
                    -- two months' money at once, without a word for which
                    OR (q.period = CAST(p.period + INTERVAL '1' MONTH AS DATE) AND q.paid >= 2 * p.due)
                )
        )
        AND NOT EXISTS (
            SELECT 1
            FROM loose AS l
            WHERE l.programme = p.programme
                AND l.period = p.period
                AND l.household_id = p.household_id
                AND coalesce(l.township, p.township, '') = coalesce(p.township, l.township, '')
        )
        AND (g.person_id IS NULL OR k.person_id IS NOT NULL)
        AND p.person_id IS NOT NULL
),

failed AS (
    SELECT person_id, period, string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM payment
    WHERE pay_status = '失败'
    GROUP BY person_id, period
)

SELECT
    min(u.stands) AS subject_id,
    u.household_id,
    min(u.home_township) AS township,
    min(u.home_village) AS village,
    '在册应发，没有发放成功的记录：' || string_agg(
        DISTINCT substr(CAST(u.period AS VARCHAR), 1, 7) || '应发' || CAST(u.due AS VARCHAR) || '元'
            || CASE WHEN f.evidence IS NULL THEN '' ELSE '（发放失败未重发）' END,
        '；' ORDER BY substr(CAST(u.period AS VARCHAR), 1, 7) || '应发' || CAST(u.due AS VARCHAR) || '元'
            || CASE WHEN f.evidence IS NULL THEN '' ELSE '（发放失败未重发）' END
    ) || CASE WHEN bool_or(u.is_head_gone) THEN '；户主已不在，家里还有人在册' ELSE '' END AS because,
    string_agg(DISTINCT concat_ws(';', u.row_ref, f.evidence), ';' ORDER BY concat_ws(';', u.row_ref, f.evidence)) AS evidence,
    sum(u.due) AS amount,
    count(DISTINCT u.period) AS months,
    min(u.period) AS since,
    u.programme,
    min(u.match) AS match
FROM unpaid AS u
LEFT JOIN failed AS f ON f.person_id = u.person_id AND f.period = u.period
GROUP BY u.programme, u.household_id
