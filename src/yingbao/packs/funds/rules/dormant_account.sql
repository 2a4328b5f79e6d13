/* ---
code: "716"
title: 救助账户长期没有取款
direction: 资金
level: 黄
status: trial
valid_from: 2014-05-01
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 对家庭人口、收入、财产状况定期核查, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第四十六条, gist: 对家庭成员、收入、财产状况定期核查, valid_from: 2026-07-01}
reads: [roll_due, roll_payee, card_withdrawal]
parameters:
  dormant_months: {use: funds/dormant_months, role: guard}
benign:
  - 本人节省，不常取
  - 由家人一次取
ask_first:
  - 上门看本人还在不在、卡在谁手里
verify: [V1]
due_process: 先看人；不能只凭没取款停发。
say: 您的账户很久没取钱了，我们来看看您，问问有没有困难。
--- */
WITH account AS (
    SELECT DISTINCT household_id, programme, account_key
    FROM roll_payee
),

population AS (                -- paid for long enough, on the newest month
    SELECT *
    FROM roll_due
    WHERE NOT is_central
        AND coalesce(start_month, approved_on) < CAST($as_of - $dormant_months * INTERVAL '1' MONTH AS DATE)
        AND person_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY programme, household_id ORDER BY period DESC, row_ref) = 1
),

active AS (                    -- the bank's list is about these accounts at all
    SELECT account_key, max(withdrawn_at) AS last_on, string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM card_withdrawal
    WHERE withdrawn_at <= $as_of
    GROUP BY account_key
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '账户最近一次取款是' || CAST(max(t.last_on) AS VARCHAR) || '，已超过' || CAST($dormant_months AS VARCHAR) || '个月' AS because,
    concat_ws(';', min(p.row_ref), string_agg(DISTINCT t.evidence, ';' ORDER BY t.evidence)) AS evidence,
    max(t.last_on) AS since,
    p.programme,
    min(p.match) AS match
FROM population AS p
JOIN account AS a ON a.household_id = p.household_id AND a.programme = p.programme
JOIN active AS t ON t.account_key = a.account_key
GROUP BY p.person_id, p.household_id, p.programme
HAVING max(t.last_on) < CAST($as_of - $dormant_months * INTERVAL '1' MONTH AS DATE)
