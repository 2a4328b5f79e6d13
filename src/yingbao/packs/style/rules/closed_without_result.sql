/* ---
code: "808"
title: 台账写办好了，名册和发放没有变
direction: 作风
level: 橙
status: trial
valid_from: 2014-05-01
programme: style
pack: style
owner: 县民政局社会救助股、财务股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 家庭情况变化的及时决定增减停发, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第四十七条, gist: 根据家庭变化调整或终止救助, valid_from: 2026-07-01}
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 查处表面整改、虚假整改、纸上整改, valid_from: 2020-04-26}
reads: [problem_ledger, aid_payment, roll_payee, recovery?, application?]
needs: [payment]
parameters:
  result_lag_months: {use: style/result_lag_months, role: guard}
benign:
  - 隔月才变
  - 停发以后又重新申请、批准
  - 补发到了家里别人的账户
  - 追缴台账还没有送来
ask_first:
  - 看停发、补发的决定和银行回单
verify: [V3, V5]
absent: [recovery, payment]
due_process: 重开这一条；没有补发的立即补发，没有停的按程序听取意见后再停。
say: 台账上写您的事已经办好，我们来核对钱是不是真的变了。
--- */
WITH population AS (           -- closed longer ago than the data need to follow
    SELECT
        *,
        CAST(closed_on + $result_lag_months * INTERVAL '1' MONTH AS DATE) AS visible_from
    FROM problem_ledger
    WHERE state = '已销号'
        AND person_id IS NOT NULL
        AND CAST(closed_on + $result_lag_months * INTERVAL '1' MONTH AS DATE) < $as_of
),

paid AS (                      -- to the person, or to an account of the person's household
    SELECT person_id, paid_on, amount, is_back_pay, match, row_ref
    FROM aid_payment
    UNION
    SELECT r.person_id, y.paid_on, y.amount, y.is_back_pay, y.match, y.row_ref
    FROM aid_payment AS y
    JOIN roll_payee AS r ON r.account_key = y.account_key
),

contradiction AS (
    SELECT
        p.row_ref,
        '写明停发，以后又发了' || CAST(sum(y.amount) AS VARCHAR) || '元' AS what,
        sum(y.amount) AS amount,
        string_agg(DISTINCT y.row_ref, ';' ORDER BY y.row_ref) AS evidence,
        min(y.match) AS match
    FROM population AS p
    JOIN paid AS y ON y.person_id = p.person_id AND y.paid_on > p.visible_from
    WHERE p.result = '停发'
        AND NOT y.is_back_pay
        AND NOT EXISTS (       -- applied again and was approved
            SELECT 1
            FROM application AS a
            WHERE a.person_id = p.person_id
                AND a.decision = '批准'
                AND a.decided_on >= p.closed_on
        )
    GROUP BY p.row_ref
    HAVING sum(y.amount) > 0
    UNION ALL
    SELECT
        p.row_ref,
        '写明补发，没有查到补发的钱' AS what,
        p.back_paid AS amount,
        CAST(NULL AS VARCHAR) AS evidence,
        p.match
    FROM population AS p
    WHERE p.result = '补发'
        AND NOT EXISTS (
            SELECT 1
            FROM paid AS y
            WHERE y.person_id = p.person_id
                AND y.is_back_pay
                AND y.paid_on >= p.found_on
        )
    UNION ALL
    SELECT
        p.row_ref,
        '写明追回，追缴台账里没有收回的钱' AS what,
        p.recovered AS amount,
        CAST(NULL AS VARCHAR) AS evidence,
        p.match
    FROM population AS p
    WHERE p.result = '追回'
        AND EXISTS (SELECT 1 FROM recovery AS r WHERE r.decided_on <= $as_of)      -- that ledger came at all
        AND NOT EXISTS (
            SELECT 1
            FROM recovery AS r
            WHERE r.person_id = p.person_id
                AND r.returned_amount > 0
        )
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    '台账' || coalesce(p.problem_no, '（没有编号）') || '于' || CAST(p.closed_on AS VARCHAR) || '销号，' || c.what AS because,
    concat_ws(';', p.row_ref, c.evidence) AS evidence,
    c.amount,
    p.closed_on AS since,
    least(p.match, c.match) AS match
FROM population AS p
JOIN contradiction AS c ON c.row_ref = p.row_ref
