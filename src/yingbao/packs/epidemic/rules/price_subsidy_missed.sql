/* ---
code: "506"
title: 启动了价格补贴，在册对象没有领到
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-08-25
programme: dibao
pack: epidemic
owner: 县民政局社会救助股、财务股
legal_basis:
  - {norm: 发改价格规〔2016〕1835号, article: 二, gist: 启动联动机制后，指数发布二十个工作日内发放价格临时补贴, valid_from: 2016-08-25, valid_to: 2021-10-31}
  - {norm: 发改价格〔2021〕1553号, article: 二, gist: 低保、特困等对象，指数发布当月发放, valid_from: 2021-11-01}
  - {norm: 社会救助法, article: 第三十二条, gist: 物价上涨到规定情形时及时发价格临时补贴, valid_from: 2026-07-01}
reads: [price_subsidy_month?, aided_person_month, payment, roll_payee, unlinked, tekun_member?]
needs: [payment, dibao_member]
parameters:
  price_words: {use: epidemic/price_words, role: guard}
  price_batch_share: {use: epidemic/price_batch_share, role: guard}
  price_batch_grace: {use: epidemic/price_batch_grace, role: guard}
  price_subsidy_days: {use: epidemic/price_subsidy_days, role: guard}
  index_release_days: {use: epidemic/index_release_days, role: guard}
benign:
  - 不在发放范围
  - 启动的文没有报来，那个月只发其中一部分人
  - 发到户里另一个人的卡上
  - 银行退回，正在重发
  - 集中供养的，由机构统一领
ask_first:
  - 查那一批的发放明细和退回清单
verify: [V3, V5]
absent: [payment]
due_process: 漏发的补发，不用本人申请。
say: 有一笔价格补贴可能没有发到您家，我们核对后给您补上。
words:
  steps: {said: 启动的文上写的月份, price_paid: 发了价格补贴的, reached: 已经发到的户, shown: 文没有写到、看发放的月份, begun: 明细已经收到的月份, unit: 一户最少发多少, pooled: 没有写给谁的一笔, resident: 集中供养的户, month_started: 启动了的月份}
  columns: {due_on: 应发到的日期, homes: 在册户数, paid_homes: 发到的户数}
--- */
WITH said AS (                 -- one row a month and programme; without a programme both
    SELECT
        period,
        CASE programme WHEN '低保' THEN 'dibao' WHEN '特困' THEN 'tekun' END AS programme,
        programme AS scope,
        max(amount) AS amount,
        max(coalesce(released_on, CAST(period + INTERVAL '1' MONTH AS DATE) + $index_release_days)) + $price_subsidy_days AS due_on,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM price_subsidy_month
    GROUP BY period, programme
),

price_paid AS (                -- paid month and whoever got it, by number, by card or only by name
    SELECT
        coalesce(period, CAST(date_trunc('month', paid_on) AS DATE)) AS period,
        person_id,
        account_key,
        coalesce(name_key, holder_name_key) AS name_key,
        paid_on,
        amount,
        township,
        row_ref
    FROM payment
    WHERE regexp_matches(item, $price_words)
        AND coalesce(pay_status, '成功') = '成功'
        AND amount > 0
),

reached AS (                   -- by any member's number or card: two joins, for an OR would compare all with all
    SELECT y.household_id, y.programme, y.period
    FROM roll_payee AS y
    JOIN price_paid AS d
        ON d.period = y.period
        AND d.person_id = y.person_id
    UNION
    SELECT y.household_id, y.programme, y.period
    FROM roll_payee AS y
    JOIN price_paid AS d
        ON d.period = y.period
        AND d.account_key = y.account_key
    UNION
    SELECT a.household_id, a.programme, a.period      -- under a number though the roll names another payee
    FROM aided_person_month AS a
    JOIN price_paid AS d
        ON d.period = a.period
        AND d.person_id = a.person_id
),

shown AS (                     -- nearly all of a month's roll got it: it was started, whether or not a paper came
    SELECT
        a.period,
        a.programme,
        count(DISTINCT a.household_id) AS homes,
        count(DISTINCT r.household_id) AS paid_homes
    FROM aided_person_month AS a
    LEFT JOIN reached AS r
        ON r.household_id = a.household_id
        AND r.programme = a.programme
        AND r.period = a.period
    WHERE a.status = '在保'
        AND a.person_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM said AS m WHERE m.period = a.period)
    GROUP BY a.period, a.programme
),

begun AS (                     -- that month's batch was received at all, and when the last of it was paid
    SELECT period, max(coalesce(paid_on, CAST(period + INTERVAL '1' MONTH AS DATE))) AS paid_on, min(row_ref) AS evidence
    FROM price_paid
    GROUP BY period
),

unit AS (                      -- what a household got at least
    SELECT period, min(amount) AS amount
    FROM price_paid
    WHERE person_id IS NOT NULL
    GROUP BY period
),

pooled AS (                    -- one sum for all who live in an institution: nobody's number, and more than one household's
    SELECT DISTINCT d.period, d.township
    FROM price_paid AS d
    JOIN unit AS u ON u.period = d.period
    WHERE d.person_id IS NULL
        AND d.amount > u.amount
),

resident AS (                  -- the households that such a sum may be for
    SELECT t.household_id, t.period
    FROM tekun_member AS t
    JOIN pooled AS o ON o.period = t.period
    WHERE t.support_mode = '集中'
        AND coalesce(o.township, t.township, '') = coalesce(t.township, o.township, '')
),

month_started AS (
    SELECT period, programme, scope, amount, due_on, evidence
    FROM said
    UNION ALL
    SELECT
        h.period,
        h.programme,
        h.programme AS scope,
        CAST(NULL AS DECIMAL(14,2)) AS amount,
        b.paid_on + $price_batch_grace AS due_on,
        b.evidence
    FROM shown AS h
    JOIN begun AS b ON b.period = h.period
    WHERE h.paid_homes >= $price_batch_share * h.homes
),

population AS (                -- one row a household on the roll of a month that was triggered
    SELECT
        m.period,
        a.programme,
        a.household_id,
        min(a.person_id) AS person_id,
        min(a.match) AS match,
        min(a.township) AS township,
        min(a.village) AS village,
        min(a.name_key) AS name_key,
        count(DISTINCT a.person_id) AS persons,
        max(m.amount) AS amount,
        min(m.evidence) AS evidence,
        min(a.row_ref) AS roll_evidence,
        max(m.due_on) AS due_on
    FROM month_started AS m
    JOIN aided_person_month AS a ON a.period = m.period
    WHERE (m.scope IS NULL OR m.programme = a.programme)
        AND a.status = '在保'
        AND a.person_id IS NOT NULL
        AND a.household_id IS NOT NULL
    GROUP BY m.period, a.programme, a.household_id
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    substr(CAST(p.period AS VARCHAR), 1, 7)
        || coalesce('启动价格临时补贴（每人' || CAST(p.amount AS VARCHAR) || '元），', '别的户都发了价格临时补贴，')
        || CAST(p.persons AS VARCHAR) || '人在册，发放明细里没有这一户' AS because,
    concat_ws(';', p.evidence, p.roll_evidence) AS evidence,
    p.amount * p.persons AS amount,
    p.period AS since,
    p.programme,
    p.match
FROM population AS p
JOIN begun AS b ON b.period = p.period
WHERE p.due_on < $as_of
    AND NOT EXISTS (
        SELECT 1
        FROM reached AS r
        WHERE r.household_id = p.household_id
            AND r.programme = p.programme
            AND r.period = p.period
    )
    AND NOT (
        p.programme = 'tekun'
        AND EXISTS (SELECT 1 FROM resident AS t WHERE t.household_id = p.household_id AND t.period = p.period)
    )
    AND NOT EXISTS (           -- a payment row that may be one of them
        SELECT 1
        FROM unlinked AS u
        JOIN aided_person_month AS a ON a.name_key = u.name_key
        WHERE u.source_table = 'payment'
            AND a.household_id = p.household_id
            AND a.programme = p.programme
            AND a.period = p.period
            AND coalesce(u.period, p.period) = p.period
    )
